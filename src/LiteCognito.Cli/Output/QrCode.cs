using System.Collections;
using System.Text;
using QRCoder;

namespace LiteCognito.Cli.Output;

/// <summary>A QR code with error correction level L.</summary>
internal sealed class QrCode : IDisposable
{
    // Black and white of the color cube, which themes do not change, unlike the first 16 colors.
    private const string BlackOnWhite = "\e[38;5;16;48;5;231m", Reset = "\e[0m";
    private const int QuietZone = 4, SmallQuietZone = 2, PixelsPerModule = 8;

    private readonly QRCodeData _data;

    public QrCode(string text) => _data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.L);

    /// <summary>Gets the columns that <see cref="Draw"/> requires.</summary>
    public int Columns => Size;

    /// <summary>Gets the rows that <see cref="Draw"/> requires.</summary>
    public int Rows => RowsWith(SmallQuietZone);

    private int Size => _data.ModuleMatrix.Count; // with the quiet zone of 4 modules

    /// <summary>
    /// Returns lines of half blocks. The quiet zone is 4 modules wide; above and below, it is 2 modules high if
    /// <paramref name="maxRows"/> requires it.
    /// </summary>
    public string Draw(int maxRows)
    {
        int margin = RowsWith(QuietZone) <= maxRows ? QuietZone : SmallQuietZone;
        var text = new StringBuilder();
        for (int row = 0; row < RowsWith(margin); row++)
        {
            int upper = QuietZone - margin + row * 2;
            text.Append(BlackOnWhite);
            for (int x = 0; x < Size; x++)
                text.Append((IsDark(x, upper), IsDark(x, upper + 1)) switch
                {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    _ => ' ',
                });
            text.AppendLine(Reset);
        }
        return text.ToString();
    }

    /// <summary>Returns the code as a picture in the format PNG.</summary>
    public byte[] ToPng() =>
        Png.Create(Size * PixelsPerModule, (x, y) => IsDark(x / PixelsPerModule, y / PixelsPerModule));

    public void Dispose() => _data.Dispose();

    private int RowsWith(int margin) => (Size - 2 * (QuietZone - margin) + 1) / 2;

    private bool IsDark(int x, int y) => y < Size && _data.ModuleMatrix[y] is BitArray row && row[x];
}
