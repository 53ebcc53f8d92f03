using System.Net;
using LiteCognito.Model;
using Microsoft.Extensions.DependencyInjection;

namespace LiteCognito.Tests.Protocol;

/// <summary>Tests that a handler outside the library cannot repeat a call that must not happen twice.</summary>
public sealed class SecondSendTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData("status"), InlineData("lost"), InlineData("wrapped")]
    public async Task Retrying_handler_cannot_send_a_code_twice(string failure)
    {
        var wire = new Wire(failure);
        CognitoClient client = Client(new Retrying(wire, failure == "wrapped"));
        var lost = await Assert.ThrowsAsync<CognitoNoAnswerException>(() => client.RespondToAuthChallengeAsync(
            new()
            {
                ChallengeName = "SMS_MFA",
                Session = "session",
                ChallengeResponses = new Dictionary<string, string> { ["SMS_MFA_CODE"] = "123456" },
            }, Cancel));
        Assert.Equal((1, 1, true), (wire.Bodies, lost.Attempts, lost.MayHaveHappened));
        Assert.Contains("not retried", lost.Message, StringComparison.Ordinal);
        Assert.Contains("handler", lost.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_resilience_handler_cannot_send_a_code_twice()
    {
        var wire = new Wire("status");
        var services = new ServiceCollection();
        services.AddHttpClient("cognito").ConfigurePrimaryHttpMessageHandler(() => wire)
            .AddStandardResilienceHandler(options => options.Retry.Delay = TimeSpan.Zero);
        await using ServiceProvider provider = services.BuildServiceProvider();
        HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("cognito");
        var client = new CognitoClient(new() { Region = "us-east-1", ClientId = "client", Limits = new() { MaxAttempts = 1 } }, http);
        await Assert.ThrowsAsync<CognitoNoAnswerException>(
            () => client.ConfirmSignUpAsync(new() { Username = "alice", ConfirmationCode = "123456" }, Cancel));
        Assert.Equal(1, wire.Bodies);
        await Assert.ThrowsAsync<CognitoException>(() => client.GetUserAsync(new() { AccessToken = "access" }, Cancel));
        Assert.Equal(1 + 4, wire.Bodies);
    }

    [Fact]
    public async Task Retrying_handler_can_repeat_a_call_that_only_reads()
    {
        var wire = new Wire("status", failures: 2);
        GetUserResponse user = await Client(new Retrying(wire, false)).GetUserAsync(new() { AccessToken = "access" }, Cancel);
        Assert.Equal(("alice", 3), (user.Username, wire.Bodies));
    }

    [Fact]
    public async Task Handler_that_copies_the_body_before_it_sends_it_is_no_retry()
    {
        var wire = new Wire("status", failures: 0);
        await Client(new Copying(wire)).ConfirmSignUpAsync(new() { Username = "alice", ConfirmationCode = "123456" }, Cancel);
        Assert.Equal(1, wire.Bodies);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Retrying_handler_cannot_send_an_authorization_code_or_a_refresh_token_twice(bool refresh)
    {
        var wire = new Wire("status");
        var login = new CognitoOAuthClient(
            new() { Domain = new(ManagedLogin.Domain), ClientId = "client" }, new HttpClient(new Retrying(wire, false)));
        OAuthAuthorization authorization = login.CreateAuthorization(new("https://app.example.com/"), []);
        var callback = new Uri($"https://app.example.com/?code=c0de&state={authorization.State}");
        var lost = await Assert.ThrowsAsync<CognitoNoAnswerException>(
            () => refresh ? login.RefreshAsync("refresh", Cancel) : login.RedeemAsync(authorization, callback, Cancel));
        Assert.Equal((1, true), (wire.Bodies, lost.MayHaveHappened));
    }

    private static CognitoClient Client(HttpMessageHandler handler) => new(
        new() { Region = "us-east-1", ClientId = "client" }, new HttpClient(handler));

    /// <summary>A network: it reads the body as a connection does.</summary>
    private sealed class Wire(string failure, int failures = int.MaxValue) : HttpMessageHandler
    {
        public int Bodies { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.CopyToAsync(new Socket(), cancellationToken);
            Bodies++;
            if (Bodies > failures || failures == 0)
                return new(HttpStatusCode.OK) { Content = new StringContent("""{"Username": "alice"}""") };
            return failure == "status" ? new(HttpStatusCode.ServiceUnavailable)
                : throw new HttpRequestException(HttpRequestError.ResponseEnded, "lost");
        }
    }

    private sealed class Retrying(HttpMessageHandler inner, bool wraps) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            for (int attempt = 1; ; attempt++)
                try
                {
                    HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
                    if (response.IsSuccessStatusCode || attempt == 4)
                        return response;
                }
                catch (HttpRequestException e) when (attempt == 4 && wraps)
                {
                    throw new InvalidOperationException("The retries are exhausted.", e);
                }
                catch (HttpRequestException) when (attempt < 4)
                {
                }
        }
    }

    private sealed class Copying(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.CopyToAsync(new MemoryStream(), cancellationToken);
            using var reader = new StreamReader(await request.Content.ReadAsStreamAsync(cancellationToken));
            Assert.Contains("123456", await reader.ReadToEndAsync(cancellationToken), StringComparison.Ordinal);
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Socket : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count)
        {
        }
    }
}
