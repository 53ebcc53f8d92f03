using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LiteCognito.Protocol;

namespace LiteCognito.OAuth;

/// <summary>Calls the endpoints of a domain that respond with JSON.</summary>
internal sealed class OAuthEndpoints(CognitoOAuthOptions options, HttpClient http)
{
    private const int MaxResponseBytes = 1024 * 1024;

    private static readonly MediaTypeHeaderValue FormType = new("application/x-www-form-urlencoded");

    // Cognito's client IDs and secrets contain only characters that need no form encoding.
    private readonly AuthenticationHeaderValue? _basic = options.ClientSecret is { } secret
        ? new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.ClientId}:{secret}"))) : null;

    public TimeProvider Clock => options.TimeProvider;

    public Uri Address(string path, string query = "") => new(options.Domain!, query.Length == 0 ? path : $"{path}?{query}");

    public async Task<CognitoTokens> TokensAsync(
        string operation, IReadOnlyList<(string Name, string? Value)> form, CancellationToken cancellationToken,
        params string[] moreSecrets)
    {
        MeasuredCall? call = MeasuredCall.IsOn ? Measure(form.First(field => field.Name == "grant_type").Value!) : null;
        try
        {
            byte[] body = await PostAsync(operation, "/oauth2/token", form, call, cancellationToken, moreSecrets).ConfigureAwait(false);
            return Read(operation, body);
        }
        catch (Exception e) when (call?.Fails(e) == true)
        {
            throw;
        }
        finally
        {
            call?.Stop();
        }
    }

    /// <summary>Starts to trace and measure a request, or returns <see langword="null"/> if no program listens.</summary>
    public MeasuredCall? Measure(string what) => MeasuredCall.IsOn ? new("oauth", $"OAuth/{what}", options.Domain!, Clock) : null;

    /// <summary>Posts a form with the client authentication of the app client.</summary>
    public async Task<byte[]> PostAsync(
        string operation, string path, IReadOnlyList<(string Name, string? Value)> form, MeasuredCall? call,
        CancellationToken cancellationToken, params string[] moreSecrets)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(Query.Write([.. form, ("client_id", _basic is null ? options.ClientId : null)]));
        // A code and a rotated refresh token can be used only once. Other requests can be repeated.
        using var content = new RequestBody(bytes, form.Any(field => field.Name is "code" or "refresh_token"), FormType);
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(path)) { Content = content };
        request.Headers.Authorization = _basic;
        try
        {
            List<string> secrets = Redaction.SecretsOf(
                [
                    .. form.Select(field => field.Name is "grant_type" or "scope" or "redirect_uri" ? null : field.Value),
                    options.ClientSecret, _basic?.Parameter, .. moreSecrets,
                ]);
            return await SendAsync(operation, request, secrets, call, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>Sends a request. Throws an exception that repeats none of the secrets if the service refuses or does not answer.</summary>
    public async Task<byte[]> SendAsync(
        string operation, HttpRequestMessage request, List<string> secrets, MeasuredCall? call, CancellationToken cancellationToken)
    {
        request.Headers.Accept.Add(new("application/json"));
        Redirection.Forbid(request);
        var content = request.Content as RequestBody;
        using var deadline = new Deadline(options.Timeout, Clock, cancellationToken);
        try
        {
            return await SendInTimeAsync(operation, request, secrets, call, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception) when (content?.WasRepeated == true && !cancellationToken.IsCancellationRequested)
        {
            HttpRequestException repeated = RequestBody.Repeated();
            throw NoAnswer(operation, repeated, repeated.Message, wasSent: true);
        }
        catch (HttpRequestException e)
        {
            Exception cause = Failure.Of(e, secrets);
            throw NoAnswer(operation, cause, cause.Message, content?.WasSent != false);
        }
        catch (IOException e)
        {
            throw NoAnswer(operation, Failure.Of(e, secrets), "the connection broke during the response.", content?.WasSent != false);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested
            && (deadline.IsCancellationRequested || e.InnerException is TimeoutException))
        {
            string limit = deadline.IsCancellationRequested ? $"the time limit of {options.Timeout.TotalSeconds:0.###} seconds expired."
                : "the time limit of the HttpClient expired.";
            throw NoAnswer(operation, Failure.Of(e, secrets), limit, content?.WasSent != false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private async Task<byte[]> SendInTimeAsync(
        string operation, HttpRequestMessage request, List<string> secrets, MeasuredCall? call, CancellationToken cancellationToken)
    {
        Uri address = request.RequestUri!; // a handler that follows a redirect changes it
        using HttpResponseMessage response = await http.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (Redirection.Happened(response, address))
            throw new CognitoProtocolException($"{operation} {Redirection.Describe(response, address, secrets)}")
            {
                Operation = operation,
                Attempts = 1,
            };
        call?.Answered((int)response.StatusCode);
        byte[] body = await AnswerBody.ReadAsync(response, MaxResponseBytes, cancellationToken).ConfigureAwait(false)
            ?? throw new CognitoProtocolException($"The response to {operation} is larger than {MaxResponseBytes} bytes.")
            {
                Operation = operation,
                Attempts = 1,
            };
        if (response.IsSuccessStatusCode)
            return body;
        CognitoOAuthException refusal = Refusal.Read(operation, body, response.StatusCode, secrets);
        CryptographicOperations.ZeroMemory(body);
        call?.Answered((int)response.StatusCode, error: refusal.Error);
        throw refusal;
    }

    private CognitoTokens Read(string operation, byte[] body)
    {
        try
        {
            TokenAnswer? answer = JsonSerializer.Deserialize(body, OAuthJson.Default.TokenAnswer);
            return answer?.ToTokens(Clock) ?? throw NotUnderstood(operation, body.Length);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            // The original message may quote the body.
            throw NotUnderstood(operation, body.Length);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
        }
    }

    private static CognitoNoAnswerException NoAnswer(string operation, Exception cause, string what, bool wasSent) =>
        new(operation, 1, wasSent, $"{operation} received no response: {what}", cause);

    public CognitoProtocolException NotUnderstood(string operation, int length) =>
        new($"{operation} was answered with {length} bytes that are not the expected JSON. "
            + $"Check that {options.Domain} is the user pool's domain.");
}
