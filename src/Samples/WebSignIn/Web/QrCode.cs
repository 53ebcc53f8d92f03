using System.Collections;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace WebSignIn.Web;

/// <summary>A QR code as inline SVG, so that the secret in it is at no address of its own.</summary>
internal static class QrCode
{
    public static IHtmlContent Draw(string text)
    {
        using QRCodeData code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        List<BitArray> rows = code.ModuleMatrix; // with a quiet zone of 4 modules
        var path = new StringBuilder();
        for (int y = 0; y < rows.Count; y++)
            for (int x = 0; x < rows.Count; x++)
                if (rows[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return new HtmlString($"""
            <svg class="qr" role="img" aria-label="QR code for an authenticator app" viewBox="0 0 {rows.Count} {rows.Count}">
            <path d="{path}" fill="currentColor" shape-rendering="crispEdges"/>
            </svg>
            """);
    }
}
