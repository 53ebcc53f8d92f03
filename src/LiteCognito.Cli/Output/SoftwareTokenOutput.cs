using QRCoder;

namespace LiteCognito.Cli.Output;

/// <summary>Prints the secret that an authenticator app needs.</summary>
internal static class SoftwareTokenOutput
{
    /// <summary>Writes the secret as a QR code, as text and as a URI.</summary>
    public static void Write(TextWriter writer, SoftwareTokenSecret secret, string uri)
    {
        using QRCodeData data = QRCodeGenerator.GenerateQrCode(uri, QRCodeGenerator.ECCLevel.L);
        using var qrCode = new AsciiQRCode(data);
        writer.WriteLine(qrCode.GetGraphicSmall());
        writer.WriteLine($"Secret: {secret.SecretCode}");
        writer.WriteLine($"URI:    {uri}");
    }
}
