using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Operations;

/// <summary>What other tools need to set a pool up.</summary>
internal static class AdminArea
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["CreateUserPool"] = CreateUserPool,
        ["CreateUserPoolClient"] = CreateUserPoolClient,
        ["AdminCreateUser"] = AdminCreateUser,
        ["AdminSetUserPassword"] = AdminSetUserPassword,
    };

    private static JsonObject CreateUserPool(Call call)
    {
        EmulatorPool pool = call.Emulator.CreatePool(new()
        {
            Region = call.Region,
            MfaConfiguration = call.Text("MfaConfiguration") switch { "ON" => MfaConfiguration.On, "OPTIONAL" => MfaConfiguration.Optional, _ => MfaConfiguration.Off },
            DeviceTracking = Device(call, "DeviceOnlyRememberedOnUserPrompt") switch { null => DeviceTracking.Off, true => DeviceTracking.UserOptIn, false => DeviceTracking.Always },
            RememberedDevicesSkipMfa = Device(call, "ChallengeRequiredOnNewDevice") == true,
        });
        return new()
        {
            ["UserPool"] = new JsonObject
            {
                ["Id"] = pool.Id,
                ["Name"] = call.Required("PoolName"),
                ["MfaConfiguration"] = pool.Options.MfaConfiguration.ToString().ToUpperInvariant(),
                ["CreationDate"] = call.Now.ToUnixTimeSeconds(),
            },
        };
    }

    /// <summary>A member of DeviceConfiguration; <see langword="null"/> where the pool is to have none, which turns devices off.</summary>
    private static bool? Device(Call call, string name)
    {
        if (!call.Input.TryGetProperty("DeviceConfiguration", out JsonElement configuration) || configuration.ValueKind != JsonValueKind.Object)
            return null;
        return configuration.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;
    }

    private static JsonObject CreateUserPoolClient(Call call)
    {
        EmulatorPool pool = call.Pool();
        var usual = new EmulatorClientOptions { Name = call.Required("ClientName") };
        EmulatorClient client = pool.CreateClient(usual with
        {
            GenerateSecret = call.Flag("GenerateSecret"),
            ExplicitAuthFlows = call.List("ExplicitAuthFlows"),
            CallbackUrls = call.List("CallbackURLs"),
            LogoutUrls = call.List("LogoutURLs"),
            AllowedOAuthFlows = call.List("AllowedOAuthFlows") is { Count: > 0 } flows ? flows : usual.AllowedOAuthFlows,
            AllowedOAuthScopes = call.List("AllowedOAuthScopes") is { Count: > 0 } scopes ? scopes : usual.AllowedOAuthScopes,
        });
        var answer = new JsonObject
        {
            ["UserPoolId"] = pool.Id,
            ["ClientName"] = client.Name,
            ["ClientId"] = client.Id,
            ["ExplicitAuthFlows"] = Texts(client.Flows),
            ["CallbackURLs"] = Texts(client.Options.CallbackUrls),
            ["LogoutURLs"] = Texts(client.Options.LogoutUrls),
            ["AllowedOAuthFlows"] = Texts(client.Options.AllowedOAuthFlows),
            ["AllowedOAuthScopes"] = Texts(client.Options.AllowedOAuthScopes),
            ["CreationDate"] = call.Now.ToUnixTimeSeconds(),
        };
        if (client.Secret is { } secret)
            answer["ClientSecret"] = secret;
        return new() { ["UserPoolClient"] = answer };

        static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
    }

    private static JsonObject AdminCreateUser(Call call)
    {
        EmulatorPool pool = call.Pool();
        string username = call.NewUsername();
        if (pool.Users.ContainsKey(username))
            throw new ApiError("UsernameExistsException", "User account already exists");
        string password = call.Text("TemporaryPassword") ?? "Tmp-1" + Convert.ToHexString(RandomNumberGenerator.GetBytes(8)).ToLowerInvariant();
        EmulatorPool.CheckPolicy(password);
        EmulatorUser user = pool.AddUser(username, password, call.Attributes("UserAttributes"), permanent: false);
        return new()
        {
            ["User"] = new JsonObject
            {
                ["Username"] = user.Username,
                ["Attributes"] = AccountArea.Attributes(user.Attributes),
                ["Enabled"] = true,
                ["UserStatus"] = user.Status,
                ["UserCreateDate"] = call.Now.ToUnixTimeSeconds(),
                ["UserLastModifiedDate"] = call.Now.ToUnixTimeSeconds(),
            },
        };
    }

    private static JsonObject AdminSetUserPassword(Call call)
    {
        EmulatorPool pool = call.Pool();
        EmulatorUser user = pool.Find(call.Required("Username")) ?? throw new ApiError("UserNotFoundException", "User does not exist.");
        string password = call.Required("Password");
        EmulatorPool.CheckPolicy(password);
        user.SetPassword(password);
        user.Status = call.Flag("Permanent") ? "CONFIRMED" : "FORCE_CHANGE_PASSWORD";
        return [];
    }
}
