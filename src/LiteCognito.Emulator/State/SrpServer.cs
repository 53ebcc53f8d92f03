using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math;

namespace LiteCognito.Emulator.State;

/// <summary>
/// The server's side of Cognito's variant of SRP-6a. It shares no code with the client: the integers are BouncyCastle's.
/// Integers are hashed as minimal two's-complement bytes, which <see cref="BigInteger.ToByteArray()"/> returns.
/// </summary>
internal static class SrpServer
{
    private static readonly BigInteger N = new(
        "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437" +
        "4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05" +
        "98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B" +
        "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33" +
        "A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864" +
        "D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF",
        16);

    private static readonly BigInteger K = Hash(N, BigInteger.Two);
    private static readonly Powers Powers = new(N);
    private static readonly Lazy<Func<BigInteger, BigInteger>> PowerOfG = new(() => Powers.Prepare(BigInteger.Two));

    /// <summary>Computes v = g^x with x = H(pad(salt) ‖ H(identity ‖ ":" ‖ password)).</summary>
    public static BigInteger Verifier(BigInteger salt, string identity, string password)
    {
        byte[] inner = SHA256.HashData(Encoding.UTF8.GetBytes($"{identity}:{password}"));
        byte[] message = [.. salt.ToByteArray(), .. inner];
        return PowerOfG.Value(new BigInteger(1, SHA256.HashData(message)));
    }

    /// <summary>Computes the verifier of a new password, with a random salt.</summary>
    public static SaltedVerifier NewVerifier(string identity, string password)
    {
        BigInteger salt = Random(16);
        return new(salt, Verifier(salt, identity, password));
    }

    /// <summary>Chooses a random b and computes g^b, the part of B that takes long and depends on no user.</summary>
    public static (BigInteger B, BigInteger Power) NewSecret()
    {
        BigInteger b = Random(32);
        return (b, Power(b));
    }

    /// <summary>Computes g^b.</summary>
    public static BigInteger Power(BigInteger b) => PowerOfG.Value(b);

    /// <summary>Computes B = k·v + g^b.</summary>
    public static BigInteger PublicB(BigInteger verifier, BigInteger power) => K.Multiply(verifier).Add(power).Mod(N);

    /// <summary>Parses A. Returns <see langword="null"/> if it is not hexadecimal, is too long or is 0 modulo N.</summary>
    public static BigInteger? ParseA(string hex)
    {
        hex = hex.TrimStart('0'); // .NET's ToString("X") prefixes a 0 if the first digit is 8 or higher
        if (hex.Length is 0 or > 768 || !hex.All(char.IsAsciiHexDigit))
            return null;
        var a = new BigInteger(hex, 16);
        return a.Mod(N).SignValue == 0 ? null : a;
    }

    /// <summary>Computes the signature that the client must send. Its key is derived from S = (A·v^u)^b.</summary>
    public static byte[] Signature(
        BigInteger publicA, BigInteger publicB, BigInteger b, BigInteger verifier, string identity, byte[] secretBlock, string timestamp)
    {
        BigInteger u = Hash(publicA, publicB);
        BigInteger s = Powers.Power(publicA.Mod(N), Powers.Power(verifier.Mod(N), u), b);
        byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, s.ToByteArray(), 16, u.ToByteArray(), "Caldera Derived Key"u8.ToArray());
        byte[] message = [.. Encoding.UTF8.GetBytes(identity), .. secretBlock, .. Encoding.UTF8.GetBytes(timestamp)];
        return HMACSHA256.HashData(key, message);
    }

    /// <summary>Returns a verifier of no known password. It is less than N, which has 384 bytes.</summary>
    public static BigInteger RandomVerifier() => Random(383);

    public static BigInteger Random(int bytes) => new(1, RandomNumberGenerator.GetBytes(bytes));

    private static BigInteger Hash(BigInteger first, BigInteger second)
    {
        byte[] message = [.. first.ToByteArray(), .. second.ToByteArray()];
        return new(1, SHA256.HashData(message));
    }
}
