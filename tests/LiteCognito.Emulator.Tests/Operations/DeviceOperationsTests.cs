using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.Operations;

/// <summary>The devices of a user, changed and deleted by the user and by administrators.</summary>
public sealed class DeviceOperationsTests : RawCalls
{
    [Theory]
    [InlineData("GetDevice", "UpdateDeviceStatus", "ForgetDevice")]
    [InlineData("AdminGetDevice", "AdminUpdateDeviceStatus", "AdminForgetDevice")]
    public async Task Device_is_remembered_and_forgotten(string get, string update, string forget)
    {
        string pool = await CreatePoolAsync(new()
        {
            ["DeviceConfiguration"] = new JsonObject
            {
                ["ChallengeRequiredOnNewDevice"] = false,
                ["DeviceOnlyRememberedOnUserPrompt"] = true,
            },
        });
        string client = await CreateClientAsync(pool);
        await CreateUserAsync(pool);
        JsonNode signedIn = await SignInAsync(client);
        string token = (string)signedIn["AccessToken"]!, key = (string)signedIn["NewDeviceMetadata"]!["DeviceKey"]!;
        JsonNode confirmed = await OpenCallAsync("ConfirmDevice", new()
        {
            ["AccessToken"] = token,
            ["DeviceKey"] = key,
            ["DeviceName"] = "phone",
            ["DeviceSecretVerifierConfig"] = new JsonObject { ["PasswordVerifier"] = "AQID", ["Salt"] = "BAUG" },
        });
        Assert.True((bool)confirmed["UserConfirmationNecessary"]!);
        Assert.Equal("not_remembered", await RememberedAsync());

        await CallAsync(update, ("DeviceRememberedStatus", "remembered"));

        Assert.Equal("remembered", await RememberedAsync());
        Assert.StartsWith(
            "400 InvalidParameterException: ",
            await RefusedAsync(update, ("DeviceRememberedStatus", "perhaps")), StringComparison.Ordinal);

        await CallAsync(forget);

        foreach (string operation in (string[])[get, forget, update])
            Assert.StartsWith(
                "400 ResourceNotFoundException: ",
                await RefusedAsync(operation, ("DeviceRememberedStatus", "remembered")), StringComparison.Ordinal);

        async Task<string> RememberedAsync() =>
            Attributes((await CallAsync(get))["Device"]!["DeviceAttributes"]!)["dev:device_remembered_status"];

        Task<JsonNode> CallAsync(string operation, params (string Name, string Value)[] more) => IsSigned(operation)
            ? base.CallAsync(operation, Input(User(pool), more)) : OpenCallAsync(operation, Input(Token(), more));

        Task<string> RefusedAsync(string operation, params (string Name, string Value)[] more) => IsSigned(operation)
            ? RefusalAsync(operation, Input(User(pool), more)) : OpenRefusalAsync(operation, Input(Token(), more));

        static bool IsSigned(string operation) => operation.StartsWith("Admin", StringComparison.Ordinal);

        JsonObject Token() => new() { ["AccessToken"] = token };

        JsonObject Input(JsonObject input, (string Name, string Value)[] more)
        {
            input["DeviceKey"] = key;
            foreach ((string name, string value) in more)
                input[name] = value;
            return input;
        }
    }
}
