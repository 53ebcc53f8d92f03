using System.Collections.Concurrent;
using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace LiteCognito.Tokens;

/// <summary>Verifies with the RSA of the platform.</summary>
[UnsupportedOSPlatform("browser")]
internal sealed class PlatformRsa(byte[] modulus, byte[] exponent) : PublicKey
{
    // RSA is not documented as thread-safe, so each verification takes an instance of its own from this pool.
    private readonly ConcurrentQueue<RSA> _idle = new();

    public override bool Verify(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        if (!_idle.TryDequeue(out RSA? rsa))
            rsa = RSA.Create(new RSAParameters { Modulus = modulus, Exponent = exponent });
        bool genuine = rsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        _idle.Enqueue(rsa);
        return genuine;
    }
}
