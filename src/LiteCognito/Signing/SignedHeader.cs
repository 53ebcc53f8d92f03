namespace LiteCognito.Signing;

/// <summary>A header that the signature covers: the name in lower case and the value as sent.</summary>
internal readonly record struct SignedHeader(string Name, string Value);
