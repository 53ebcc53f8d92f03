using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.Control;

/// <summary>The routes below /_emulator/, and the messages.</summary>
public sealed class ControlEndpointTests : ControlScene
{
    [Fact]
    public async Task Unknown_path_is_not_found() => Assert.StartsWith(
        "404 ResourceNotFoundException: There is nothing here. Below /_emulator/ there are ",
        await RefusedAsync("GET", "/_emulator/nothing"), StringComparison.Ordinal);

    [Theory]
    [InlineData("PUT", "messages", "GET, DELETE")]
    [InlineData("POST", "messages", "GET, DELETE")]
    [InlineData("DELETE", "requests", "GET")]
    [InlineData("OPTIONS", "requests", "GET")]
    [InlineData("BREW", "requests", "GET")]
    public async Task Wrong_method_is_told_the_right_ones(string method, string name, string allowed)
    {
        Reply reply = await SendAsync(method, "/_emulator/" + name);
        Assert.Equal((405, allowed, "MethodNotAllowedException"), (reply.Status, reply.Header("Allow"), (string?)reply.Json["__type"]));
        Assert.Contains(allowed, (string)reply.Json["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Allowed_methods_are_named_in_process_too()
    {
        using var http = new HttpClient(Emulator.CreateHandler());
        using HttpResponseMessage response = await http.PutAsync("https://cognito.test/_emulator/messages", null, Stop);
        Assert.Equal(["GET", "DELETE"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Messages_can_be_filtered_by_user_and_by_pool()
    {
        EmulatorPool other = Emulator.CreatePool();
        await SignUpAsync("maria");
        await SignUpAsync("paul");
        await SignUpAsync("maria", other.CreateClient("other"));

        Assert.Equal(["maria", "paul", "maria"], await RecipientsAsync(""));
        Assert.Equal(["maria", "maria"], await RecipientsAsync("?username=maria"));
        Assert.Equal(["maria"], await RecipientsAsync($"?username=Maria&userPoolId={other.Id}"));
        Assert.Equal(["maria", "paul"], await RecipientsAsync($"?userPoolId={Pool.Id}"));
        Assert.Empty(await RecipientsAsync("?username="));
        Assert.Empty(await RecipientsAsync("?userPoolId=none"));
    }

    [Fact]
    public async Task Message_is_found_by_the_address_of_a_user_without_a_name()
    {
        EmulatorClient app = Emulator.CreatePool(new() { UsernameAttributes = ["email"] }).CreateClient("addresses");
        await CallAsync("SignUp", new() { ["ClientId"] = app.Id, ["Username"] = "maria@example.com", ["Password"] = Password });
        Assert.Single(await RecipientsAsync("?username=maria%40example.com"));
    }

    [Fact]
    public async Task Message_has_the_members_that_it_always_had()
    {
        await SignUpAsync("maria");
        JsonNode message = (await OkAsync("GET", "/_emulator/messages"))["messages"]![0]!;
        Assert.Equal(
            new JsonObject
            {
                ["poolId"] = Pool.Id,
                ["username"] = "maria",
                ["medium"] = "EMAIL",
                ["destination"] = "maria@example.com",
                ["code"] = Emulator.Messages[0].Code,
                ["purpose"] = "SignUp",
                ["sentAt"] = "2026-01-02T03:04:05.0000000+00:00",
            }.ToJsonString(),
            message.ToJsonString());
    }

    [Fact]
    public async Task Messages_are_removed()
    {
        await SignUpAsync("maria");
        await SignUpAsync("paul");
        Assert.Equal(1, (int)(await OkAsync("DELETE", "/_emulator/messages?username=maria"))["removed"]!);
        Assert.Equal("paul", Assert.Single(Emulator.Messages).Username);
        Assert.Equal(1, (int)(await OkAsync("DELETE", "/_emulator/messages"))["removed"]!);
        Assert.Empty(Emulator.Messages);
    }

    [Theory]
    [InlineData("GET", "?user=maria", "There is no parameter 'user'. The parameters are username, userPoolId.")]
    [InlineData("DELETE", "?usernam=maria", "There is no parameter 'usernam'. The parameters are username, userPoolId.")]
    [InlineData("GET", "?username=a&username=b", "The parameter username is there twice.")]
    [InlineData("GET", "?%00%0d%0a", "There is no parameter '   '. The parameters are username, userPoolId.")]
    public async Task Unknown_parameter_is_refused_and_removes_nothing(string method, string query, string message)
    {
        await SignUpAsync("maria");
        Assert.Equal($"400 InvalidParameterException: {message}", await RefusedAsync(method, "/_emulator/messages" + query));
        Assert.Single(Emulator.Messages);
    }

    [Fact]
    public async Task Responses_are_neither_kept_nor_framed_nor_guessed()
    {
        foreach (string path in (string[])["messages", "nothing", "requests"])
        {
            Reply reply = await SendAsync("GET", "/_emulator/" + path);
            Assert.Equal(
                ("no-store", "nosniff", "no-referrer", "same-origin", "Origin"),
                (reply.Header("Cache-Control"), reply.Header("X-Content-Type-Options"), reply.Header("Referrer-Policy"),
                    reply.Header("Cross-Origin-Resource-Policy"), reply.Header("Vary")));
            Assert.Contains("frame-ancestors 'none'", reply.Header("Content-Security-Policy"), StringComparison.Ordinal);
        }
    }

    private async Task<string[]> RecipientsAsync(string query) =>
        [.. (await OkAsync("GET", "/_emulator/messages" + query))["messages"]!.AsArray().Select(message => (string)message!["username"]!)];
}
