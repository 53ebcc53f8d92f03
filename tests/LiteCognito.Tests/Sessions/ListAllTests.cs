using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Tests.Sessions;

/// <summary>Tests the methods that read all pages of a list.</summary>
public sealed class ListAllTests
{
    private const string SignedIn = """{"AuthenticationResult": {"AccessToken": "a", "ExpiresIn": 3600}}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_page_is_read_when_it_is_needed()
    {
        var stub = new StubHandler(
            (200, SignedIn), (200, """{"Devices": [{"DeviceKey": "1"}, {"DeviceKey": "2"}], "PaginationToken": "p2"}"""),
            (200, """{"PaginationToken": "p3"}"""), (200, """{"Devices": [{"DeviceKey": "3"}]}"""));
        var keys = new List<string?>();
        await foreach (Device device in (await SessionAsync(stub)).ListAllDevicesAsync(Cancel))
        {
            keys.Add(device.DeviceKey);
            Assert.Equal(device.DeviceKey == "3" ? 4 : 2, stub.Calls.Count);
        }
        Assert.Equal(["1", "2", "3"], keys);
        Assert.Equal([null, "p2", "p3"], stub.Calls.Skip(1).Select(call => (string?)call.Body["PaginationToken"]));
    }

    [Theory]
    [InlineData("p2", "p2")]
    [InlineData("p2", "p3", "p2")]
    public async Task Repeated_page_token_is_a_protocol_error(params string[] tokens)
    {
        var stub = new StubHandler(
            [(200, SignedIn), .. tokens.Select(token => (200, $$"""{"Credentials": [], "NextToken": "{{token}}"}"""))]);
        CognitoSession session = await SessionAsync(stub);
        await Assert.ThrowsAsync<CognitoProtocolException>(async () =>
        {
            await foreach (WebAuthnCredential _ in session.ListAllWebAuthnCredentialsAsync(Cancel))
                Assert.Fail("There is none.");
        });
    }

    [Fact]
    public async Task Endless_empty_pages_are_a_protocol_error()
    {
        int pages = 0;
        IAsyncEnumerable<string> list = Pages.ReadAsync(
            "ListThings",
            (_, _) => Task.FromResult<(IReadOnlyList<string>?, string?)>((null, pages < 5000 ? $"p{++pages}" : null)), Cancel);
        var thrown = await Assert.ThrowsAsync<CognitoProtocolException>(async () =>
        {
            await foreach (string _ in list)
                Assert.Fail("There is none.");
        });
        Assert.Equal(1000, pages);
        Assert.Contains("ListThings", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("1,000", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_pages_between_full_ones_do_not_add_up()
    {
        int pages = 0, items = 0;
        await foreach (string _ in Pages.ReadAsync(
            "ListThings", (_, _) => Task.FromResult<(IReadOnlyList<string>?, string?)>(
                (++pages % 1000 == 0 ? ["item"] : [], pages == 3000 ? null : $"p{pages}")), Cancel))
            items++;
        Assert.Equal((3000, 3), (pages, items));
    }

    private static async Task<CognitoSession> SessionAsync(StubHandler stub) =>
        ((SignedIn)await stub.Client().SignInAsync(
            new SignInRequest { Username = "alice", Password = "p", Flow = SignInFlow.UserPassword }, Cancel)).Session;
}
