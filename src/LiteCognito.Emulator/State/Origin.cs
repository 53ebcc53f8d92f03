using System.Buffers;

namespace LiteCognito.Emulator.State;

/// <summary>Reads the origins of web pages, such as <c>http://localhost:3000</c>.</summary>
internal static class Origin
{
    private static readonly SearchValues<char> Excluded = SearchValues.Create("/\\?#@* ");

    /// <summary>
    /// Returns the address with its scheme and host in lowercase and without the usual port, or <see langword="null"/> if the text is not
    /// an origin.
    /// </summary>
    public static Uri? Parse(string text)
    {
        int host = text.IndexOf("://", StringComparison.Ordinal) + 3;
        return host > 3 && text.AsSpan(host).IndexOfAny(Excluded) < 0 && !text.AsSpan().ContainsAnyExceptInRange('!', '~')
            && Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Host.Length > 0 ? url : null;
    }

    /// <summary>Returns the origin of an address as browsers write it.</summary>
    public static string Of(Uri url) => url.GetLeftPart(UriPartial.Authority).ToLowerInvariant();
}
