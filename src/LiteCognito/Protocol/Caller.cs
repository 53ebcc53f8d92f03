using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace LiteCognito.Protocol;

/// <summary>Serializes the request, sends it and deserializes the response. Zeroes the bytes of both.</summary>
internal sealed class Caller(Transport transport)
{
    public async Task<TResponse> SendAsync<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation, TRequest request, Authorizer? authorizer, Once? once,
        CancellationToken cancellationToken)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(request, operation.Request);
        MeasuredCall? call = null;
        Outcome? outcome = null;
        try
        {
            call = transport.Measure(operation.Name, authorizer);
            outcome = await transport.PostAsync(operation.Name, body, authorizer, once, call, cancellationToken).ConfigureAwait(false);
            return JsonSerializer.Deserialize(Json(outcome), operation.Response)
                ?? throw transport.NotUnderstood(operation.Name, body, outcome, authorizer);
        }
        catch (JsonException)
        {
            // The exception's text may contain a part of the response.
            CognitoProtocolException failure = transport.NotUnderstood(operation.Name, body, outcome, authorizer);
            call?.Fails(failure);
            throw failure;
        }
        catch (Exception e) when (call?.Fails(e) == true)
        {
            throw;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
            CryptographicOperations.ZeroMemory(outcome?.Answer);
            call?.Stop();
        }
    }

    /// <summary>Sends JSON and returns the JSON of the response, for operations without types.</summary>
    public async Task<JsonElement> SendAsync(
        string operation, JsonElement input, Authorizer? authorizer, Once? once, CancellationToken cancellationToken)
    {
        byte[] body = JsonMarshal.GetRawUtf8Value(input).ToArray();
        MeasuredCall? call = null;
        Outcome? outcome = null;
        try
        {
            call = transport.Measure(operation, authorizer);
            outcome = await transport.PostAsync(operation, body, authorizer, once, call, cancellationToken).ConfigureAwait(false);
            // Parse copies the bytes, which are zeroed below.
            return JsonElement.Parse(Json(outcome));
        }
        catch (JsonException)
        {
            CognitoProtocolException failure = transport.NotUnderstood(operation, body, outcome, authorizer);
            call?.Fails(failure);
            throw failure;
        }
        catch (Exception e) when (call?.Fails(e) == true)
        {
            throw;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
            CryptographicOperations.ZeroMemory(outcome?.Answer);
            call?.Stop();
        }
    }

    // The response of an operation without output may have an empty body.
    private static ReadOnlySpan<byte> Json(Outcome outcome) => outcome.Answer is { Length: > 0 } answer ? answer : "{}"u8;

    /// <summary>Throws if the name cannot be the name of an operation. The name becomes part of a header.</summary>
    public static void Check(string operation)
    {
        ArgumentException.ThrowIfNullOrEmpty(operation);
        if (!operation.All(char.IsAsciiLetterOrDigit))
            throw new ArgumentException(
                "The name of an operation contains only letters and digits, such as DescribeUserPool.", nameof(operation));
    }

    /// <summary>Throws if the name cannot be the name of an operation, or the input is not a JSON object.</summary>
    public static void Check(string operation, JsonElement input)
    {
        Check(operation);
        if (input.ValueKind != JsonValueKind.Object)
            throw new ArgumentException("The input must be a JSON object.", nameof(input));
    }
}
