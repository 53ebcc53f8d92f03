using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Operations;

/// <summary>Refreshing and revoking.</summary>
internal static class TokenArea
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["GetTokensFromRefreshToken"] = GetTokensFromRefreshToken,
        ["RevokeToken"] = RevokeToken,
    };

    private static JsonObject GetTokensFromRefreshToken(Call call)
    {
        EmulatorClient client = Client(call);
        // A client that rotates refreshes by this call alone, and must not have the older flow.
        if (!client.Options.RefreshTokenRotation)
            client.Allow("REFRESH_TOKEN_AUTH");
        (RefreshToken token, string? text) = Issuing.Refresh(call.Emulator, client, call.Required("RefreshToken"), call.Text("DeviceKey"));
        JsonObject answer = Issuing.Result(call, token, text);
        answer.Remove("ChallengeParameters");
        return answer;
    }

    private static JsonObject RevokeToken(Call call)
    {
        Issuing.Revoke(call.Emulator, Client(call), call.Required("Token"));
        return [];
    }

    private static EmulatorClient Client(Call call)
    {
        EmulatorClient client = call.Emulator.Client(call.Required("ClientId"));
        client.CheckSecret(call.Text("ClientSecret"));
        return client;
    }
}
