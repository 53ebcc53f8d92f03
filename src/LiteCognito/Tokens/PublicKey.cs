namespace LiteCognito.Tokens;

/// <summary>An RSA key that verifies RS256 signatures (RFC 7518 section 3.3).</summary>
internal abstract class PublicKey
{
    /// <summary>Creates a key. .NET has no RSA in a browser, and only a program for a browser contains <see cref="ManagedRsa"/>.</summary>
    public static PublicKey Create(byte[] modulus, byte[] exponent) =>
        OperatingSystem.IsBrowser() ? new ManagedRsa(modulus, exponent) : new PlatformRsa(modulus, exponent);

    public abstract bool Verify(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature);
}
