using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace LiteCognito.Ratios;

/// <summary>
/// Draws the first list of ratios in a results file as an SVG bar chart, in colors for a light or a dark page. The length of a bar is
/// the time of the contender relative to LiteCognito.
/// </summary>
internal static class RatiosPlot
{
    private const int Width = 760, RowHeight = 34, BarHeight = 20, Top = 64, LabelWidth = 300, ValueWidth = 70, Bottom = 34;

    // The names of the contenders in the results, and the labels of their bars. LiteCognito, with ratio 1, has no name in the results.
    private static readonly (string Name, string Label)[] Contenders =
    [
        ("", "LiteCognito"),
        ("openssl-1024/client", "OpenSSL, 1024-bit a"),
        ("biginteger-equal/client", "System.Numerics, the same work"),
        ("bouncycastle-1024/client", "BouncyCastle, 1024-bit a"),
        ("biginteger-1024/client", "System.Numerics, 1024-bit a"),
    ];

    public static string[] Themes { get; } = ["light", "dark"];

    public static string FileName(string theme) => $"ratios-{theme}.svg";

    public static string Draw(string results, string theme)
    {
        (string text, string faint, string ours, string others) = theme == "dark"
            ? ("#e6edf3", "#9198a1", "#3fb950", "#6e7681")
            : ("#1f2328", "#59636e", "#1a7f37", "#afb8c1");
        Dictionary<string, double> medians = Medians(results);
        (string Label, double Ratio)[] bars =
            [.. Contenders.Select(contender => (contender.Label, contender.Name.Length == 0 ? 1 : medians[contender.Name]))];
        double scale = (Width - LabelWidth - ValueWidth) / bars.Max(bar => bar.Ratio);

        int height = Top + (bars.Length * RowHeight) + Bottom;
        var svg = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" ")
            .Append(CultureInfo.InvariantCulture, $"height=\"{height}\" font-family=\"system-ui, 'Segoe UI', Helvetica, Arial, sans-serif\" ")
            .Append("role=\"img\">\n  <title>Time of an SRP client compared with LiteCognito</title>\n");
        Text(svg, 0, 22, 17, text, "start", "Time of one SRP client (A and S), LiteCognito = 1", bold: true);
        Text(svg, 0, 44, 13, faint, "start", "Shorter is better. One process, one core, JIT-compiled .NET.");
        for (int i = 0; i < bars.Length; i++)
        {
            int y = Top + (i * RowHeight);
            double length = Math.Max(bars[i].Ratio * scale, 2);
            Text(svg, LabelWidth - 12, y + 15, 14, text, "end", bars[i].Label, bold: i == 0);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"  <rect x=\"{LabelWidth}\" y=\"{y}\" width=\"{length:F1}\" height=\"{BarHeight}\" rx=\"2\" fill=\"{(i == 0 ? ours : others)}\"/>\n");
            string value = bars[i].Ratio.ToString(bars[i].Ratio < 10 && i > 0 ? "F1" : "F0", CultureInfo.InvariantCulture) + "×";
            Text(svg, LabelWidth + length + 8, y + 15, 14, text, "start", value, bold: i == 0);
        }
        Text(svg, 0, height - 8, 12, faint, "start", "“1024-bit a” is the secret exponent that published clients generate. LiteCognito generates 256 bits.");
        return svg.Append("</svg>\n").ToString();
    }

    private static void Text(
        StringBuilder svg, double x, int y, int size, string fill, string anchor, string text, bool bold = false) => svg.Append(
        CultureInfo.InvariantCulture,
        $"  <text x=\"{x:0.#}\" y=\"{y}\" font-size=\"{size}\" fill=\"{fill}\" text-anchor=\"{anchor}\""
        + $"{(bold ? " font-weight=\"600\"" : "")}>{WebUtility.HtmlEncode(text)}</text>\n");

    /// <summary>Reads the medians by name from the first JSON block.</summary>
    private static Dictionary<string, double> Medians(string results)
    {
        const string Fence = "```json\n";
        int start = results.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        string block = results[start..results.IndexOf("```", start, StringComparison.Ordinal)];
        return block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(row => row.GetProperty("name").GetString()!, row => row.GetProperty("median").GetDouble());
    }
}
