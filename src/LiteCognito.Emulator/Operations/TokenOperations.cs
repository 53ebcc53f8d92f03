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
    };

    private static JsonObject GetTokensFromRefreshToken(Call call)
    {
        EmulatorClient client = Client(call);
        // With rotation, an app client can refresh only with this operation and must not allow REFRESH_TOKEN_AUTH.
        if (!client.Options.RefreshTokenRotation)
            client.RequireFlow("REFRESH_TOKEN_AUTH");
        (RefreshToken token, string? text) = UserTokens.Refresh(
            call.State, client, call.GetRequired("RefreshToken"), call.GetString("DeviceKey"));
        JsonObject answer = UserTokens.Result(call, token, text);
        answer.Remove("ChallengeParameters");
        return answer;
    }

    private static JsonObject RevokeToken(Call call)
    {
        UserTokens.Revoke(call.State, Client(call), call.GetRequired("Token"));
        return [];
    }

    private static EmulatorClient Client(Call call)
    {
        EmulatorClient client = call.Client();
        client.CheckSecret(call.GetString("ClientSecret"));
        return client;
    }
}
