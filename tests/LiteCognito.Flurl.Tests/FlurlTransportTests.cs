using System.Net;
using System.Text;
using Flurl.Http;
using Flurl.Http.Testing;

namespace LiteCognito.Flurl.Tests;

/// <summary>Tests that the transport behaves as callers of an HttpClient expect.</summary>
public sealed class FlurlTransportTests
{
    private static readonly Uri Address = new("https://api.example.com/");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_is_sent_unchanged()
    {
        var wire = new Wire();
        using HttpClient http = Client(wire);
        var address = new Uri("https://api.example.com/a%2Fb/%C3%A9?x=a%2Bb+c&y=%20&z&empty=");
        using var request = new HttpRequestMessage(HttpMethod.Patch, address)
        {
            Content = new StringContent("body", Encoding.UTF8, "text/x-test"),
        };
        request.Headers.UserAgent.ParseAdd("product/1.0 (a comment)");
        request.Headers.Add("X-Many", ["one", "two"]);
        request.Content.Headers.ContentLanguage.Add("de");
        request.Content.Headers.ContentLanguage.Add("en");

        using HttpResponseMessage response = await http.SendAsync(request, Cancel);

        HttpRequestMessage seen = Assert.Single(wire.Seen);
        Assert.Equal((HttpMethod.Patch, address.AbsoluteUri), (seen.Method, seen.RequestUri!.AbsoluteUri));
        Assert.Equal("product/1.0 (a comment)", seen.Headers.UserAgent.ToString());
        Assert.Equal("one, two", seen.Headers.NonValidated["X-Many"].ToString());
        Assert.Equal("text/x-test; charset=utf-8", seen.Content!.Headers.ContentType!.ToString());
        Assert.Equal(["de", "en"], seen.Content.Headers.ContentLanguage);
        Assert.Equal(["body"], wire.Bodies);
        Assert.Same(request, response.RequestMessage);
    }

    [Fact]
    public async Task Timeout_does_not_keep_the_request_with_its_secrets()
    {
        using var test = new HttpTest();
        test.SimulateTimeout();
        using var http = new HttpClient(new FlurlTransport(new FlurlClient()));
        var login = new CognitoOAuthClient(new() { Domain = new("https://login.test"), ClientId = "client" }, http);
        Exception? thrown = await Assert.ThrowsAsync<CognitoNoAnswerException>(() => login.GetUserInfoAsync("token", Cancel));
        for (; thrown is not null; thrown = thrown.InnerException)
            Assert.IsNotAssignableFrom<FlurlHttpException>(thrown);
    }

    [Fact]
    public async Task Options_of_the_request_reach_the_handler()
    {
        var wire = new Wire();
        using HttpClient http = Client(wire);
        var key = new HttpRequestOptionsKey<string>("key");
        using var request = new HttpRequestMessage(HttpMethod.Post, Address);
        request.Options.Set(key, "value");

        using HttpResponseMessage response = await http.SendAsync(request, Cancel);

        Assert.True(Assert.Single(wire.Seen).Options.TryGetValue(key, out string? value));
        Assert.Equal("value", value);
    }

    [Fact]
    public async Task Default_headers_of_the_client_are_added_but_replace_no_header_of_the_request()
    {
        var wire = new Wire();
        using var flurl = new FlurlClient(new HttpClient(wire));
        flurl.WithHeader("Content-Type", "application/json").WithHeader("X-Own", "default").WithHeader("X-Default", "default");
        using var http = new HttpClient(new FlurlTransport(flurl));
        using var request = new HttpRequestMessage(HttpMethod.Post, Address)
        {
            Content = new StringContent("{}", Encoding.UTF8, "text/x-test"),
        };
        request.Headers.Add("X-Own", "own");

        using HttpResponseMessage response = await http.SendAsync(request, Cancel);

        HttpRequestMessage seen = Assert.Single(wire.Seen);
        Assert.Equal("text/x-test", seen.Content!.Headers.ContentType!.MediaType);
        Assert.Equal("own", seen.Headers.GetValues("X-Own").Single());
        Assert.Equal("default", seen.Headers.GetValues("X-Default").Single());
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    public async Task Every_status_is_returned_and_no_redirect_is_followed(HttpStatusCode status)
    {
        var wire = new Wire(
            _ => new HttpResponseMessage(status)
            {
                Content = new StringContent("why"),
                Headers = { Location = new Uri("https://elsewhere.example.com/") },
            });
        using HttpClient http = Client(wire);
        using HttpResponseMessage response = await http.PostAsync(Address, new StringContent("secret"), Cancel);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("why", await response.Content.ReadAsStringAsync(Cancel));
        Assert.Single(wire.Seen);
    }

    [Fact]
    public async Task Response_is_not_disposed_before_the_caller_disposes_it()
    {
        var content = new Tracked();
        using HttpClient http = Client(new Wire(_ => new HttpResponseMessage { Content = content }));
        HttpResponseMessage response = await http.GetAsync(Address, HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.False(content.IsDisposed);
        Assert.Equal("tracked", await response.Content.ReadAsStringAsync(Cancel));
        response.Dispose();
        Assert.True(content.IsDisposed);
    }

    [Fact]
    public async Task Disposing_the_transport_does_not_dispose_the_client()
    {
        using var flurl = new FlurlClient(new HttpClient(new Wire()));
        new HttpClient(new FlurlTransport(flurl)).Dispose();
        Assert.False(flurl.IsDisposed);
        using HttpResponseMessage response = await new HttpClient(new FlurlTransport(flurl)).GetAsync(Address, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Failed_connection_throws_the_same_exception_as_without_flurl()
    {
        var failure = new HttpRequestException(HttpRequestError.ConnectionError, "refused");
        using HttpClient http = Client(new Wire(_ => throw failure));
        Assert.Same(failure, await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(Address, Cancel)));
    }

    [Fact]
    public void Synchronous_request_is_refused_and_the_message_names_SendAsync()
    {
        using HttpClient http = Client(new Wire());
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        var refused = Assert.Throws<NotSupportedException>(() => http.Send(request, Cancel));
        Assert.Contains("HttpClient.SendAsync", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timeout_of_flurl_throws_a_cancellation_with_an_inner_timeout()
    {
        using var flurl = new FlurlClient(new HttpClient(new Silent()));
        flurl.WithTimeout(TimeSpan.FromMilliseconds(20));
        using var http = new HttpClient(new FlurlTransport(flurl));
        var late = await Assert.ThrowsAsync<TaskCanceledException>(() => http.GetAsync(Address, Cancel));
        Assert.IsType<TimeoutException>(late.InnerException);

        using var test = new HttpTest();
        test.SimulateTimeout();
        Assert.IsType<TimeoutException>(
            (await Assert.ThrowsAsync<TaskCanceledException>(() => http.GetAsync(Address, Cancel))).InnerException);
    }

    [Fact]
    public async Task Timeout_of_the_http_client_applies_too()
    {
        using HttpClient http = Client(new Silent());
        http.Timeout = TimeSpan.FromMilliseconds(20);
        var late = await Assert.ThrowsAsync<TaskCanceledException>(() => http.GetAsync(Address, Cancel));
        Assert.IsType<TimeoutException>(late.InnerException);
    }

    [Fact]
    public async Task Cancellation_reaches_the_inner_handler_and_is_thrown_unchanged()
    {
        var silent = new Silent();
        using HttpClient http = Client(silent);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Task<HttpResponseMessage> call = http.GetAsync(Address, stop.Token);
        await silent.Reached.Task.WaitAsync(Cancel);
        await stop.CancelAsync();
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(stop.Token, cancelled.CancellationToken);
        Assert.IsNotType<TimeoutException>(cancelled.InnerException);
    }

    [Fact]
    public async Task Error_that_a_hook_marks_as_handled_is_still_thrown()
    {
        using var flurl = new FlurlClient(new HttpClient(new Wire(_ => throw new HttpRequestException("refused"))));
        flurl.OnError(call => call.ExceptionHandled = true);
        using var http = new HttpClient(new FlurlTransport(flurl));
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(Address, Cancel));
    }

    [Fact]
    public async Task Status_that_a_hook_does_not_allow_is_still_returned()
    {
        using var flurl = new FlurlClient(new HttpClient(new Wire(_ => new HttpResponseMessage(HttpStatusCode.BadRequest))));
        flurl.BeforeCall(call => call.Request.Settings.AllowedHttpStatusRange = "2xx");
        using var http = new HttpClient(new FlurlTransport(flurl));
        using HttpResponseMessage response = await http.GetAsync(Address, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static HttpClient Client(HttpMessageHandler wire) => new(new FlurlTransport(new FlurlClient(new HttpClient(wire))));

    private sealed class Wire(Func<HttpRequestMessage, HttpResponseMessage>? answer = null) : HttpMessageHandler
    {
        public List<HttpRequestMessage> Seen { get; } = [];

        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen.Add(request);
            if (request.Content is not null)
                Bodies.Add(await request.Content.ReadAsStringAsync(cancellationToken));
            return answer?.Invoke(request) ?? new HttpResponseMessage();
        }
    }

    private sealed class Silent : HttpMessageHandler
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Reached.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return new HttpResponseMessage();
        }
    }

    private sealed class Tracked() : ByteArrayContent("tracked"u8.ToArray())
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
