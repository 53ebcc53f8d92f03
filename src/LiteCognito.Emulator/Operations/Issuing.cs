using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Operations;

/// <summary>Tokens: issued to whoever has answered everything, and read back from calls that carry one.</summary>
internal static class Issuing
{
    public static JsonObject SignIn(Call call, Progress progress)
    {
        EmulatorUser user = progress.User;
        JsonObject? made = progress.Device is null ? NewDevice(user) : null;
        string? deviceKey = progress.Device?.Key ?? (string?)made?["DeviceKey"];
        var token = new RefreshToken(user, progress.Client, Guid.NewGuid().ToString(), call.Now, deviceKey);
        string text = Convert.ToBase64String(RandomNumberGenerator.GetBytes(192)).Replace('+', '-').Replace('/', '_');
        user.SignIns.Add(token.OriginJti);
        call.Emulator.RefreshTokens.Add(text, token);
        JsonObject answer = Result(call, token, text);
        if (made is not null)
            answer["AuthenticationResult"]!["NewDeviceMetadata"] = made;
        return answer;
    }

    public static JsonObject Result(Call call, RefreshToken token, string? refreshToken)
    {
        EmulatorPool pool = token.User.Pool;
        JsonObject access = Claims(call, token, "access");
        access["client_id"] = token.Client.Id;
        access["scope"] = "aws.cognito.signin.user.admin";
        access["username"] = token.User.Username;
        if (token.DeviceKey is not null)
            access["device_key"] = token.DeviceKey;

        JsonObject id = Claims(call, token, "id");
        id["aud"] = token.Client.Id;
        id["cognito:username"] = token.User.Username;
        foreach ((string name, string value) in token.User.Attributes.Where(attribute => attribute.Key != "sub"))
            id[name] = name.EndsWith("_verified", StringComparison.Ordinal) ? value == "true" : value;

        var result = new JsonObject
        {
            ["AccessToken"] = pool.Tokens.Sign(access),
            ["ExpiresIn"] = (int)pool.Options.TokenValidity.TotalSeconds,
            ["IdToken"] = pool.Tokens.Sign(id),
            ["TokenType"] = "Bearer",
        };
        if (refreshToken is not null)
            result["RefreshToken"] = refreshToken;
        return new() { ["AuthenticationResult"] = result, ["ChallengeParameters"] = new JsonObject() };
    }

    /// <summary>The user whose valid access token a call carries.</summary>
    public static EmulatorUser User(Call call)
    {
        string token = call.Required("AccessToken");
        foreach (EmulatorClient client in call.Emulator.Clients.Values.DistinctBy(client => client.Pool))
        {
            if (client.Pool.Tokens.Verify(token) is not { } claims)
                continue;
            if (claims.GetProperty("token_use").GetString() != "access")
                break;
            if (call.Now.ToUnixTimeSeconds() >= claims.GetProperty("exp").GetInt64())
                throw ApiError.NotAuthorized("Access Token has expired");
            EmulatorUser user = client.Pool.Find(claims.GetProperty("sub").GetString()!) ?? throw new ApiError("UserNotFoundException", "User does not exist.");
            return user.SignIns.Contains(claims.GetProperty("origin_jti").GetString()!) ? user : throw ApiError.NotAuthorized("Access Token has been revoked");
        }
        throw ApiError.NotAuthorized("Invalid Access Token");
    }

    /// <summary>Keys for a device that has none yet, where the pool tracks devices.</summary>
    private static JsonObject? NewDevice(EmulatorUser user)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        if (user.Pool.Options.DeviceTracking == DeviceTracking.Off)
            return null;
        string key = $"{user.Pool.Region}_{Guid.NewGuid()}", groupKey = "-" + RandomNumberGenerator.GetString(Alphabet, 8);
        user.NewDevices[key] = groupKey;
        return new() { ["DeviceKey"] = key, ["DeviceGroupKey"] = groupKey };
    }

    private static JsonObject Claims(Call call, RefreshToken token, string use) => new()
    {
        ["sub"] = token.User.Sub,
        ["iss"] = $"{call.BaseAddress.AbsoluteUri.TrimEnd('/')}/{token.User.Pool.Id}",
        ["origin_jti"] = token.OriginJti,
        ["event_id"] = Guid.NewGuid().ToString(),
        ["token_use"] = use,
        ["auth_time"] = token.SignedInAt.ToUnixTimeSeconds(),
        ["exp"] = (call.Now + token.User.Pool.Options.TokenValidity).ToUnixTimeSeconds(),
        ["iat"] = call.Now.ToUnixTimeSeconds(),
        ["jti"] = Guid.NewGuid().ToString(),
    };
}
