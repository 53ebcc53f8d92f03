using System.Numerics;
using System.Runtime.InteropServices;

namespace LiteCognito.Ratios;

/// <summary>OpenSSL's constant-time exponentiation, called with P/Invoke in libcrypto, if the library is installed.</summary>
internal sealed partial class OpenSsl
{
    private const string Library = "libcrypto.so.3";
    private const int ConstantTime = 0x04;

    private readonly nint _context = BN_CTX_new();
    private readonly nint _montgomery = BN_MONT_CTX_new();
    private readonly nint _modulus;
    private readonly nint _result = BN_new();

    private OpenSsl(BigInteger modulus)
    {
        _modulus = Number(modulus);
        if (BN_MONT_CTX_set(_montgomery, _modulus, _context) != 1)
            throw new InvalidOperationException("BN_MONT_CTX_set failed.");
    }

    /// <summary>Loads OpenSSL. Returns null if libcrypto.so.3 cannot be loaded.</summary>
    public static OpenSsl? TryLoad(BigInteger modulus) => NativeLibrary.TryLoad(Library, out _) ? new OpenSsl(modulus) : null;

    public static string Version => NativeLibrary.TryLoad(Library, out _) ? Marshal.PtrToStringUTF8(OpenSSL_version(0)) ?? "" : "absent";

    public static nint Number(BigInteger value)
    {
        byte[] bytes = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        nint number = BN_bin2bn(bytes, bytes.Length, 0);
        BN_set_flags(number, ConstantTime);
        return number;
    }

    public void Power(nint x, nint exponent)
    {
        if (BN_mod_exp_mont_consttime(_result, x, exponent, _modulus, _context, _montgomery) != 1)
            throw new InvalidOperationException("BN_mod_exp_mont_consttime failed.");
    }

    public BigInteger Result()
    {
        byte[] bytes = new byte[384];
        if (BN_bn2binpad(_result, bytes, bytes.Length) != bytes.Length)
            throw new InvalidOperationException("BN_bn2binpad failed.");
        return new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
    }

    [LibraryImport(Library)]
    private static partial nint OpenSSL_version(int type);

    [LibraryImport(Library)]
    private static partial nint BN_new();

    [LibraryImport(Library)]
    private static partial nint BN_CTX_new();

    [LibraryImport(Library)]
    private static partial nint BN_MONT_CTX_new();

    [LibraryImport(Library)]
    private static partial int BN_MONT_CTX_set(nint montgomery, nint modulus, nint context);

    [LibraryImport(Library)]
    private static partial nint BN_bin2bn(byte[] bytes, int length, nint result);

    [LibraryImport(Library)]
    private static partial int BN_bn2binpad(nint number, byte[] bytes, int length);

    [LibraryImport(Library)]
    private static partial void BN_set_flags(nint number, int flags);

    [LibraryImport(Library)]
    private static partial int BN_mod_exp_mont_consttime(nint result, nint x, nint exponent, nint modulus, nint context, nint montgomery);
}
