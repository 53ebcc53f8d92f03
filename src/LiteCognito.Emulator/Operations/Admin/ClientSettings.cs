using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Operations;

/// <summary>An app client's settings as calls give and take them. What the emulator does not act upon is kept and shown again.</summary>
internal static class ClientSettings
{
    private const int UsualDays = 30;

    public static EmulatorClientOptions Options(Call call, string name)
    {
        var usual = new EmulatorClientOptions { Name = name };
        JsonElement rotation = Member(call.Input, "RefreshTokenRotation");
        return usual with
        {
            GenerateSecret = call.Flag("GenerateSecret"),
            ExplicitAuthFlows = call.List("ExplicitAuthFlows"),
            RefreshTokenValidity = call.Number("RefreshTokenValidity") is > 0 and var validity ? validity * Unit(call.Input) : usual.RefreshTokenValidity,
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

    /// <summary>The unit of RefreshTokenValidity: days, unless TokenValidityUnits says otherwise.</summary>
    private static TimeSpan Unit(JsonElement input) => Call.Text(Member(input, "TokenValidityUnits"), "RefreshToken") switch
    {
        "seconds" => TimeSpan.FromSeconds(1),
        "minutes" => TimeSpan.FromMinutes(1),
        "hours" => TimeSpan.FromHours(1),
        _ => TimeSpan.FromDays(1),
    };

    private static JsonElement Member(JsonElement input, string name) => input.TryGetProperty(name, out JsonElement value) ? value : default;
}
