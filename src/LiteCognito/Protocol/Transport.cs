using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace LiteCognito.Protocol;

/// <summary>Posts one JSON body to the service and returns the answer's; a refused call becomes a <see cref="CognitoException"/>.</summary>
internal sealed class Transport(HttpClient http, Uri endpoint)
{
    private const int MaxResponseBytes = 4 * 1024 * 1024;

    private static readonly MediaTypeHeaderValue ContentType = new(Wire.ContentType);

    // One connection pool for every client that brings none of its own.
    private static readonly Lazy<HttpClient> Shared = new(() => new HttpClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    }));

    public static HttpClient DefaultHttp => Shared.Value;

    public async Task<byte[]> PostAsync(string operation, byte[] body, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = ContentType;
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = content };
        request.Headers.Add("X-Amz-Target", Wire.TargetPrefix + operation);

        using HttpResponseMessage response =
            await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        byte[] answer = await ReadAsync(operation, response, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
            return answer;

        (string? code, string? message) = ServiceError.Read(response.Headers, answer);
        CryptographicOperations.ZeroMemory(answer);
        if (code is null)
            message = $"{MediaType(response)}, without a Cognito error code. Check that {endpoint} is a Cognito endpoint.";
        throw new CognitoException(operation, (int)response.StatusCode, code, Redaction.Clean(message, body), RequestId(response));
    }

    /// <summary>The exception for an answer that is no JSON of the expected shape.</summary>
    public CognitoProtocolException NotUnderstood(string operation, int length) =>
        new($"{operation} was answered with {length} bytes that are not the JSON expected. Check that {endpoint} is a Cognito endpoint and that nothing in between alters or cuts answers.");

    /// <summary>An answer's body, up to a size that no honest answer has.</summary>
    public static async Task<byte[]> ReadAsync(string operation, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > MaxResponseBytes)
            throw TooLarge(operation);

        Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            byte[] buffer = new byte[(int)(response.Content.Headers.ContentLength ?? 4096) + 1];
            int length = 0;
            try
            {
                int read;
                while ((read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0)
                {
                    length += read;
                    if (length > MaxResponseBytes)
                        throw TooLarge(operation);
                    if (length == buffer.Length)
                        buffer = Grow(buffer);
                }
                return buffer[..length];
            }
            finally
            {
                CryptographicOperations.ZeroMemory(buffer); // tokens pass through here
            }
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        byte[] larger = new byte[buffer.Length * 2];
        buffer.CopyTo(larger, 0);
        CryptographicOperations.ZeroMemory(buffer);
        return larger;
    }

    private static CognitoProtocolException TooLarge(string operation) =>
        new($"{operation} was answered with more than {MaxResponseBytes} bytes.");

    private static string MediaType(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is { } type ? $"The answer is {type}" : "The answer has no content type";

    private static string? RequestId(HttpResponseMessage response) =>
        response.Headers.TryGetValues("x-amzn-RequestId", out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}
