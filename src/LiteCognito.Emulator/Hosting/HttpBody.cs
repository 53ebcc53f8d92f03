using System.Globalization;
using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Hosting;

/// <summary>Reads the body of a request.</summary>
internal static class HttpBody
{
    private const int MaxLineLength = 4096;

    /// <summary>
    /// Reads a body, but stops soon after the limit; the dispatcher refuses a body that is too large. Returns false if there is more.
    /// </summary>
    public static async Task<(byte[] Body, bool IsWhole)> ReadAsync(
        HttpInput input, HttpRequestHead head, CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        if (!head.IsChunked)
        {
            bool isWhole = await CopyAsync(input, head.ContentLength, body, cancellationToken).ConfigureAwait(false);
            return (body.ToArray(), isWhole);
        }
        while (await ReadSizeAsync(input, cancellationToken).ConfigureAwait(false) is > 0 and long size)
        {
            if (!await CopyAsync(input, size, body, cancellationToken).ConfigureAwait(false))
                return (body.ToArray(), false);
            if (await input.ReadLineAsync(MaxLineLength, cancellationToken).ConfigureAwait(false) is not "")
                throw HttpRefusal.Malformed("A chunk of the body is longer than it says.");
        }
        await SkipTrailersAsync(input, cancellationToken).ConfigureAwait(false);
        return (body.ToArray(), true);
    }

    /// <summary>Copies bytes up to the limit of a body. Returns false if it was reached before the end.</summary>
    private static async Task<bool> CopyAsync(HttpInput input, long length, MemoryStream body, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[(int)Math.Min(length, 16 * 1024)];
        while (length > 0)
        {
            if (body.Length > Dispatcher.MaxBodyBytes)
                return false;
            int read = await input.ReadAsync(
                buffer.AsMemory(0, (int)Math.Min(length, buffer.Length)), cancellationToken).ConfigureAwait(false);
            body.Write(buffer, 0, read);
            length -= read;
        }
        return true;
    }

    /// <summary>Reads the size of a chunk, which extensions may follow.</summary>
    private static async Task<long> ReadSizeAsync(HttpInput input, CancellationToken cancellationToken)
    {
        string? line = await input.ReadLineAsync(MaxLineLength, cancellationToken).ConfigureAwait(false);
        return line is not null && int.TryParse(
            line.Split(';')[0].TrimEnd(' ', '\t'), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int size) && size >= 0
            ? size : throw HttpRefusal.Malformed("The size of a chunk must be a hexadecimal number.");
    }

    /// <summary>Skips the headers after the last chunk. No operation reads them.</summary>
    private static async Task SkipTrailersAsync(HttpInput input, CancellationToken cancellationToken)
    {
        int rest = MaxLineLength;
        while (await input.ReadLineAsync(rest, cancellationToken).ConfigureAwait(false) is not "" and var trailer)
            rest -= trailer is null
                ? throw HttpRefusal.Malformed($"The headers after the body are larger than {MaxLineLength} bytes.") : trailer.Length + 1;
    }
}
