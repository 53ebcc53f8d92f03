using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour;

/// <summary>The responses to calls that fail.</summary>
public sealed class ErrorFacts : ServiceFacts
{
    [Fact, Note("B45")]
    public async Task Error_is_in_the_headers_too()
    {
        using HttpResponseMessage response = await SendAsync(
            "SignUp", new() { ["ClientId"] = "unknown", ["Username"] = "maria", ["Password"] = Password });
        JsonNode body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(
            ("ResourceNotFoundException", "User pool client unknown does not exist."), ((string?)body["__type"], (string?)body["message"]));
        Assert.Equal("ResourceNotFoundException:", Assert.Single(response.Headers.GetValues("x-amzn-errortype")));
        Assert.Equal("User pool client unknown does not exist.", Assert.Single(response.Headers.GetValues("x-amzn-errormessage")));
    }

    [Fact, Note("B45")]
    public async Task Call_in_plain_json_is_an_unknown_operation()
    {
        using HttpResponseMessage response = await SendAsync(
            "SignUp", new() { ["ClientId"] = "unknown", ["Username"] = "maria", ["Password"] = Password }, "application/json");
        JsonNode body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("com.amazon.coral.service#UnknownOperationException", (string?)body["Output"]?["__type"]);
        Assert.Equal("1.0", (string?)body["Version"]);
    }
}
