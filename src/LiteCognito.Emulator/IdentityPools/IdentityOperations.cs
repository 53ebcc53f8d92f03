using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.Signatures;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.IdentityPools;

/// <summary>The operations of an identity pool's users, which issue credentials and OpenID tokens. These calls are not signed.</summary>
internal sealed class IdentityOperations(IdentityPoolList pools, AccessKeys accessKeys)
{
    private static readonly TimeSpan OpenIdTokenValidity = TimeSpan.FromMinutes(10);

    public Dictionary<string, Func<Call, JsonObject>> Operations => new()
    {
        ["GetId"] = GetId,
        ["GetCredentialsForIdentity"] = GetCredentialsForIdentity,
        ["GetOpenIdToken"] = GetOpenIdToken,
        ["UnlinkIdentity"] = UnlinkIdentity,
    };

    private JsonObject GetId(Call call)
    {
        EmulatorIdentityPool pool = pools.Open(call);
        List<VerifiedLogin> logins = IdentityLogins.Read(call, pool, isIssuing: false);
        return new() { ["IdentityId"] = IdentityLinks.Find(pool, null, Users(logins), call.Now).Id };
    }

    private JsonObject GetCredentialsForIdentity(Call call)
    {
        Identity identity = pools.OpenIdentity(call);
        EmulatorIdentityPool pool = identity.Pool;
        string? customRole = call.GetString("CustomRoleArn");
        if (call.GetMap("Logins").TryGetValue(OpenIdTokens.Provider, out string? token))
        {
            OpenIdTokens.Check(identity, token, call.Now);
            RoleChoice.Check(pool, identity.IsGuest, [], customRole);
        }
        else
        {
            List<VerifiedLogin> logins = IdentityLogins.Read(call, pool, isIssuing: true);
            identity = IdentityLinks.Find(
                pool, identity, Users(logins), call.Now, () => RoleChoice.Check(pool, logins.Count == 0, logins, customRole));
        }
        return new() { ["IdentityId"] = identity.Id, ["Credentials"] = Credentials(pool, call.Now) };
    }

    private JsonObject GetOpenIdToken(Call call)
    {
        Identity identity = pools.OpenIdentity(call);
        // Without the setting, the basic flow is allowed.
        if (identity.Pool.Settings["AllowClassicFlow"] is JsonValue setting && setting.TryGetValue(out bool isAllowed) && !isAllowed)
            throw ApiError.InvalidParameter("Basic (classic) flow is not enabled, please use enhanced flow.");
        if (identity.Pool.RoleMappings is { Count: > 0 })
            throw ApiError.InvalidParameter("Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.");
        List<VerifiedLogin> logins = IdentityLogins.Read(call, identity.Pool, isIssuing: true);
        identity = IdentityLinks.Find(identity.Pool, identity, Users(logins), call.Now);
        return new() { ["IdentityId"] = identity.Id, ["Token"] = OpenIdTokens.Create(call, identity, OpenIdTokenValidity) };
    }

    private JsonObject UnlinkIdentity(Call call)
    {
        Identity identity = pools.OpenIdentity(call);
        List<string> names = call.GetStrings("LoginsToRemove");
        List<VerifiedLogin> logins = IdentityLogins.Read(call, identity.Pool, isIssuing: false);
        if (!logins.Exists(login => identity.Has(login.Login)))
            throw ApiError.NotAuthorized($"Access to Identity '{identity.Id}' is forbidden.");
        // How the service answers to the name of a provider that is not linked is not confirmed.
        if (names.Count == 0 || !names.TrueForAll(name => identity.Logins.Any(login => IsPublic(login, name))))
            throw ApiError.InvalidParameter("LoginsToRemove has a provider that is not linked to the identity.");
        identity.Unlink(login => names.Exists(name => IsPublic(login, name)), call.Now);
        return [];
    }

    private JsonObject Credentials(EmulatorIdentityPool pool, DateTimeOffset now)
    {
        DateTimeOffset expires = now + pool.CredentialsValidity;
        string key = "ASIA" + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16);
        string secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(30));
        string token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(300));
        accessKeys.RemoveExpired(before: now.AddDays(-1));
        accessKeys.Add(new(key, secret, token, expires));
        return new()
        {
            ["AccessKeyId"] = key,
            ["SecretKey"] = secret,
            ["SessionToken"] = token,
            ["Expiration"] = Json.Seconds(expires),
        };
    }

    private static bool IsPublic(IdentityLogin login, string provider) => !login.IsDeveloper && login.Provider == provider;

    private static List<IdentityLogin> Users(List<VerifiedLogin> logins) => logins.ConvertAll(login => login.Login);
}
