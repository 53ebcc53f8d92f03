using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour;

/// <summary>The devices of users.</summary>
public sealed class DeviceFacts : ServiceFacts
{
    [Fact, Note("B44")]
    public async Task Sign_in_gives_the_keys_of_a_new_device_while_the_pool_has_a_device_configuration()
    {
        string pool = await DevicePoolAsync(), client = await CreateClientAsync(pool);
        JsonNode device = (await SignInAsync(client))["NewDeviceMetadata"]!;
        string key = (string)device["DeviceKey"]!;
        Assert.StartsWith(Region + "_", key, StringComparison.Ordinal);
        Assert.True(Guid.TryParseExact(key[(Region.Length + 1)..], "D", out _), key);
        Assert.Matches(@"^[\w-]+_[0-9a-f-]+$", key);
        Assert.InRange(key.Length, 1, 55);
        Assert.Matches("^-[0-9A-Za-z]{8}$", (string)device["DeviceGroupKey"]!);

        await CallAsync("UpdateUserPool", new() { ["UserPoolId"] = pool });
        Assert.Null((await SignInAsync(client))["NewDeviceMetadata"]);
    }

    [Fact, Note("B44")]
    public async Task Device_is_described_by_attributes()
    {
        string pool = await DevicePoolAsync();
        JsonNode tokens = await SignInAsync(await CreateClientAsync(pool));
        string key = await ConfirmAsync(tokens);
        JsonNode device = (await CallAsync(
            "GetDevice", new() { ["AccessToken"] = (string)tokens["AccessToken"]!, ["DeviceKey"] = key }))["Device"]!;
        Assert.Equal(key, (string?)device["DeviceKey"]);
        var attributes = device["DeviceAttributes"]!.AsArray()
            .ToDictionary(attribute => (string)attribute!["Name"]!, attribute => (string)attribute!["Value"]!);
        Assert.Equal(
            [
                "dev:device_arn", "dev:device_owner", "dev:device_remembered_status", "dev:device_sdk", "device_name", "device_status",
                "last_ip_used",
            ],
            attributes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("valid", attributes["device_status"]);
        Assert.Equal("laptop", attributes["device_name"]);
        Assert.Equal($"maria.{pool}", attributes["dev:device_owner"]);
        Assert.EndsWith($":owner/maria.{pool}/device/{key}", attributes["dev:device_arn"], StringComparison.Ordinal);
    }

    [Fact, Note("B43")]
    public async Task Rotation_on_a_device_requires_its_key()
    {
        string pool = await DevicePoolAsync(), client = await CreateClientAsync(pool, new()
        {
            ["ExplicitAuthFlows"] = new JsonArray("ALLOW_USER_PASSWORD_AUTH"),
            ["RefreshTokenRotation"] = new JsonObject { ["Feature"] = "ENABLED", ["RetryGracePeriodSeconds"] = 0 },
        });
        JsonNode tokens = await SignInAsync(client);
        string key = await ConfirmAsync(tokens);
        var refresh = new JsonObject { ["ClientId"] = client, ["RefreshToken"] = (string)tokens["RefreshToken"]! };
        Assert.StartsWith(
            "NotAuthorizedException: ", await RefusalAsync("GetTokensFromRefreshToken", refresh), StringComparison.Ordinal);
        refresh["DeviceKey"] = key;
        await CallAsync("GetTokensFromRefreshToken", refresh);
    }

    private async Task<string> DevicePoolAsync()
    {
        string pool = await CreatePoolAsync(new()
        {
            ["DeviceConfiguration"] = new JsonObject
            {
                ["ChallengeRequiredOnNewDevice"] = false,
                ["DeviceOnlyRememberedOnUserPrompt"] = false,
            },
        });
        await CreateUserAsync(pool);
        return pool;
    }

    /// <summary>Confirms the new device of a sign-in and returns its key.</summary>
    private async Task<string> ConfirmAsync(JsonNode tokens)
    {
        string key = (string)tokens["NewDeviceMetadata"]!["DeviceKey"]!;
        byte[] verifier = new byte[384], salt = new byte[16];
        Array.Fill(verifier, (byte)7);
        Array.Fill(salt, (byte)7);
        await CallAsync("ConfirmDevice", new()
        {
            ["AccessToken"] = (string)tokens["AccessToken"]!,
            ["DeviceKey"] = key,
            ["DeviceName"] = "laptop",
            ["DeviceSecretVerifierConfig"] = new JsonObject
            {
                ["PasswordVerifier"] = Convert.ToBase64String(verifier),
                ["Salt"] = Convert.ToBase64String(salt),
            },
        });
        return key;
    }
}
