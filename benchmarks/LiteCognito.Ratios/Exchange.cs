using System.Numerics;
using System.Security.Cryptography;
using LiteCognito.Numerics;
using LiteCognito.Srp;
using BouncyInteger = Org.BouncyCastle.Math.BigInteger;

namespace LiteCognito.Ratios;

/// <summary>
/// One SRP exchange, computed by every contender: A = g^a and S = (B − k·g^x)^(a + u·x). The constructor throws if the results differ.
/// </summary>
internal sealed class Exchange
{
    private readonly byte[] _a, _x, _u, _publicB;
    private readonly byte[] _publicA = new byte[Group.Bytes], _secret = new byte[Group.Bytes];
    private readonly BouncyInteger _bouncyN, _bouncyA, _bouncyX, _bouncyU, _bouncyK, _bouncyB;
    private readonly nint _opensslA, _opensslX, _opensslRoot, _opensslExponent, _openssl2;

    /// <param name="bytes">The length of a in bytes: 32 as in this library, 128 as in other clients.</param>
    public Exchange(int bytes)
    {
        _a = Random(bytes);
        _x = Random(32);
        _u = Random(32);
        A = Number(_a);
        X = Number(_x);
        U = Number(_u);
        B = Number(RandomNumberGenerator.GetBytes(Group.Bytes)) % N;
        _publicB = Bytes(B);
        Root = ((B - K * BigInteger.ModPow(2, X, N)) % N + N) % N;
        (_bouncyN, _bouncyA, _bouncyX, _bouncyU, _bouncyK, _bouncyB) = (Bouncy(N), Bouncy(A), Bouncy(X), Bouncy(U), Bouncy(K), Bouncy(B));
        OpenSsl = OpenSsl.TryLoad(N);
        if (OpenSsl is not null)
            (_opensslA, _opensslX, _opensslRoot, _opensslExponent, _openssl2) =
                (OpenSsl.Number(A), OpenSsl.Number(X), OpenSsl.Number(Root), OpenSsl.Number(A + U * X), OpenSsl.Number(2));
        Agree();
    }

    public static BigInteger N { get; } = new(System.Runtime.InteropServices.MemoryMarshal.AsBytes(Group.Modulus), isUnsigned: true);

    public static BigInteger K { get; } = Number(SrpGroup.K);

    public BigInteger A { get; }

    public BigInteger X { get; }

    public BigInteger U { get; }

    public BigInteger B { get; }

    public BigInteger Root { get; }

    public OpenSsl? OpenSsl { get; }

    /// <summary>Computes A and S with this library and the kernel that it chooses.</summary>
    public void Client()
    {
        SrpGroup.PowerOfG(_publicA, _a);
        SrpGroup.Secret(_secret, _publicB, _x, _a, _u);
    }

    public void Client<TKernel>()
        where TKernel : struct, IKernel
    {
        SrpGroup.PowerOfG<TKernel>(_publicA, _a);
        SrpGroup.Secret<TKernel>(_secret, _publicB, _x, _a, _u);
    }

    public void PublicA() => SrpGroup.PowerOfG(_publicA, _a);

    public void Secret() => SrpGroup.Secret(_secret, _publicB, _x, _a, _u);

    /// <summary>Computes A and S with System.Numerics, as Amazon.Extensions.CognitoAuthentication does.</summary>
    public BigInteger SystemNumerics()
    {
        BigInteger publicA = BigInteger.ModPow(2, A, N);
        BigInteger root = ((B - K * BigInteger.ModPow(2, X, N)) % N + N) % N;
        return publicA ^ BigInteger.ModPow(root, A + U * X, N);
    }

    /// <summary>Computes A and S with BouncyCastle's integers and the formulas of its SRP-6 client.</summary>
    public BouncyInteger BouncyCastle()
    {
        BouncyInteger publicA = BouncyInteger.Two.ModPow(_bouncyA, _bouncyN);
        BouncyInteger root = _bouncyB.Subtract(BouncyInteger.Two.ModPow(_bouncyX, _bouncyN).Multiply(_bouncyK).Mod(_bouncyN)).Mod(_bouncyN);
        return publicA.Xor(root.ModPow(_bouncyU.Multiply(_bouncyX).Add(_bouncyA), _bouncyN));
    }

    /// <summary>Computes only the three exponentiations, with OpenSSL.</summary>
    public void OpenSslClient()
    {
        OpenSsl!.Power(_openssl2, _opensslA);
        OpenSsl.Power(_openssl2, _opensslX);
        OpenSsl.Power(_opensslRoot, _opensslExponent);
    }

    /// <summary>The unit of the ratios: one OpenSSL exponentiation with an exponent of 513 bits (a of 32 bytes).</summary>
    public void OpenSslSecret() => OpenSsl!.Power(_opensslRoot, _opensslExponent);

    public static BouncyInteger Bouncy(BigInteger value) => new(1, value.ToByteArray(isUnsigned: true, isBigEndian: true));

    private void Agree()
    {
        BigInteger expected = SystemNumerics();
        Client();
        bool agreed = (Number(_publicA) ^ Number(_secret)) == expected && BouncyCastle().Equals(Bouncy(expected));
        if (OpenSsl is not null)
        {
            OpenSslSecret();
            agreed &= OpenSsl.Result() == Number(_secret);
        }
        if (!agreed)
            throw new InvalidOperationException("The contenders disagree about S.");
    }

    private static byte[] Random(int count)
    {
        byte[] bytes = RandomNumberGenerator.GetBytes(count);
        bytes[0] |= 0x80;
        return bytes;
    }

    public static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static byte[] Bytes(BigInteger value)
    {
        byte[] bytes = new byte[Group.Bytes], digits = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        digits.CopyTo(bytes.AsSpan(bytes.Length - digits.Length));
        return bytes;
    }
}
