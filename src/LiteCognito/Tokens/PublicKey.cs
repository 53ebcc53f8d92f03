using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace LiteCognito.Tokens;

/// <summary>An RSA key that verifies RS256 signatures (RFC 7518 section 3.3).</summary>
internal sealed class PublicKey(RSAParameters parameters)
{
    // RSA is not documented as thread-safe, so each verification takes an instance of its own from this pool.
    private readonly ConcurrentQueue<RSA> _idle = new();

    public bool Verify(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        if (!_idle.TryDequeue(out RSA? rsa))
            rsa = RSA.Create(parameters);
        bool genuine = rsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        _idle.Enqueue(rsa);
        return genuine;
    }
}
