using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.IdentityPools;

/// <summary>The OpenID tokens that an identity pool signs. Each names an identity.</summary>
internal static class OpenIdTokens
{
    /// <summary>The provider name of these tokens in Logins.</summary>
    public const string Provider = "cognito-identity.amazonaws.com";

    private const string Issuer = "https://" + Provider;

    public static string Create(Call call, Identity identity, TimeSpan validity, Dictionary<string, string>? principalTags = null)
    {
        DateTimeOffset now = call.Now;
        var claims = new JsonObject
        {
            ["sub"] = identity.Id,
            ["aud"] = identity.Pool.Id,
            ["amr"] = Json.Strings(identity.IsGuest
                ? ["unauthenticated"] : ["authenticated", .. identity.Logins.SelectMany(login => Methods(identity.Pool, login))]),
            ["iss"] = Issuer,
            ["exp"] = (now + validity).ToUnixTimeSeconds(),
            ["iat"] = now.ToUnixTimeSeconds(),
        };
        if (principalTags is { Count: > 0 })
        {
            var tags = new JsonObject();
            foreach ((string name, string value) in principalTags)
                tags[name] = new JsonArray(value);
            claims["https://aws.amazon.com/tags"] = new JsonObject { ["principal_tags"] = tags };
        }
        return call.State.Outside(() => identity.Pool.Tokens.Sign(claims));
    }

    /// <summary>Rejects a token that is not a valid one of the identity.</summary>
    public static void Check(Identity identity, string token, DateTimeOffset now)
    {
        if (identity.Pool.Tokens.Verify(token) is not { } claims)
            throw ApiError.NotAuthorized("Invalid login token. Couldn't verify signed token.");
        if (Json.GetString(claims, "sub") != identity.Id || identity.IsDisabled)
            throw ApiError.NotAuthorized($"Access to Identity '{identity.Id}' is forbidden.");
        RequireTime(claims, now);
    }

    /// <summary>Rejects a token that has expired.</summary>
    public static void RequireTime(JsonElement claims, DateTimeOffset now)
    {
        long expires = claims.GetProperty("exp").GetInt64(), seconds = now.ToUnixTimeSeconds();
        if (seconds >= expires)
            throw ApiError.NotAuthorized(FormattableString.Invariant($"Invalid login token. Token expired: {seconds} >= {expires}"));
    }

    private static string[] Methods(EmulatorIdentityPool pool, IdentityLogin login) =>
        [login.Provider, $"{login.Provider}:{(login.IsDeveloper ? pool.Id : "CognitoSignIn")}:{login.Subject}"];
}
