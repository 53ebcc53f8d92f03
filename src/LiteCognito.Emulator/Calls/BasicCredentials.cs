using System.Text;

namespace LiteCognito.Emulator.Calls;

/// <summary>Reads the header Authorization of the scheme Basic (RFC 7617).</summary>
internal static class BasicCredentials
{
    private const string Scheme = "Basic ";

    /// <summary>Returns the name and the password, or <see langword="null"/> if the header has another form.</summary>
    public static (string Name, string Password)? Read(string authorization)
    {
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        byte[] pair = new byte[authorization.Length];
        if (!Convert.TryFromBase64String(authorization[Scheme.Length..].Trim(), pair, out int length))
            return null;
        string text = Encoding.UTF8.GetString(pair, 0, length);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? (text[..colon], text[(colon + 1)..]) : null;
    }
}
