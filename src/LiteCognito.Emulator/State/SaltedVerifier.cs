using Org.BouncyCastle.Math;

namespace LiteCognito.Emulator.State;

/// <summary>What the emulator keeps of a password: the SRP verifier, and the salt that it was computed with.</summary>
internal sealed record SaltedVerifier(BigInteger Salt, BigInteger Verifier)
{
    public override string ToString() => nameof(SaltedVerifier);
}
