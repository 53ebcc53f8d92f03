using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.Operations;

namespace LiteCognito.Emulator.OAuth;

/// <summary>Returns the claims of the user whose access token the request carries (OpenID Connect Core section 5.3).</summary>
internal static class UserInfoEndpoint
{
    public static EmulatorResponse Read(OAuthRequest request)
    {
        const string Scheme = "Bearer ";
        if (request.Authorization is not { } authorization || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw OAuthError.InvalidRequest("An Authorization header with a Bearer token is missing.");
        EmulatorUser user;
        string scope;
        try
        {
            (user, _, scope) = UserTokens.Read(request.State, authorization[Scheme.Length..].Trim());
        }
        catch (ApiError refusal)
        {
            throw new OAuthError("invalid_token", refusal.Message, 401);
        }
        string[] scopes = scope.Split(' ');
        if (!scopes.Contains("openid"))
            throw new OAuthError("invalid_token", "The token has not the scope openid.", 401);
        var claims = new JsonObject { ["sub"] = user.Sub, ["username"] = user.Username };
        foreach ((string name, string value) in user.Attributes)
            if (name != "sub" && scopes.Contains(Scope(name)))
                claims[name] = value; // Cognito returns booleans as strings too
        return OAuthRequest.Json(claims);
    }

    private static string Scope(string attribute) => attribute switch
    {
        "email" or "email_verified" => "email",
        "phone_number" or "phone_number_verified" => "phone",
        _ => "profile",
    };
}
