namespace LiteCognito.Srp;

/// <summary>The values that the server sent for an exchange, not yet parsed.</summary>
/// <remarks>
/// <para>Source: spec/srp.md, "Encodings".</para>
/// <para>Sizes: SALT has at most 256 bytes (512 hexadecimal digits), SRP_B at most 384 (768 digits); SECRET_BLOCK has no limit here.</para>
/// <para>Timing: these values are public. The time may depend on them.</para>
/// </remarks>
/// <param name="salt">The SALT, a hexadecimal number of at most 256 bytes, which can have a minus sign.</param>
/// <param name="publicB">The SRP_B, a hexadecimal number of at most 384 bytes.</param>
/// <param name="secretBlock">The SECRET_BLOCK, in Base64.</param>
internal readonly ref struct SrpChallenge(ReadOnlySpan<char> salt, ReadOnlySpan<char> publicB, ReadOnlySpan<char> secretBlock)
{
    public ReadOnlySpan<char> Salt { get; } = salt;

    public ReadOnlySpan<char> PublicB { get; } = publicB;

    public ReadOnlySpan<char> SecretBlock { get; } = secretBlock;
}
