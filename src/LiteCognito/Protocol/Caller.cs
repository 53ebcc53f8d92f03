using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace LiteCognito.Protocol;

/// <summary>Calls in types: input to JSON, and the answer's JSON to output. Neither's bytes are left behind.</summary>
internal sealed class Caller(Transport transport)
{
    public Uri Endpoint => transport.Endpoint;

    public async Task<TResponse> SendAsync<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation, TRequest request, Authorizer? authorizer, Once? once,
        CancellationToken cancellationToken)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(request, operation.Request);
        Outcome? outcome = null;
        try
        {
            outcome = await transport.PostAsync(operation.Name, body, authorizer, once, cancellationToken).ConfigureAwait(false);
            return JsonSerializer.Deserialize(Json(outcome), operation.Response)
                ?? throw transport.NotUnderstood(operation.Name, outcome);
        }
        catch (JsonException)
        {
            // Its text may repeat what was read.
            throw transport.NotUnderstood(operation.Name, outcome);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
            CryptographicOperations.ZeroMemory(outcome?.Answer);
        }
    }

    /// <summary>The same without types: JSON as it is, both ways.</summary>
    public async Task<JsonElement> SendAsync(
        string operation, JsonElement input, Authorizer? authorizer, Once? once, CancellationToken cancellationToken)
    {
        byte[] body = JsonMarshal.GetRawUtf8Value(input).ToArray();
        Outcome? outcome = null;
        try
        {
            outcome = await transport.PostAsync(operation, body, authorizer, once, cancellationToken).ConfigureAwait(false);
            // The element's own copy, as the bytes are zeroed.
            return JsonElement.Parse(Json(outcome));
        }
        catch (JsonException)
        {
            throw transport.NotUnderstood(operation, outcome);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
            CryptographicOperations.ZeroMemory(outcome?.Answer);
        }
    }

    // An operation without output may be answered with nothing at all.
    private static ReadOnlySpan<byte> Json(Outcome outcome) => outcome.Answer is { Length: > 0 } answer ? answer : "{}"u8;

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
