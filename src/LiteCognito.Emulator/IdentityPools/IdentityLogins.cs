using System.Globalization;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.IdentityPools;

/// <summary>
/// Reads the Logins of a call, which map the name of a provider to an ID token. The name is
/// <c>cognito-idp.{region}.amazonaws.com/{userPoolId}</c>, or the issuer in the emulator's tokens without its scheme.
/// </summary>
internal static class IdentityLogins
{
    /// <summary>Reads the user of the call's ID token, or <see langword="null"/> if the call has none.</summary>
    public static IdentityLogin? Read(Call call, EmulatorIdentityPool pool)
    {
        Dictionary<string, string> logins = call.GetMap("Logins");
        if (logins.Count > 1)
            throw ApiError.InvalidParameter("The emulator takes one login.");
        foreach ((string provider, string token) in logins)
            return Verify(call, UserPool(call, pool, provider), provider, token);
        return null;
    }

    private static EmulatorPool UserPool(Call call, EmulatorIdentityPool pool, string provider)
    {
        EmulatorPool? found = call.State.FindPool(provider[(provider.LastIndexOf('/') + 1)..]);
        bool trusted = found is not null && (pool.Options.UserPools.Count == 0 || pool.Options.UserPools.Contains(found));
        string[] names = found is null ? [] :
        [
            $"cognito-idp.{found.Region}.amazonaws.com/{found.Id}", $"cognito-idp.{found.Region}.amazonaws.com.cn/{found.Id}",
            $"cognito-idp.{found.Region}.amazonaws.eu/{found.Id}", WithoutScheme(found.Issuer(call.BaseAddress)),
        ];
        return trusted && names.Contains(provider)
            ? found! : throw ApiError.NotAuthorized("Token is not from a supported provider of this identity pool.");
    }

    private static IdentityLogin Verify(Call call, EmulatorPool userPool, string provider, string token)
    {
        if (userPool.Tokens.Verify(token) is not { } claims || Json.GetString(claims, "token_use") != "id"
            || Json.GetString(claims, "iss") is not { } issuer || !issuer.EndsWith("/" + userPool.Id, StringComparison.Ordinal))
            throw ApiError.NotAuthorized("Invalid login token. Not a valid OpenId Connect identity token.");
        if (Json.GetString(claims, "aud") is not { } app || call.State.Clients.GetValueOrDefault(app)?.Pool != userPool)
            throw ApiError.NotAuthorized("Invalid login token. Incorrect token audience.");
        long expires = claims.GetProperty("exp").GetInt64(), now = call.Now.ToUnixTimeSeconds();
        if (now >= expires)
            throw ApiError.NotAuthorized(string.Create(
                CultureInfo.InvariantCulture, $"Invalid login token. Token expired: {now} >= {expires}"));
        return new(userPool.Id, Json.GetString(claims, "sub")!, provider);
    }

    private static string WithoutScheme(string issuer) => issuer[(issuer.IndexOf("://", StringComparison.Ordinal) + 3)..];
}
