namespace LiteCognito.Emulator.IdentityPools;

/// <summary>An identity of an identity pool: a user of a user pool, or a guest if there is no login.</summary>
internal sealed record Identity(EmulatorIdentityPool Pool, string Id, IdentityLogin? Login);

/// <summary>The user that an ID token names, and the provider name in Logins.</summary>
internal sealed record IdentityLogin(string PoolId, string Sub, string Provider);
