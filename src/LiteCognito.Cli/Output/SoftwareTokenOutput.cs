using System.Globalization;
using LiteCognito.Storage;

namespace LiteCognito.Cli.Output;

/// <summary>Shows the secret that an authenticator app needs.</summary>
/// <param name="NoQr">True to show no QR code on the terminal.</param>
/// <param name="Png">The file for a picture of the QR code, or <see langword="null"/> for none.</param>
internal sealed record SoftwareTokenOutput(bool NoQr, string? Png)
{
    /// <summary>
    /// Shows the secret and the URI, then the QR code if it fits on the terminal together with one more line, a prompt. Without a terminal,
    /// writes the secret and the URI to stderr. With <paramref name="redirected"/>, writes them there instead, without a QR code.
    /// </summary>
    public void Show(SoftwareTokenSecret secret, string uri, Action<string>? redirected = null)
    {
        bool draws = !NoQr && UserTerminal.HasColors && redirected is null;
        Action<string> writeLine = redirected ?? (UserTerminal.IsPresent ? UserTerminal.WriteLine : StandardError.WriteLine);
        Write(secret, uri, writeLine);
        if (Png is not null)
            WritePicture(uri, Png, writeLine);
        if (draws)
            Draw(uri);
    }

    /// <summary>Writes the secret and the URI.</summary>
    public static void Write(SoftwareTokenSecret secret, string uri, Action<string> writeLine)
    {
        writeLine($"Secret: {secret.SecretCode}");
        writeLine($"URI:    {uri}");
    }

    private static void Draw(string uri)
    {
        using var code = new QrCode(uri);
        (int columns, int rows) = UserTerminal.Size;
        if (code.Columns <= columns && code.Rows < rows)
            UserTerminal.WriteAsIs(code.Draw(rows - 1));
        else
            UserTerminal.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"The QR code needs a window of {code.Columns} columns and {code.Rows + 1} rows. --png FILE writes it as a picture."));
    }

    /// <summary>Writes the QR code of a URI to a file.</summary>
    public static void WritePicture(string uri, string path, Action<string> writeLine)
    {
        using var code = new QrCode(uri);
        try
        {
            new PrivateFile(path).WriteAsync(code.ToPng(), CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--png {path} cannot be written: {e.Message}", e);
        }
        writeLine($"Wrote the QR code to {path}. It contains the secret, so delete the file when you have scanned it.");
    }
}
