using System.Buffers.Text;
using System.Text.Json;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.IdentityPools;

/// <summary>A login whose token is valid.</summary>
/// <param name="Login">The user.</param>
/// <param name="RoleKey">The name of the provider and app client in role mappings.</param>
/// <param name="Claims">The claims of the ID token.</param>
internal sealed record VerifiedLogin(IdentityLogin Login, string RoleKey, JsonElement Claims);

/// <summary>
/// Reads the Logins of a call, which map the name of a provider to an ID token. The name is
/// <c>cognito-idp.{region}.amazonaws.com/{userPoolId}</c>, or the issuer in the emulator's tokens without its scheme.
/// </summary>
internal static class IdentityLogins
{
    /// <summary>Reads the users of the call's ID tokens.</summary>
    /// <param name="call">The call.</param>
    /// <param name="pool">The identity pool.</param>
    /// <param name="isIssuing">
    /// True if the call issues a token or credentials. Only such calls ask whether the user has signed out (ServerSideTokenCheck).
    /// </param>
    /// <param name="isSkipped">Tells which names are not those of a user pool, and are not read.</param>
    public static List<VerifiedLogin> Read(
        Call call, EmulatorIdentityPool pool, bool isIssuing, Predicate<string>? isSkipped = null)
    {
        var logins = new List<VerifiedLogin>();
        foreach ((string provider, string token) in call.GetMap("Logins"))
            if (isSkipped?.Invoke(provider) != true)
                logins.Add(Verify(call, pool, provider, token, isIssuing));
        return logins;
    }

    private static VerifiedLogin Verify(Call call, EmulatorIdentityPool pool, string provider, string token, bool isIssuing)
    {
        if (provider == OpenIdTokens.Provider)
            throw ApiError.NotAuthorized("Invalid login token. Can't pass in a Cognito token.");
        EmulatorPool userPool = UserPool(call, pool, provider);
        if (userPool.Tokens.Verify(token) is not { } claims)
            throw Unverified(token, userPool);
        if (Json.GetString(claims, "token_use") != "id" || Json.GetString(claims, "aud") is not { } app || !IsIssuer(claims, userPool))
            throw ApiError.NotAuthorized("Invalid login token. Not a valid OpenId Connect identity token.");
        bool isChecked = Accept(call, pool, userPool, app);
        OpenIdTokens.RequireTime(claims, call.Now);
        if (isIssuing && isChecked && !IsSignedIn(userPool, claims))
            throw ApiError.NotAuthorized("Token is inactive");
        string key = $"cognito-idp.{userPool.Region}.amazonaws.com/{userPool.Id}:{app}";
        return new(new(provider, userPool.Id, Json.GetString(claims, "sub")!), key, claims);
    }

    private static EmulatorPool UserPool(Call call, EmulatorIdentityPool pool, string provider)
    {
        EmulatorPool? found = call.State.FindPool(provider[(provider.LastIndexOf('/') + 1)..]);
        bool trusted = found is not null && (pool.UserPools is { } pools
            ? pools.Count == 0 || pools.Contains(found) : IdentityPoolSettings.Providers(pool.Settings, found.Id).Any());
        string[] names = found is null ? [] :
        [
            $"cognito-idp.{found.Region}.amazonaws.com/{found.Id}", $"cognito-idp.{found.Region}.amazonaws.com.cn/{found.Id}",
            $"cognito-idp.{found.Region}.amazonaws.eu/{found.Id}", WithoutScheme(found.Issuer(call.BaseAddress)),
        ];
        return trusted && names.Contains(provider) ? found! : throw Untrusted();
    }

    /// <summary>Rejects app clients that the identity pool does not accept; returns true if sign-outs matter.</summary>
    private static bool Accept(Call call, EmulatorIdentityPool pool, EmulatorPool userPool, string app)
    {
        bool exists = call.State.FindClient(app)?.Pool == userPool;
        if (pool.UserPools is not null)
            return exists ? false : throw ApiError.NotAuthorized("Invalid login token. Incorrect token audience.");
        List<JsonElement> entries =
            [.. IdentityPoolSettings.Providers(pool.Settings, userPool.Id).Where(entry => Json.GetString(entry, "ClientId") == app)];
        return exists && entries.Count > 0 ? entries.Exists(entry => Json.GetBoolean(entry, "ServerSideTokenCheck")) : throw Untrusted();
    }

    /// <summary>Returns true if the user of an ID token exists and has not signed out since.</summary>
    private static bool IsSignedIn(EmulatorPool userPool, JsonElement claims)
    {
        string? sub = Json.GetString(claims, "sub"), signIn = Json.GetString(claims, "origin_jti");
        return signIn is not null && sub is not null && userPool.FindById(sub)?.SignIns.Contains(signIn) == true;
    }

    private static ApiError Untrusted() => ApiError.NotAuthorized("Token is not from a supported provider of this identity pool.");

    private static ApiError Unverified(string token, EmulatorPool userPool) => ApiError.NotAuthorized("Invalid login token. " + (
        ReadClaims(token) is not { } claims ? "Not a valid OpenId Connect identity token."
        : IsIssuer(claims, userPool) ? "Couldn't verify signed token." : "Issuer doesn't match providerName"));

    private static bool IsIssuer(JsonElement claims, EmulatorPool userPool) =>
        Json.GetString(claims, "iss")?.EndsWith("/" + userPool.Id, StringComparison.Ordinal) == true;

    /// <summary>Reads the claims of a token that is not verified, for an error text.</summary>
    private static JsonElement? ReadClaims(string token)
    {
        if (token.Split('.') is not [_, var part, _] || !Base64Url.IsValid(part))
            return null;
        using JsonDocument? claims = Json.ParseObject(Base64Url.DecodeFromChars(part));
        return claims?.RootElement.Clone();
    }

    private static string WithoutScheme(string issuer) => issuer[(issuer.IndexOf("://", StringComparison.Ordinal) + 3)..];
}
