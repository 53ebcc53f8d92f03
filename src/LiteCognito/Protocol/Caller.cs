using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace LiteCognito.Protocol;

/// <summary>Calls in types: input to JSON, and the answer's JSON to output. Neither's bytes are left behind.</summary>
internal sealed class Caller(Transport transport)
{
    public Uri Endpoint => transport.Endpoint;

    public async Task<TResponse> SendAsync<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation, TRequest request, Authorizer? authorizer, string? once, CancellationToken cancellationToken)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(request, operation.Request);
        byte[] answer = [];
        try
        {
            answer = await transport.PostAsync(operation.Name, body, authorizer, once, cancellationToken).ConfigureAwait(false);
            // An operation without output may be answered with nothing at all.
            return JsonSerializer.Deserialize(answer.Length == 0 ? "{}"u8 : answer, operation.Response)
                ?? throw transport.NotUnderstood(operation.Name, answer.Length);
        }
        catch (JsonException)
        {
            // Its text may repeat what was read.
            throw transport.NotUnderstood(operation.Name, answer.Length);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
            CryptographicOperations.ZeroMemory(answer);
        }
    }

    /// <summary>The same without types: JSON as it is, both ways.</summary>
    public async Task<JsonElement> SendAsync(string operation, JsonElement input, Authorizer? authorizer, string? once, CancellationToken cancellationToken)
    {
        byte[] body = JsonMarshal.GetRawUtf8Value(input).ToArray();
        byte[] answer = [];
        try
        {
            answer = await transport.PostAsync(operation, body, authorizer, once, cancellationToken).ConfigureAwait(false);
            // The element's own copy, as the bytes are zeroed.
            return JsonElement.Parse(answer.Length == 0 ? "{}"u8 : answer);
        }
        catch (JsonException)
        {
            throw transport.NotUnderstood(operation, answer.Length);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
            CryptographicOperations.ZeroMemory(answer);
        }
    }

    /// <summary>Refuses a name that cannot be an operation's: it becomes part of a header.</summary>
    public static void Check(string operation)
    {
        ArgumentException.ThrowIfNullOrEmpty(operation);
        if (!operation.All(char.IsAsciiLetterOrDigit))
            throw new ArgumentException("An operation's name has letters and digits alone, such as DescribeUserPool.", nameof(operation));
    }

    /// <summary>The same, and an input that is no object.</summary>
    public static void Check(string operation, JsonElement input)
    {
        Check(operation);
        if (input.ValueKind != JsonValueKind.Object)
            throw new ArgumentException("The input must be a JSON object.", nameof(input));
    }
}
