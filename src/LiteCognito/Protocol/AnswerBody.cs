using System.Security.Cryptography;

namespace LiteCognito.Protocol;

/// <summary>Reads the body of a response up to a maximum size, and zeroes all intermediate copies.</summary>
internal static class AnswerBody
{
    /// <summary>Returns the body, or <see langword="null"/> if it is larger than the maximum.</summary>
    public static async Task<byte[]?> ReadAsync(HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > maxBytes)
            return null;

        // The response disposes of the stream.
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
                    return null;
                if (length == buffer.Length)
                    buffer = Grow(buffer);
            }
            return buffer[..length];
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer); // may contain tokens
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        byte[] larger = new byte[buffer.Length * 2];
        buffer.CopyTo(larger, 0);
        CryptographicOperations.ZeroMemory(buffer);
        return larger;
    }
}
