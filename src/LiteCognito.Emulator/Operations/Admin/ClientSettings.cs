using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Operations;

/// <summary>An app client's settings as calls give and take them. What the emulator does not act upon is kept and shown again.</summary>
internal static class ClientSettings
{
    private const int UsualDays = 30;

    private static readonly string[] UsualFlows = ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"];

    public static EmulatorClientOptions Options(Call call, string name)
    {
        var usual = new EmulatorClientOptions { Name = name };
        JsonElement rotation = Member(call.Input, "RefreshTokenRotation");
        return usual with
        {
            GenerateSecret = call.Flag("GenerateSecret"),
            ExplicitAuthFlows = call.List("ExplicitAuthFlows") is { Count: > 0 } named ? named : UsualFlows,
            AccessTokenValidity = Validity(call, "AccessToken", TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), TimeSpan.FromDays(1)),
            IdTokenValidity = Validity(call, "IdToken", TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), TimeSpan.FromDays(1)),
            RefreshTokenValidity = Validity(call, "RefreshToken", TimeSpan.FromDays(1), TimeSpan.FromHours(1), TimeSpan.FromDays(3650)) ?? usual.RefreshTokenValidity,
            RefreshTokenRotation = Call.Text(rotation, "Feature") == "ENABLED",
            RetryGracePeriod = TimeSpan.FromSeconds(rotation.ValueKind == JsonValueKind.Object && rotation.TryGetProperty("RetryGracePeriodSeconds", out JsonElement seconds)
                && seconds.TryGetInt32(out int grace) ? grace : 0),
            EnableTokenRevocation = !call.Input.TryGetProperty("EnableTokenRevocation", out JsonElement revocation) || revocation.ValueKind != JsonValueKind.False,
            CallbackUrls = call.List("CallbackURLs"),
            LogoutUrls = call.List("LogoutURLs"),
            AllowedOAuthFlows = call.List("AllowedOAuthFlows") is { Count: > 0 } flows ? flows : usual.AllowedOAuthFlows,
            AllowedOAuthScopes = call.List("AllowedOAuthScopes") is { Count: > 0 } scopes ? scopes : usual.AllowedOAuthScopes,
        };
    }

    public static JsonObject Kept(Call call) => Json.Kept(call.Input, "GenerateSecret", "ClientSecret");

    /// <summary>UserPoolClientType.</summary>
    public static JsonObject Describe(EmulatorClient client)
    {
        EmulatorClientOptions options = client.Options;
        var answer = new JsonObject
        {
            ["RefreshTokenValidity"] = (int)options.RefreshTokenValidity.TotalDays is > 0 and var days ? days : UsualDays,
            ["EnableTokenRevocation"] = options.EnableTokenRevocation,
        };
        if (options.RefreshTokenRotation)
            answer["RefreshTokenRotation"] = new JsonObject { ["Feature"] = "ENABLED", ["RetryGracePeriodSeconds"] = (int)options.RetryGracePeriod.TotalSeconds };
        Json.Merge(answer, client.Settings);
        Json.Merge(answer, new()
        {
            ["UserPoolId"] = client.Pool.Id,
            ["ClientName"] = client.Name,
            ["ClientId"] = client.Id,
            ["ExplicitAuthFlows"] = Json.Texts(client.Flows),
            ["CallbackURLs"] = Json.Texts(options.CallbackUrls),
            ["LogoutURLs"] = Json.Texts(options.LogoutUrls),
            ["AllowedOAuthFlows"] = Json.Texts(options.AllowedOAuthFlows),
            ["AllowedOAuthScopes"] = Json.Texts(options.AllowedOAuthScopes),
            ["LastModifiedDate"] = Json.Seconds(client.ModifiedAt),
            ["CreationDate"] = Json.Seconds(client.CreatedAt),
        });
        if (client.Secret is { } secret)
            answer["ClientSecret"] = secret;
        return answer;
    }

    /// <summary>How long one of the tokens is valid, in the unit that TokenValidityUnits names; <see langword="null"/> where nothing says.</summary>
    private static TimeSpan? Validity(Call call, string token, TimeSpan usualUnit, TimeSpan least, TimeSpan most)
    {
        if (call.Number(token + "Validity") is not { } number || number == 0)
            return null;
        TimeSpan unit = Call.Text(Member(call.Input, "TokenValidityUnits"), token) switch
        {
            "seconds" => TimeSpan.FromSeconds(1),
            "minutes" => TimeSpan.FromMinutes(1),
            "hours" => TimeSpan.FromHours(1),
            "days" => TimeSpan.FromDays(1),
            _ => usualUnit,
        };
        return number >= least / unit && number <= most / unit ? number * unit : throw ApiError.InvalidParameter($"Invalid range for token validity: {token}.");
    }

    private static JsonElement Member(JsonElement input, string name) => input.TryGetProperty(name, out JsonElement value) ? value : default;
}
