using Org.BouncyCastle.Math;

namespace LiteCognito.Emulator.State;

/// <summary>What the emulator keeps of a password: the SRP verifier, and the salt that it was computed with.</summary>
internal readonly record struct SaltedVerifier(BigInteger Salt, BigInteger Verifier)
{
    public override string ToString() => nameof(SaltedVerifier);
}
