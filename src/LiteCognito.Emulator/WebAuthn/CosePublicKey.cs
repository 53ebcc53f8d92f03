using System.Formats.Cbor;
using System.Security.Cryptography;

namespace LiteCognito.Emulator.WebAuthn;

/// <summary>A COSE_Key (RFC 9053) for one of the algorithms that Cognito accepts: ES256 on P-256, or RS256.</summary>
internal sealed class CosePublicKey
{
    public const int Es256 = -7, Rs256 = -257;
    private const int Ec2 = 2, Rsa = 3, P256 = 1;

    private readonly ECParameters? _ec;
    private readonly RSAParameters? _rsa;

    private CosePublicKey(ECParameters ec) => _ec = ec;

    private CosePublicKey(RSAParameters rsa) => _rsa = rsa;

    public int Algorithm => _ec is null ? Rs256 : Es256;

    /// <summary>Reads an encoded key.</summary>
    public static CosePublicKey? Read(byte[] encoded) => Read(new CborReader(encoded, CborConformanceMode.Ctap2Canonical));

    /// <summary>
    /// Reads a key at the position of <paramref name="reader"/>. Returns <see langword="null"/> for other kinds of keys.
    /// </summary>
    public static CosePublicKey? Read(CborReader reader)
    {
        var numbers = new Dictionary<long, long>();
        var bytes = new Dictionary<long, byte[]>();
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            long label = reader.ReadInt64();
            if (reader.PeekState() is CborReaderState.ByteString)
                bytes[label] = reader.ReadByteString();
            else if (reader.PeekState() is CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger)
                numbers[label] = reader.ReadInt64();
            else
                reader.SkipValue();
        }
        reader.ReadEndMap();

        return (numbers.GetValueOrDefault(1), numbers.GetValueOrDefault(3)) switch
        {
            (Ec2, Es256) when numbers.GetValueOrDefault(-1) == P256
                && bytes.GetValueOrDefault(-2) is { Length: 32 } x && bytes.GetValueOrDefault(-3) is { Length: 32 } y =>
                new(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = x, Y = y } }),
            (Rsa, Rs256) when bytes.GetValueOrDefault(-1) is { Length: >= 256 and <= 512 } modulus
                && bytes.GetValueOrDefault(-2) is { Length: > 0 and <= 8 } exponent =>
                new(new RSAParameters { Modulus = modulus, Exponent = exponent }),
            _ => null,
        };
    }

    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        try
        {
            if (_ec is { } ec)
            {
                using ECDsa ecdsa = ECDsa.Create(ec);
                return ecdsa.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
            }
            using RSA rsa = RSA.Create(_rsa!.Value);
            return rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException)
        {
            return false; // a point that is not on the curve, for instance
        }
    }
}
