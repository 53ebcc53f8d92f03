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
    /// <summary>Reads options from the input of a call. A missing setting has its default.</summary>
    public static EmulatorClientOptions Options(Call call, string name)
    {
        var defaults = new EmulatorClientOptions { Name = name };
        JsonElement rotation = Member(call.Input, "RefreshTokenRotation");
        List<string> flows = call.GetStrings("ExplicitAuthFlows");
        bool usesOAuth = call.GetBoolean("AllowedOAuthFlowsUserPoolClient");
        return defaults with
        {
            GenerateSecret = call.GetBoolean("GenerateSecret"),
            ExplicitAuthFlows = flows.Count > 0 ? flows : AuthFlows.Default,
            AccessTokenValidity = TokenLifetimes.Read(call, "AccessToken"),
            IdTokenValidity = TokenLifetimes.Read(call, "IdToken"),
            RefreshTokenValidity = TokenLifetimes.Read(call, "RefreshToken") ?? defaults.RefreshTokenValidity,
            RefreshTokenRotation = Json.GetString(rotation, "Feature") == "ENABLED",
            RetryGracePeriod = GracePeriod(rotation),
            EnableTokenRevocation = Member(call.Input, "EnableTokenRevocation").ValueKind != JsonValueKind.False,
            AuthSessionValidity = call.GetInt32("AuthSessionValidity") is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
            CallbackUrls = call.GetStrings("CallbackURLs"),
            LogoutUrls = call.GetStrings("LogoutURLs"),
            AllowedOAuthFlows = usesOAuth ? call.GetStrings("AllowedOAuthFlows") : [],
            AllowedOAuthScopes = usesOAuth ? call.GetStrings("AllowedOAuthScopes") : [],
        };
    }

    public static JsonObject Copy(Call call) => Json.Copy(call.Input, "GenerateSecret", "ClientSecret");

    /// <summary>Creates a UserPoolClientType.</summary>
    public static JsonObject Describe(EmulatorClient client)
    {
        JsonObject answer = client.Settings.Count > 0 ? client.Settings.DeepClone().AsObject() : Settings(client);
        foreach (string empty in answer.Where(member => member.Value is JsonArray { Count: 0 }).Select(member => member.Key).ToList())
            answer.Remove(empty);
        TokenLifetimes.Describe(client, answer);
        answer.TryAdd("EnableTokenRevocation", true);
        answer.TryAdd("EnablePropagateAdditionalUserContextData", false);
        answer.TryAdd("AllowedOAuthFlowsUserPoolClient", false);
        Json.Merge(answer, new()
        {
            ["UserPoolId"] = client.Pool.Id,
            ["ClientName"] = client.Name,
            ["ClientId"] = client.Id,
            ["ExplicitAuthFlows"] = Json.Strings(client.Flows),
            ["AuthSessionValidity"] = Math.Clamp((int)client.AuthSessionValidity.TotalMinutes, 3, 15),
            ["LastModifiedDate"] = Json.Seconds(client.ModifiedAt),
            ["CreationDate"] = Json.Seconds(client.CreatedAt),
        });
        if (client.Secret is { } secret)
            answer["ClientSecret"] = secret;
        return answer;
    }

    /// <summary>Creates the input that would give an app client the options that it was created with in C#.</summary>
    private static JsonObject Settings(EmulatorClient client)
    {
        EmulatorClientOptions options = client.Options;
        var settings = new JsonObject
        {
            ["EnableTokenRevocation"] = options.EnableTokenRevocation,
            ["CallbackURLs"] = Json.Strings(options.CallbackUrls),
            ["LogoutURLs"] = Json.Strings(options.LogoutUrls),
        };
        // Without a URL to return to, no browser can use the code grant.
        IEnumerable<string> flows = options.AllowedOAuthFlows.Where(flow => flow != "code" || options.CallbackUrls.Count > 0);
        if (flows.Any())
        {
            settings["AllowedOAuthFlowsUserPoolClient"] = true;
            settings["AllowedOAuthFlows"] = Json.Strings(flows);
            settings["AllowedOAuthScopes"] = Json.Strings(options.AllowedOAuthScopes);
        }
        if (options.RefreshTokenRotation)
            settings["RefreshTokenRotation"] = new JsonObject
            {
                ["Feature"] = "ENABLED",
                ["RetryGracePeriodSeconds"] = (int)options.RetryGracePeriod.TotalSeconds,
            };
        return settings;
    }

    private static TimeSpan GracePeriod(JsonElement rotation) =>
        Member(rotation, "RetryGracePeriodSeconds") is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out int seconds)
            ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;

    private static JsonElement Member(JsonElement input, string name) =>
        input.ValueKind == JsonValueKind.Object && input.TryGetProperty(name, out JsonElement value) ? value : default;
}
