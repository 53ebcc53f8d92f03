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
        writeLine($"Secret: {secret.SecretCode}");
        writeLine($"URI:    {uri}");
        if (Png is null && !draws)
            return;
        using var code = new QrCode(uri);
        if (Png is not null)
        {
            WritePicture(code, Png);
            writeLine($"Wrote the QR code to {Png}. It contains the secret, so delete the file when you have scanned it.");
        }
        if (draws)
            Draw(code);
    }

    private static void Draw(QrCode code)
    {
        (int columns, int rows) = UserTerminal.Size;
        if (code.Columns <= columns && code.Rows < rows)
            UserTerminal.WriteAsIs(code.Draw(rows - 1));
        else
            UserTerminal.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"The QR code needs a window of {code.Columns} columns and {code.Rows + 1} rows. --png FILE writes it as a picture."));
    }

    private static void WritePicture(QrCode code, string path)
    {
        try
        {
            new PrivateFile(path).WriteAsync(code.ToPng(), CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--png {path} cannot be written: {e.Message}", e);
        }
    }
}
