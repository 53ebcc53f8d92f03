using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>
/// Converts the settings of an app client from and to JSON. Settings that the emulator does not use are stored and returned.
/// </summary>
internal static class ClientSettings
{
    private const int DefaultRefreshTokenDays = 30;

    private static readonly string[] DefaultFlows = ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"];

    public static EmulatorClientOptions Options(Call call, string name)
    {
        var defaults = new EmulatorClientOptions { Name = name };
        JsonElement rotation = Member(call.Input, "RefreshTokenRotation");
        return defaults with
        {
            GenerateSecret = call.GetBoolean("GenerateSecret"),
            ExplicitAuthFlows = call.GetStrings("ExplicitAuthFlows") is { Count: > 0 } named ? named : DefaultFlows,
            AccessTokenValidity = Validity(call, "AccessToken", TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), TimeSpan.FromDays(1)),
            IdTokenValidity = Validity(call, "IdToken", TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), TimeSpan.FromDays(1)),
            RefreshTokenValidity = Validity(call, "RefreshToken", TimeSpan.FromDays(1), TimeSpan.FromHours(1), TimeSpan.FromDays(3650))
                ?? defaults.RefreshTokenValidity,
            RefreshTokenRotation = Json.GetString(rotation, "Feature") == "ENABLED",
            RetryGracePeriod = GracePeriod(rotation),
            EnableTokenRevocation = !call.Input.TryGetProperty("EnableTokenRevocation", out JsonElement revocation)
                || revocation.ValueKind != JsonValueKind.False,
            CallbackUrls = call.GetStrings("CallbackURLs"),
            LogoutUrls = call.GetStrings("LogoutURLs"),
            AllowedOAuthFlows = call.GetStrings("AllowedOAuthFlows") is { Count: > 0 } flows ? flows : defaults.AllowedOAuthFlows,
            AllowedOAuthScopes = call.GetStrings("AllowedOAuthScopes") is { Count: > 0 } scopes ? scopes : defaults.AllowedOAuthScopes,
        };
    }

    public static JsonObject Copy(Call call) => Json.Copy(call.Input, "GenerateSecret", "ClientSecret");

    /// <summary>Creates a UserPoolClientType.</summary>
    public static JsonObject Describe(EmulatorClient client)
    {
        EmulatorClientOptions options = client.Options;
        var answer = new JsonObject
        {
            ["RefreshTokenValidity"] = (int)options.RefreshTokenValidity.TotalDays is > 0 and var days ? days : DefaultRefreshTokenDays,
            ["EnableTokenRevocation"] = options.EnableTokenRevocation,
        };
        if (options.RefreshTokenRotation)
            answer["RefreshTokenRotation"] = new JsonObject
            {
                ["Feature"] = "ENABLED",
                ["RetryGracePeriodSeconds"] = (int)options.RetryGracePeriod.TotalSeconds,
            };
        Json.Merge(answer, client.Settings);
        Json.Merge(answer, new()
        {
            ["UserPoolId"] = client.Pool.Id,
            ["ClientName"] = client.Name,
            ["ClientId"] = client.Id,
            ["ExplicitAuthFlows"] = Json.Strings(client.Flows),
            ["CallbackURLs"] = Json.Strings(options.CallbackUrls),
            ["LogoutURLs"] = Json.Strings(options.LogoutUrls),
            ["AllowedOAuthFlows"] = Json.Strings(options.AllowedOAuthFlows),
            ["AllowedOAuthScopes"] = Json.Strings(options.AllowedOAuthScopes),
            ["LastModifiedDate"] = Json.Seconds(client.ModifiedAt),
            ["CreationDate"] = Json.Seconds(client.CreatedAt),
        });
        if (client.Secret is { } secret)
            answer["ClientSecret"] = secret;
        return answer;
    }

    private static TimeSpan GracePeriod(JsonElement rotation) =>
        rotation.ValueKind == JsonValueKind.Object && rotation.TryGetProperty("RetryGracePeriodSeconds", out JsonElement value)
            && value.TryGetInt32(out int seconds) ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;

    /// <summary>
    /// Reads the lifetime of a kind of token, in the unit of TokenValidityUnits. Returns <see langword="null"/> if the input sets none.
    /// </summary>
    private static TimeSpan? Validity(Call call, string token, TimeSpan defaultUnit, TimeSpan min, TimeSpan max)
    {
        if (call.GetInt32(token + "Validity") is not { } number || number == 0)
            return null;
        TimeSpan unit = Json.GetString(Member(call.Input, "TokenValidityUnits"), token) switch
        {
            "seconds" => TimeSpan.FromSeconds(1),
            "minutes" => TimeSpan.FromMinutes(1),
            "hours" => TimeSpan.FromHours(1),
            "days" => TimeSpan.FromDays(1),
            _ => defaultUnit,
        };
        return number >= min / unit && number <= max / unit
            ? number * unit : throw ApiError.InvalidParameter($"Invalid range for token validity: {token}.");
    }

    private static JsonElement Member(JsonElement input, string name) =>
        input.TryGetProperty(name, out JsonElement value) ? value : default;
}
