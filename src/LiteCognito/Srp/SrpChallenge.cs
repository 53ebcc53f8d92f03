namespace LiteCognito.Srp;

/// <summary>The server's values of an exchange, as they came.</summary>
/// <param name="salt">SALT, a hexadecimal number of at most 256 bytes.</param>
/// <param name="publicB">SRP_B, a hexadecimal number of at most 384 bytes.</param>
/// <param name="secretBlock">SECRET_BLOCK, Base64.</param>
internal readonly ref struct SrpChallenge(ReadOnlySpan<char> salt, ReadOnlySpan<char> publicB, ReadOnlySpan<char> secretBlock)
{
    public ReadOnlySpan<char> Salt { get; } = salt;

    public ReadOnlySpan<char> PublicB { get; } = publicB;

    public ReadOnlySpan<char> SecretBlock { get; } = secretBlock;
}
