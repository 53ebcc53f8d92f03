using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiteCognito.Hosting.Tests.AspNetCore;

public sealed class ProblemTests : IAsyncDisposable
{
    private readonly LogCollector _log = new();
    private readonly HttpClient _http = new();
    private WebApplication? _app;
    private Exception _exception = new InvalidOperationException("An error of the application.");

    [Theory]
    [InlineData(CognitoErrorCodes.NotAuthorized, 401, "not-authorized")]
    [InlineData(CognitoErrorCodes.UserNotFound, 401, "not-authorized")]
    [InlineData(CognitoErrorCodes.UserNotConfirmed, 401, "not-authorized")]
    [InlineData(CognitoErrorCodes.PasswordResetRequired, 401, "not-authorized")]
    [InlineData(CognitoErrorCodes.CodeMismatch, 400, "code-mismatch")]
    [InlineData(CognitoErrorCodes.ExpiredCode, 400, "code-mismatch")]
    [InlineData(CognitoErrorCodes.EnableSoftwareTokenMFA, 400, "code-mismatch")]
    [InlineData(CognitoErrorCodes.UsernameExists, 400, "invalid-request")]
    [InlineData(CognitoErrorCodes.AliasExists, 400, "invalid-request")]
    [InlineData(CognitoErrorCodes.InvalidParameter, 400, "invalid-request")]
    [InlineData(CognitoErrorCodes.InvalidPassword, 400, "invalid-password")]
    [InlineData(CognitoErrorCodes.PasswordHistoryPolicyViolation, 400, "invalid-password")]
    [InlineData(CognitoErrorCodes.UserLambdaValidation, 400, "request-refused")]
    [InlineData(CognitoErrorCodes.WebAuthnChallengeNotFound, 400, "passkey-refused")]
    [InlineData(CognitoErrorCodes.RefreshTokenReuse, 401, "session-ended")]
    [InlineData(CognitoErrorCodes.Forbidden, 403, "forbidden")]
    [InlineData(CognitoErrorCodes.ConcurrentModification, 409, "conflict")]
    [InlineData(CognitoErrorCodes.LimitExceeded, 429, "limit-exceeded")]
    [InlineData(CognitoErrorCodes.TooManyFailedAttempts, 429, "limit-exceeded")]
    [InlineData(CognitoErrorCodes.TooManyRequests, 503, "service-busy")]
    [InlineData(CognitoErrorCodes.Throttling, 503, "service-busy")]
    [InlineData(CognitoErrorCodes.CodeDeliveryFailure, 503, "code-delivery-failure")]
    [InlineData(CognitoErrorCodes.ResourceNotFound, 500, "unexpected")]
    [InlineData(CognitoErrorCodes.AccessDenied, 500, "unexpected")]
    [InlineData(CognitoErrorCodes.InvalidUserPoolConfiguration, 500, "unexpected")]
    [InlineData("SomethingNewException", 500, "unexpected")]
    public async Task Code_has_a_status_and_a_type_and_the_message_of_the_service_stays_here(string code, int status, string type)
    {
        _exception = new CognitoException("InitiateAuth", HttpStatusCode.BadRequest, code, "alice is special", "request-1");
        (HttpResponseMessage response, JsonNode problem) = await ProblemAsync();
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status, (int?)problem["status"]);
        Assert.Equal("urn:litecognito:problem:" + type, (string?)problem["type"]);
        Assert.Equal("request-1", (string?)problem["requestId"]);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.DoesNotContain("alice", problem.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(code.Replace("Exception", "", StringComparison.Ordinal) + "Ex", problem.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(status == 503 && type == "service-busy", response.Headers.RetryAfter is not null);
    }

    [Fact]
    public async Task Unknown_user_and_wrong_password_get_the_same_bytes()
    {
        var bodies = new List<string>();
        foreach (string code in (string[])[CognitoErrorCodes.NotAuthorized, CognitoErrorCodes.UserNotFound, CognitoErrorCodes.UserNotConfirmed,
            CognitoErrorCodes.PasswordResetRequired])
            bodies.Add(await BodyAsync(new CognitoException("InitiateAuth", HttpStatusCode.BadRequest, code, code + " text", "r")));
        Assert.Single(bodies.Distinct());
    }

    [Theory]
    [InlineData("ConfirmSignUp")]
    [InlineData("ConfirmForgotPassword")]
    public async Task Code_for_an_unknown_user_gets_the_same_bytes_as_a_wrong_code(string operation)
    {
        var bodies = new List<string>();
        foreach (string code in (string[])[CognitoErrorCodes.CodeMismatch, CognitoErrorCodes.ExpiredCode, CognitoErrorCodes.UserNotFound,
            CognitoErrorCodes.NotAuthorized, CognitoErrorCodes.UserNotConfirmed])
            bodies.Add(await BodyAsync(new CognitoException(operation, HttpStatusCode.BadRequest, code, code + " text", "r")));
        Assert.Single(bodies.Distinct());
    }

    [Fact]
    public async Task Taken_name_gets_the_same_bytes_as_an_invalid_value()
    {
        string taken = await BodyAsync(new CognitoException(
            "SignUp", HttpStatusCode.BadRequest, CognitoErrorCodes.UsernameExists, "User already exists", "r"));
        string invalid = await BodyAsync(new CognitoException(
            "SignUp", HttpStatusCode.BadRequest, CognitoErrorCodes.InvalidParameter, "Invalid email address format.", "r"));
        Assert.Equal(invalid, taken);
    }

    [Fact]
    public async Task Message_of_the_service_is_shown_for_the_codes_that_the_options_list()
    {
        _exception = new CognitoException("SignUp", HttpStatusCode.BadRequest, CognitoErrorCodes.InvalidPassword, "Too short.");
        (_, JsonNode problem) = await ProblemAsync(options => options.ShownServiceMessages.Add(CognitoErrorCodes.InvalidPassword));
        Assert.Equal("Too short.", (string?)problem["detail"]);
        Assert.Null(problem["requestId"]);
        _exception = new CognitoException("SignUp", HttpStatusCode.BadRequest, CognitoErrorCodes.UserLambdaValidation, "Not from here.");
        (_, problem) = await ProblemAsync();
        Assert.Null(problem["detail"]);
    }

    public static TheoryData<string, int, string> OtherExceptions => new()
    {
        { "ended", 401, "session-ended" },
        { "no answer", 503, "no-answer" },
        { "protocol", 500, "unexpected" },
        { "token", 401, "invalid-token" },
        { "scope", 403, "forbidden" },
        { "keys", 503, "no-answer" },
        { "grant", 401, "session-ended" },
        { "busy", 503, "service-busy" },
        { "client", 500, "unexpected" },
        { "status 500", 503, "service-busy" },
    };

    [Theory]
    [MemberData(nameof(OtherExceptions))]
    public async Task Other_exceptions_of_the_library_have_a_status_and_a_type(string kind, int status, string type)
    {
        _exception = kind switch
        {
            "ended" => new CognitoSessionEndedException("its tokens were revoked."),
            "no answer" => new CognitoNoAnswerException("SignUp", 1, true, "secret-host did not answer.", new IOException("x")),
            "protocol" => new CognitoProtocolException("The response is not JSON."),
            "token" => new CognitoTokenException(TokenRefusal.Expired, "The token expired."),
            "scope" => new CognitoTokenException(TokenRefusal.WrongScope, "The token has none of the required scopes."),
            "keys" => new CognitoTokenException(TokenRefusal.KeysUnavailable, "secret-host did not answer."),
            "grant" => new CognitoOAuthException("The refresh", "invalid_grant", "revoked", HttpStatusCode.BadRequest),
            "busy" => new CognitoOAuthException("The refresh", null, null, HttpStatusCode.TooManyRequests),
            "client" => new CognitoOAuthException("The refresh", "invalid_client", null, HttpStatusCode.BadRequest),
            _ => new CognitoException("SignUp", HttpStatusCode.InternalServerError, null, null),
        };
        (HttpResponseMessage response, JsonNode problem) = await ProblemAsync();
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("urn:litecognito:problem:" + type, (string?)problem["type"]);
        Assert.DoesNotContain("secret-host", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exception_of_the_application_is_left_to_other_handlers()
    {
        (HttpResponseMessage response, JsonNode problem) = await ProblemAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("litecognito", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_that_accepts_no_JSON_gets_the_status_without_a_body()
    {
        _exception = new CognitoException("SignUp", HttpStatusCode.BadRequest, CognitoErrorCodes.LimitExceeded, null);
        await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, _http.BaseAddress);
        request.Headers.Accept.ParseAdd("text/html");
        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Refusal_is_logged_as_information_without_the_message_of_the_service_and_a_failure_as_an_error()
    {
        await BodyAsync(new CognitoException("SignUp", HttpStatusCode.BadRequest, CognitoErrorCodes.UserNotFound, "alice", "request-7"));
        (LogLevel Level, string Text) entry = Assert.Single(
            _log.Entries, entry => entry.Text.Contains("request-7", StringComparison.Ordinal));
        Assert.Equal(LogLevel.Information, entry.Level);
        Assert.DoesNotContain("alice", _log.All, StringComparison.Ordinal);
        await BodyAsync(new CognitoException("SignUp", HttpStatusCode.BadRequest, CognitoErrorCodes.ResourceNotFound, null, "request-8"));
        Assert.Contains(_log.Entries, entry => entry.Level == LogLevel.Error && entry.Text.Contains("request-8", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
    }

    private async Task StartAsync(Action<CognitoProblemOptions>? configure = null)
    {
        if (_app is not null)
            return;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(_log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        // Each response has another trace ID, which would hide whether the rest is the same.
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
            context.ProblemDetails.Extensions.Remove("traceId"));
        builder.Services.AddCognitoProblemDetails(configure);
        _app = builder.Build();
        _app.UseExceptionHandler();
        _app.MapGet("/", string () => throw _exception);
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _http.BaseAddress = new Uri(_app.Urls.Single());
    }

    private async Task<string> BodyAsync(Exception exception)
    {
        _exception = exception;
        (HttpResponseMessage response, _) = await ProblemAsync();
        return $"{response.StatusCode} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
    }

    private async Task<(HttpResponseMessage Response, JsonNode Problem)> ProblemAsync(Action<CognitoProblemOptions>? configure = null)
    {
        await StartAsync(configure);
        HttpResponseMessage response = await _http.GetAsync(_http.BaseAddress, TestContext.Current.CancellationToken);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        await response.Content.LoadIntoBufferAsync(TestContext.Current.CancellationToken);
        return (response, (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!);
    }
}
