using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.Operations;

/// <summary>The events of threat protection.</summary>
public sealed class AuthEventOperationsTests : RawCalls
{
    private const string NotEnabled = "400 UserPoolAddOnNotEnabledException: ";

    [Theory]
    [InlineData(null)]
    [InlineData("OFF")]
    public async Task Events_need_threat_protection(string? mode)
    {
        string pool = await StartAsync(mode);
        Assert.StartsWith(NotEnabled, await RefusalAsync("AdminListUserAuthEvents", User(pool)), StringComparison.Ordinal);
        Assert.StartsWith(NotEnabled, await RefusalAsync("AdminUpdateAuthEventFeedback", Feedback(pool)), StringComparison.Ordinal);
        Assert.StartsWith(NotEnabled, await OpenRefusalAsync("UpdateAuthEventFeedback", Feedback(pool)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AUDIT")]
    [InlineData("ENFORCED")]
    public async Task Protected_pool_has_no_events(string mode)
    {
        string pool = await StartAsync(mode);
        JsonNode events = await CallAsync("AdminListUserAuthEvents", User(pool));
        Assert.Empty(events["AuthEvents"]!.AsArray());
        Assert.StartsWith(
            "400 ResourceNotFoundException: ", await RefusalAsync("AdminUpdateAuthEventFeedback", Feedback(pool)),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "400 NotAuthorizedException: ", await OpenRefusalAsync("UpdateAuthEventFeedback", Feedback(pool)), StringComparison.Ordinal);
        Assert.StartsWith(
            "400 UserNotFoundException: ", await RefusalAsync("AdminListUserAuthEvents", User(pool, "nobody")), StringComparison.Ordinal);
        JsonObject input = User(pool);
        input["NextToken"] = "another-list";
        Assert.StartsWith(
            "400 InvalidParameterException: ", await RefusalAsync("AdminListUserAuthEvents", input),
            StringComparison.Ordinal);
    }

    private async Task<string> StartAsync(string? mode)
    {
        string pool = await CreatePoolAsync(
            mode is null ? null : new() { ["UserPoolAddOns"] = new JsonObject { ["AdvancedSecurityMode"] = mode } });
        await CreateUserAsync(pool);
        return pool;
    }

    private static JsonObject Feedback(string pool)
    {
        JsonObject input = User(pool);
        input["EventId"] = "event";
        input["FeedbackToken"] = "token";
        input["FeedbackValue"] = "Valid";
        return input;
    }
}
