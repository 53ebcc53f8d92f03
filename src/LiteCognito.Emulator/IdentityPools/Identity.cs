namespace LiteCognito.Emulator.IdentityPools;

/// <summary>Someone an identity pool knows: a user of a user pool, or nobody in particular.</summary>
internal sealed record Identity(EmulatorIdentityPool Pool, string Id, IdentityLogin? Login);

/// <summary>Who an ID token says its bearer is: the user, and the provider as Logins name it.</summary>
internal sealed record IdentityLogin(string PoolId, string Sub, string Provider);
