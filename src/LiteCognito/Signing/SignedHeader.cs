namespace LiteCognito.Signing;

/// <summary>A header that a signature covers: its name in lower case, and its value as sent.</summary>
internal readonly record struct SignedHeader(string Name, string Value);
