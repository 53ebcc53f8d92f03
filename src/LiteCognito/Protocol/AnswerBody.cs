using System.Security.Cryptography;

namespace LiteCognito.Protocol;

/// <summary>Reads an answer's body, up to a size, and leaves no copy of it behind.</summary>
internal static class AnswerBody
{
    public static async Task<byte[]> ReadAsync(
        string operation, HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken, int attempts = 0)
    {
        if (response.Content.Headers.ContentLength > maxBytes)
            throw TooLarge(operation, response, maxBytes, attempts);

        // The response disposes of it.
        Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        byte[] buffer = new byte[(int)(response.Content.Headers.ContentLength ?? 4096) + 1];
        int length = 0;
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0)
            {
                length += read;
                if (length > maxBytes)
                    throw TooLarge(operation, response, maxBytes, attempts);
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

    private static byte[] Grow(byte[] buffer)
    {
        byte[] larger = new byte[buffer.Length * 2];
        buffer.CopyTo(larger, 0);
        CryptographicOperations.ZeroMemory(buffer);
        return larger;
    }

    private static CognitoProtocolException TooLarge(string operation, HttpResponseMessage response, int maxBytes, int attempts) =>
        new($"{operation} was answered with more than {maxBytes} bytes.")
        {
            Operation = operation,
            Attempts = attempts,
            RequestId = Attempt.RequestId(response),
        };
}
