using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.Operations;

/// <summary>The older operations that turn codes by SMS on and off.</summary>
public sealed class UserSettingsOperationsTests : RawCalls
{
    private const string Sms = """[{"DeliveryMedium":"SMS","AttributeName":"phone_number"}]""";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Codes_by_sms_are_turned_on_and_off(bool byAdmin)
    {
        string pool = await CreatePoolAsync(), client = await CreateClientAsync(pool);
        await CreateUserAsync(pool, attributes: ("phone_number", "+12345550100"));
        string token = (string)(await SignInAsync(client))["AccessToken"]!;

        await SetAsync(Sms);

        JsonNode user = await CallAsync("AdminGetUser", User(pool));
        Assert.Equal(Sms, user["MFAOptions"]!.ToJsonString());
        Assert.Equal("SMS_MFA", (string)Assert.Single(user["UserMFASettingList"]!.AsArray())!);
        JsonNode self = await OpenCallAsync("GetUser", new() { ["AccessToken"] = token });
        Assert.Equal(Sms, self["MFAOptions"]!.ToJsonString());

        await SetAsync("[]");

        user = await CallAsync("AdminGetUser", User(pool));
        Assert.Null(user["MFAOptions"]);
        Assert.Null(user["UserMFASettingList"]);

        Task<JsonNode> SetAsync(string options)
        {
            JsonObject input = byAdmin ? User(pool) : new() { ["AccessToken"] = token };
            input["MFAOptions"] = JsonNode.Parse(options);
            return byAdmin ? CallAsync("AdminSetUserSettings", input) : OpenCallAsync("SetUserSettings", input);
        }
    }

    [Theory]
    [InlineData("""[{"DeliveryMedium":"EMAIL","AttributeName":"email"}]""")]
    [InlineData("""[{"DeliveryMedium":"SMS","AttributeName":"email"}]""")]
    [InlineData("""[1]""", "SerializationException")]
    [InlineData("""{}""", "SerializationException")]
    [InlineData("""null""")]
    [InlineData(Sms)] // the user has no phone number
    public async Task Other_options_are_refused(string options, string code = "InvalidParameterException")
    {
        string pool = await CreatePoolAsync();
        await CreateUserAsync(pool);
        JsonObject input = User(pool);
        input["MFAOptions"] = JsonNode.Parse(options);
        Assert.StartsWith($"400 {code}: ", await RefusalAsync("AdminSetUserSettings", input), StringComparison.Ordinal);
        Assert.Null((await CallAsync("AdminGetUser", User(pool)))["MFAOptions"]);
    }
}
