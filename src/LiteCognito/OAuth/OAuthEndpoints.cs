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

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(100);

    // Cognito's client IDs and secrets contain only characters that need no form encoding.
    private readonly AuthenticationHeaderValue? _basic = options.ClientSecret is { } secret
        ? new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.ClientId}:{secret}"))) : null;

    public TimeProvider Clock => options.TimeProvider;

    public Uri Address(string path, string query = "") => new(options.Domain!, query.Length == 0 ? path : $"{path}?{query}");

    public async Task<CognitoTokens> TokensAsync(
        string operation, IReadOnlyList<(string Name, string? Value)> form, CancellationToken cancellationToken)
    {
        byte[] body = await PostAsync(operation, "/oauth2/token", form, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Posts a form with the client authentication of the app client.</summary>
    public async Task<byte[]> PostAsync(
        string operation, string path, IReadOnlyList<(string Name, string? Value)> form, CancellationToken cancellationToken)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(Query.Write([.. form, ("client_id", _basic is null ? options.ClientId : null)]));
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(path)) { Content = content };
        request.Headers.Authorization = _basic;
        try
        {
            IEnumerable<string?> fields = form.Select(
                field => field.Name is "grant_type" or "scope" or "redirect_uri" ? null : field.Value);
            return await SendAsync(
                operation, request, [.. fields, options.ClientSecret, _basic?.Parameter], cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>Sends a request. Throws an exception that repeats none of the secrets if the service refuses.</summary>
    public async Task<byte[]> SendAsync(
        string operation, HttpRequestMessage request, IEnumerable<string?> secrets, CancellationToken cancellationToken)
    {
        request.Headers.Accept.Add(new("application/json"));
        using var deadline = new Deadline(CallTimeout, Clock, cancellationToken);
        try
        {
            return await SendInTimeAsync(operation, request, secrets, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested && deadline.IsCancellationRequested)
        {
            throw new TaskCanceledException(
                $"{operation} was not answered within {CallTimeout.TotalSeconds:0} seconds.",
                new TimeoutException(e.Message, e), CancellationToken.None);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private async Task<byte[]> SendInTimeAsync(
        string operation, HttpRequestMessage request, IEnumerable<string?> secrets, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await http.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        byte[] body = await AnswerBody.ReadAsync(operation, response, MaxResponseBytes, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
            return body;
        CognitoOAuthException refusal = Refusal.Read(operation, body, response.StatusCode, secrets);
        CryptographicOperations.ZeroMemory(body);
        throw refusal;
    }

    public CognitoProtocolException NotUnderstood(string operation, int length) =>
        new($"{operation} was answered with {length} bytes that are not the expected JSON. "
            + $"Check that {options.Domain} is the user pool's domain.");
}
