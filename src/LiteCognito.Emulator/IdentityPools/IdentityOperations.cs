using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.Signatures;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.IdentityPools;

/// <summary>The operations of identity pools, which issue credentials and OpenID tokens. These calls are not signed.</summary>
internal sealed class IdentityOperations(AccessKeys accessKeys)
{
    private static readonly TimeSpan OpenIdTokenValidity = TimeSpan.FromMinutes(10);

    public Dictionary<string, EmulatorIdentityPool> Pools { get; } = [];

    public Service Service() => new("AWSCognitoIdentityService.", "cognito-identity", new()
    {
        ["GetId"] = GetId,
        ["GetCredentialsForIdentity"] = GetCredentialsForIdentity,
        ["GetOpenIdToken"] = GetOpenIdToken,
    }, []);

    private JsonObject GetId(Call call)
    {
        string id = call.GetRequired("IdentityPoolId");
        EmulatorIdentityPool pool = Pools.GetValueOrDefault(id)
            ?? throw ApiError.ResourceNotFound($"IdentityPool '{id}' not found.");
        IdentityLogin? login = Login(call, pool);
        Identity? known = login is null ? null : pool.Identities.Values.FirstOrDefault(identity => IsSame(identity.Login, login));
        if (known is null)
        {
            known = new(pool, $"{pool.Options.Region}:{Guid.NewGuid()}", login);
            pool.Identities.Add(known.Id, known);
        }
        return new() { ["IdentityId"] = known.Id };
    }

    private JsonObject GetCredentialsForIdentity(Call call)
    {
        Identity identity = Find(call);
        DateTimeOffset expires = call.Now + identity.Pool.Options.CredentialsValidity;
        string key = "ASIA" + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16);
        string secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(30));
        string token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(300));
        accessKeys.RemoveExpired(before: call.Now.AddDays(-1));
        accessKeys.Add(key, new(secret, token, expires));
        return new()
        {
            ["IdentityId"] = identity.Id,
            ["Credentials"] = new JsonObject
            {
                ["AccessKeyId"] = key,
                ["SecretKey"] = secret,
                ["SessionToken"] = token,
                ["Expiration"] = Json.Seconds(expires),
            },
        };
    }

    private JsonObject GetOpenIdToken(Call call)
    {
        Identity identity = Find(call);
        string token = identity.Pool.Tokens.Sign(new()
        {
            ["sub"] = identity.Id,
            ["aud"] = identity.Pool.Id,
            ["amr"] = identity.Login is { } login
                ? Json.Strings(["authenticated", login.Provider, $"{login.Provider}:CognitoSignIn:{login.Sub}"])
                : Json.Strings(["unauthenticated"]),
            ["iss"] = "https://cognito-identity.amazonaws.com",
            ["exp"] = (call.Now + OpenIdTokenValidity).ToUnixTimeSeconds(),
            ["iat"] = call.Now.ToUnixTimeSeconds(),
        });
        return new() { ["IdentityId"] = identity.Id, ["Token"] = token };
    }

    /// <summary>Finds the identity that a call names, and checks that the call may use it.</summary>
    private Identity Find(Call call)
    {
        string id = call.GetRequired("IdentityId");
        Identity identity = Pools.Values.Select(pool => pool.Identities.GetValueOrDefault(id)).FirstOrDefault(found => found is not null)
            ?? throw ApiError.ResourceNotFound($"Identity '{id}' not found.");
        IdentityLogin? login = IdentityLogins.Read(call, identity.Pool);
        if (login is null && identity.Login is not null)
            throw ApiError.NotAuthorized($"Access to Identity '{id}' is forbidden.");
        if (identity.Login is null && login is not null)
            return SignedIn(identity, login);
        return IsSame(identity.Login, login) ? identity : throw ApiError.NotAuthorized(
            "Logins don't match. Please include at least one valid login for this identity or identity pool.");
    }

    /// <summary>Links a guest's identity to a login, which must not have an identity yet.</summary>
    private static Identity SignedIn(Identity guest, IdentityLogin login)
    {
        if (guest.Pool.Identities.Values.Any(other => IsSame(other.Login, login)))
            throw new ApiError("ResourceConflictException", "The login is linked to another identity already.");
        return guest.Pool.Identities[guest.Id] = guest with { Login = login };
    }

    private static IdentityLogin? Login(Call call, EmulatorIdentityPool pool) =>
        IdentityLogins.Read(call, pool) ?? (pool.Options.AllowUnauthenticated
            ? null : throw ApiError.NotAuthorized("Unauthenticated access is not supported for this identity pool."));

    private static bool IsSame(IdentityLogin? one, IdentityLogin? other) => one?.PoolId == other?.PoolId && one?.Sub == other?.Sub;
}
