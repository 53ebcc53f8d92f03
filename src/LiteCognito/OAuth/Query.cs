using System.Net;
using System.Text;

namespace LiteCognito.OAuth;

/// <summary>Reads and writes the parameters of an address or a form (application/x-www-form-urlencoded).</summary>
internal static class Query
{
    /// <summary>Writes parameters in the given order and omits those that are <see langword="null"/>.</summary>
    public static string Write(params IEnumerable<(string Name, string? Value)> parameters)
    {
        var text = new StringBuilder();
        foreach ((string name, string? value) in parameters)
            if (value is not null)
                text.Append(text.Length == 0 ? "" : "&").Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        return text.ToString();
    }

    /// <summary>Reads the parameters of an address.</summary>
    /// <exception cref="CognitoProtocolException">
    /// A parameter occurs twice. RFC 6749 section 3.1 forbids this, because two readers could choose different values.
    /// </exception>
    public static Dictionary<string, string> Read(Uri address)
    {
        string text = address.IsAbsoluteUri ? address.AbsoluteUri : address.OriginalString;
        int end = text.IndexOf('#', StringComparison.Ordinal);
        if (end >= 0)
            text = text[..end];
        int start = text.IndexOf('?', StringComparison.Ordinal);
        var parameters = new Dictionary<string, string>();
        foreach (string pair in start < 0 ? [] : text[(start + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            string name = WebUtility.UrlDecode(equals < 0 ? pair : pair[..equals]);
            if (!parameters.TryAdd(name, equals < 0 ? "" : WebUtility.UrlDecode(pair[(equals + 1)..])))
                throw new CognitoProtocolException("The callback repeats a parameter, so it is not from Cognito. Start the sign-in again.");
        }
        return parameters;
    }
}
