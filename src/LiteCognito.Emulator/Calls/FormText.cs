using System.Net;

namespace LiteCognito.Emulator.Calls;

/// <summary>Reads the names and values of queries and forms.</summary>
internal static class FormText
{
    public static IEnumerable<(string Name, string Value)> Read(string text)
    {
        foreach (string pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            yield return equals < 0
                ? (WebUtility.UrlDecode(pair), "") : (WebUtility.UrlDecode(pair[..equals]), WebUtility.UrlDecode(pair[(equals + 1)..]));
        }
    }

    /// <summary>Returns the first value of a name, or <see langword="null"/>.</summary>
    public static string? Find(string text, string name) =>
        Read(text).Where(pair => pair.Name == name).Select(pair => pair.Value).FirstOrDefault();
}
