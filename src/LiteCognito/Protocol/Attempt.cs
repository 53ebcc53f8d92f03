using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace LiteCognito.Protocol;

/// <summary>One attempt of a call.</summary>
internal sealed class Attempt(Transport transport, string operation, byte[] body, Authorizer? authorizer, Once? once, int number)
{
    private const string IdHeader = "x-amzn-RequestId", TokenHeader = "X-Amz-Security-Token";

    private Uri Endpoint => transport.AddressOf(authorizer);

    /// <summary>Sends the call and reads the response. Throws only when the caller cancels or passes an invalid argument.</summary>
    public async Task<Outcome> MakeAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        string target = transport.TargetPrefix + operation;
        using var content = new RequestBody(body, once is not null);
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = content };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        Redirection.Forbid(request);
        using var deadline = new Deadline(limit, transport.Clock, cancellationToken);
        try
        {
            if (authorizer is not null)
                await authorizer.AuthorizeAsync(request, target, body, deadline.Token).ConfigureAwait(false);
            using HttpResponseMessage response = await transport.Http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
            if (Redirection.Happened(response, Endpoint))
                throw Invalid(request, response, $"{operation} {Redirection.Describe(response, Endpoint, Secrets(request))}");
            transport.Answered?.Invoke(response);
            byte[] answer = await AnswerBody.ReadAsync(response, transport.MaxResponseBytes, deadline.Token).ConfigureAwait(false)
                ?? throw Invalid(request, response, $"The response to {operation} is larger than {transport.MaxResponseBytes} bytes.");
            return response.IsSuccessStatusCode
                ? new(OutcomeKind.Final, answer, null)
                {
                    Attempts = number,
                    Status = (int)response.StatusCode,
                    RequestId = Header(response.Headers, IdHeader),
                    SessionToken = Header(request.Headers, TokenHeader),
                }
                : Refused(request, response, answer);
        }
        catch (Exception) when (content.WasRepeated && !cancellationToken.IsCancellationRequested)
        {
            HttpRequestException repeated = RequestBody.Repeated();
            return NoAnswer(OutcomeKind.Final, repeated, repeated.Message, true);
        }
        catch (HttpRequestException e)
        {
            Exception cause = Failure.Of(e, Secrets(request));
            return NoAnswer(Retries.IsTransient(e) ? OutcomeKind.Failed : OutcomeKind.Final, cause, cause.Message, content.WasSent);
        }
        catch (IOException e)
        {
            Exception cause = Failure.Of(e, Secrets(request));
            return NoAnswer(OutcomeKind.Failed, cause, "the connection broke during the response.", content.WasSent);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested
            && (deadline.IsCancellationRequested || e.InnerException is TimeoutException))
        {
            return NoAnswer(OutcomeKind.TimedOut, Failure.Of(e, Secrets(request)), "the time limit expired.", content.WasSent);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private CognitoProtocolException Invalid(HttpRequestMessage request, HttpResponseMessage response, string message) => new(message)
    {
        Operation = operation,
        Attempts = number,
        RequestId = Redaction.CleanId(Header(response.Headers, IdHeader), Secrets(request)),
    };

    private Outcome Refused(HttpRequestMessage request, HttpResponseMessage response, byte[] answer)
    {
        int status = (int)response.StatusCode;
        (string? code, string? message) = ServiceError.Read(response.Headers, answer);
        CryptographicOperations.ZeroMemory(answer);
        List<string>? secrets = Secrets(request);
        code = Redaction.CleanId(code, secrets);
        if (code is null)
            message = $"The response has {MediaType(response)} and no Cognito error code. Check that {Endpoint} is a Cognito endpoint.";
        message = Redaction.Clean(message, secrets);
        string? id = Redaction.CleanId(Header(response.Headers, IdHeader), secrets);
        var failure = new CognitoException(operation, response.StatusCode, code, message, id, number);
        if (failure.IsThrottling)
            return new(OutcomeKind.Throttled, null, failure) { RetryAfter = RetryAfter(response) };
        if (authorizer?.Corrects(request, code, response.Headers.Date) == true)
            return new(OutcomeKind.SignatureRejected, null, failure);
        return Retries.IsFailure(status)
            ? new(OutcomeKind.Failed, null, failure) { RetryAfter = RetryAfter(response), MayHaveHappened = true }
            : new(OutcomeKind.Final, null, failure);
    }

    private Outcome NoAnswer(OutcomeKind kind, Exception cause, string what, bool wasSent)
    {
        string attempts = number == 1 ? "" : " after " + number.ToString(CultureInfo.InvariantCulture) + " attempts";
        var failure = new CognitoNoAnswerException(
            operation, number, wasSent, $"{operation} received no response{attempts}: {what}", cause);
        return new(kind, null, failure) { MayHaveHappened = wasSent };
    }

    /// <summary>Reads <c>Retry-After</c>, which contains seconds or a time. A time is compared with the service's own clock.</summary>
    private static TimeSpan RetryAfter(HttpResponseMessage response)
    {
        if (response.Headers.RetryAfter is not { } after)
            return TimeSpan.Zero;
        return after.Delta ?? (after.Date is { } until && response.Headers.Date is { } now ? until - now : TimeSpan.Zero);
    }

    private static string MediaType(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is { } type ? $"content type {type}" : "no content type";

    private List<string>? Secrets(HttpRequestMessage request) =>
        Redaction.SecretsOf(body, Header(request.Headers, TokenHeader));

    private static string? Header(HttpHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}
