namespace LiteCognito.ServiceBehaviour;

/// <summary>The headers that let pages in a browser call the service and read its responses.</summary>
public sealed class CrossOriginFacts : ServiceFacts
{
    private const string Exposed = "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date";

    [Fact, Note("B46")]
    public async Task Page_of_any_origin_may_call()
    {
        const string Asked = "cache-control,content-type,x-amz-target,x-amz-user-agent";
        using HttpResponseMessage response = await SendPreflightAsync(Asked);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(
            ("*", Asked, "POST", Exposed, "172800"),
            (Header(response, "Allow-Origin"), Header(response, "Allow-Headers"), Header(response, "Allow-Methods"),
                Header(response, "Expose-Headers"), Header(response, "Max-Age")));
    }

    [Fact, Note("B46")]
    public async Task Page_of_any_origin_may_read_a_refusal()
    {
        using HttpResponseMessage response = await SendAsync("GetUser", new() { ["AccessToken"] = "unknown" });
        Assert.Equal(("*", Exposed), (Header(response, "Allow-Origin"), Header(response, "Expose-Headers")));
    }

    private static string Header(HttpResponseMessage response, string name) =>
        Assert.Single(response.Headers.GetValues("Access-Control-" + name));
}
