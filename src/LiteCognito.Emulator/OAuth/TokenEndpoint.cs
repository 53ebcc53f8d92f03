using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.Operations;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.OAuth;

/// <summary>The token endpoint, with the grants for codes, refresh tokens and client credentials, and the revocation endpoint.</summary>
internal static class TokenEndpoint
{
    public static EmulatorResponse Tokens(OAuthRequest request)
    {
        Dictionary<string, string> form = request.Form();
        EmulatorClient client = ClientAuthentication.Client(request, form);
        return OAuthRequest.Json(Required(form, "grant_type") switch
        {
            "authorization_code" => Code(request, client, form),
            "refresh_token" => Refresh(request, client, form),
            "client_credentials" => Machine(request, client, form),
            _ => throw new OAuthError("unsupported_grant_type", "The grants are authorization_code, refresh_token and client_credentials."),
        });
    }

    public static EmulatorResponse Revoke(OAuthRequest request)
    {
        Dictionary<string, string> form = request.Form();
        EmulatorClient client = ClientAuthentication.Client(request, form);
        try
        {
            UserTokens.Revoke(request.State, client, Required(form, "token"));
        }
        catch (ApiError refusal)
        {
            string error = refusal.Code switch
            {
                "UnsupportedTokenTypeException" => "unsupported_token_type",
                "UnauthorizedException" => "unauthorized_client",
                _ => "invalid_request",
            };
            throw new OAuthError(error, refusal.Message);
        }
        return EmulatorResponse.Text(200, "application/json;charset=UTF-8", "");
    }

    private static JsonObject Code(OAuthRequest request, EmulatorClient client, Dictionary<string, string> form)
    {
        RequireGrant(client, "code");
        AuthorizationCode? code = request.Login.Find(Required(form, "code"));
        if (code is null || code.Authorization.Client != client)
            throw OAuthError.InvalidGrant("The code is not known.");
        if (code.IsUsed && code.OriginJti is { } stolen)
            code.User.SignIns.Remove(stolen);
        bool isValid = !code.IsUsed && request.Now < code.ExpiresAt;
        code.IsUsed = true; // even if the exchange fails
        if (!isValid)
            throw OAuthError.InvalidGrant("The code has been used or has expired.");
        if (code.Authorization.RedirectUri != form.GetValueOrDefault("redirect_uri"))
            throw OAuthError.InvalidGrant("The redirect_uri is not the one of the authorization.");
        string? verifier = form.GetValueOrDefault("code_verifier");
        if (code.Authorization.Challenge is { } challenge
            ? verifier is null || !FixedTime.AreEqual(Challenge(verifier), challenge)
            : verifier is not null)
            throw OAuthError.InvalidGrant("The code_verifier is not the one of the code_challenge.");

        RefreshToken token = UserTokens.Begin(request.State, client, code.User, null, code.Authorization.Scopes, code.Authorization.Nonce);
        code.OriginJti = token.OriginJti;
        return Answer(request, token, token.Value);
    }

    private static JsonObject Refresh(OAuthRequest request, EmulatorClient client, Dictionary<string, string> form)
    {
        try
        {
            (RefreshToken token, string? text) = UserTokens.Refresh(request.State, client, Required(form, "refresh_token"), null);
            return Answer(request, token, text);
        }
        catch (ApiError refusal)
        {
            throw OAuthError.InvalidGrant(refusal.Message);
        }
    }

    private static JsonObject Machine(OAuthRequest request, EmulatorClient client, Dictionary<string, string> form)
    {
        RequireGrant(client, "client_credentials");
        if (client.Secret is null)
            throw new OAuthError("unauthorized_client", "The app client has no secret.");
        // Only scopes of resource servers are allowed, because there is no user whose data other scopes could return.
        string[] allowed = [.. client.Options.AllowedOAuthScopes.Where(scope => scope.Contains('/', StringComparison.Ordinal))];
        string[] scopes = [.. (form.GetValueOrDefault("scope") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()];
        if (!scopes.All(allowed.Contains))
            throw new OAuthError("invalid_scope", "A scope is not allowed for machines with this app client.");
        return new()
        {
            ["access_token"] = UserTokens.Machine(request.BaseAddress, client, scopes.Length == 0 ? allowed : scopes),
            ["expires_in"] = (int)client.AccessTokenValidity.TotalSeconds,
            ["token_type"] = "Bearer",
        };
    }

    private static JsonObject Answer(OAuthRequest request, RefreshToken token, string? text)
    {
        (string access, string? id) = UserTokens.Sign(request.BaseAddress, token, token.Scopes.Contains("openid"));
        var answer = new JsonObject
        {
            ["access_token"] = access,
            ["expires_in"] = (int)token.Client.AccessTokenValidity.TotalSeconds,
            ["token_type"] = "Bearer",
        };
        if (id is not null)
            answer["id_token"] = id;
        if (text is not null)
            answer["refresh_token"] = text;
        return answer;
    }

    private static void RequireGrant(EmulatorClient client, string grant)
    {
        if (!client.Options.AllowedOAuthFlows.Contains(grant))
            throw new OAuthError("unauthorized_client", "The app client does not allow this grant.");
    }

    /// <summary>The code challenge of a verifier (RFC 7636 section 4.2).</summary>
    private static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(verifier)));

    private static string Required(Dictionary<string, string> form, string name) =>
        form.GetValueOrDefault(name) is { Length: > 0 } value ? value : throw OAuthError.InvalidRequest($"{name} is missing.");
}
