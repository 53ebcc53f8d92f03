using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>The operations that refresh and revoke tokens.</summary>
internal static class TokenOperations
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["GetTokensFromRefreshToken"] = GetTokensFromRefreshToken,
        ["RevokeToken"] = RevokeToken,
        ["GetClientToken"] = GetClientToken, // signed or not: the secret authorizes the call
    };

    private static JsonObject GetTokensFromRefreshToken(Call call)
    {
        EmulatorClient client = Client(call);
        // With rotation, an app client can refresh only with this operation and must not allow REFRESH_TOKEN_AUTH.
        if (!client.Options.RefreshTokenRotation)
            client.RequireFlow("REFRESH_TOKEN_AUTH");
        (RefreshToken token, string? text) = UserTokens.Refresh(
            call.State, client, call.GetRequired("RefreshToken"), call.GetString("DeviceKey"), "Invalid Refresh Token.");
        JsonObject answer = UserTokens.Result(call, token, text);
        answer.Remove("ChallengeParameters");
        return answer;
    }

    private static JsonObject RevokeToken(Call call)
    {
        UserTokens.Revoke(call.State, Client(call), call.GetRequired("Token"));
        return [];
    }

    /// <summary>Issues an access token for machines, as the client credentials grant does.</summary>
    private static JsonObject GetClientToken(Call call)
    {
        EmulatorClient client = call.Client();
        string secret = call.GetRequired("Secret");
        if (!client.IsSecret(secret))
            throw ApiError.NotAuthorized("Invalid client secret.");
        client.RequireFlow("CLIENT_TOKEN_AUTH");
        string[] allowed = [.. client.Options.AllowedOAuthScopes.Where(scope => IsScope(client.Pool, scope))];
        List<string> scopes = call.GetStrings("Scopes");
        if (scopes.Find(scope => !allowed.Contains(scope)) is { } invalid)
            throw ApiError.InvalidParameter($"Invalid scope requested: {invalid}");
        return new()
        {
            ["ClientAuthenticationResult"] = new JsonObject
            {
                ["AccessToken"] = UserTokens.Machine(call.BaseAddress, client, scopes.Count == 0 ? allowed : scopes.Distinct()),
                ["ExpiresIn"] = (int)client.AccessTokenValidity.TotalSeconds,
                ["TokenType"] = "Bearer",
            },
        };
    }

    /// <summary>Returns true for a scope of one of the pool's resource servers: <c>identifier/name</c>.</summary>
    private static bool IsScope(EmulatorPool pool, string scope) =>
        scope.LastIndexOf('/') is > 0 and var slash
        && pool.ResourceServers.TryGetValue(scope[..slash], out JsonObject? server)
        && server["Scopes"] is JsonArray scopes
        && scopes.OfType<JsonObject>().Any(known => known["ScopeName"]?.ToString() == scope[(slash + 1)..]);

    private static EmulatorClient Client(Call call)
    {
        EmulatorClient client = call.Client();
        client.CheckSecret(call.GetString("ClientSecret"));
        return client;
    }
}
