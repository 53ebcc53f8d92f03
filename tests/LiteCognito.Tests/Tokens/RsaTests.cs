using System.Collections.Concurrent;
using System.Numerics;
using System.Security.Cryptography;
using LiteCognito.Tokens;

namespace LiteCognito.Tests.Tokens;

/// <summary>
/// Tests RSASSA-PKCS1-v1_5 verification (RFC 8017 sections 8.2.2 and 9.2) in managed code beside that of the platform, with genuine
/// signatures and with forgeries that were made with the private key.
/// </summary>
public sealed class RsaTests
{
    private static readonly byte[] Text = "header.payload"u8.ToArray();

    // Keys by length and exponent, made once, because that is slow.
    private static readonly ConcurrentDictionary<(int, int), RSAParameters> Made = new();

    // DigestInfo of SHA-256 up to the hash, and with the deviations of the forgeries.
    private const string Sha256Info = "3031300D060960864801650304020105000420";
    private const string WithoutNull = "302F300B06096086480165030402010420", LongLength = "308131300D060960864801650304020105000420";
    private const string IndefiniteLength = "3080300D060960864801650304020105000420", Sha512Info = "3051300D060960864801650304020305000440";
    private const string Sha3Info = "3031300D060960864801650304020805000420", LongInteger = "3031300D06096086480165030402010500048120";

    public static TheoryData<int, int> Keys => new() { { 2048, 65537 }, { 2048, 3 }, { 2049, 65537 }, { 2056, 17 }, { 3072, 65537 } };

    [Theory, MemberData(nameof(Keys))]
    public void Genuine_signature_is_accepted_and_every_altered_one_is_refused(int bits, int exponent)
    {
        using RSA rsa = Create(bits, exponent);
        RSAParameters key = rsa.ExportParameters(false);
        for (int i = 0; i < 20; i++)
        {
            byte[] text = RandomNumberGenerator.GetBytes(i * 13);
            byte[] signature = rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            Assert.True(Managed(key, text, signature) && Platform(key, text, signature));
            Assert.False(Managed(key, [.. text, 0], signature) || Platform(key, [.. text, 0], signature));
            signature[RandomNumberGenerator.GetInt32(signature.Length)] ^= (byte)(1 << RandomNumberGenerator.GetInt32(8));
            Assert.False(Managed(key, text, signature) || Platform(key, text, signature));
        }
    }

    [Theory, MemberData(nameof(Keys))]
    public void Encoded_message_with_any_deviation_is_refused(int bits, int exponent)
    {
        using RSA rsa = Create(bits, exponent);
        RSAParameters key = rsa.ExportParameters(true);
        int length = key.Modulus!.Length;
        byte[] hash = SHA256.HashData(Text), genuine = Encode(Hex(Sha256Info), hash);
        Assert.True(Managed(key, Text, Sign(genuine)));

        byte[] wrongHash = [.. hash];
        wrongHash[^1] ^= 1;
        (string Name, byte[] Message)[] forged =
        [
            ("block type 0", With(genuine, 1, 0)),
            ("block type 2", With(genuine, 1, 2)),
            ("first padding byte", With(genuine, 2, 0xFE)),
            ("padding byte in the middle", With(genuine, 100, 0)),
            ("last padding byte", With(genuine, length - 53, 0xFE)),
            ("separator", With(genuine, length - 52, 1)),
            ("separator that continues the padding", With(genuine, length - 52, 0xFF)),
            ("hash", Encode(Hex(Sha256Info), wrongHash)),
            ("hash of another length", Encode(Hex(Sha256Info), hash[..31])),
            ("text after the hash", Encode(Hex(Sha256Info), [.. hash, 0])),
            ("hash without DigestInfo", Encode([], hash)),
            ("parameters without NULL", Encode(Hex(WithoutNull), hash)),
            ("length in two bytes", Encode(Hex(LongLength), hash)),
            ("length of the hash in two bytes", Encode(Hex(LongInteger), hash)),
            ("indefinite length", Encode(Hex(IndefiniteLength), [.. hash, 0, 0])),
            ("SHA-512", Encode(Hex(Sha512Info), SHA512.HashData(Text))),
            ("SHA3-256 as the name", Encode(Hex(Sha3Info), hash)),
            ("short padding", ShortPadding(8)),
            ("no padding", ShortPadding(0)),
            ("zeros", new byte[length]),
            ("one", With(new byte[length], length - 1, 1)),
        ];
        foreach ((string name, byte[] message) in forged)
        {
            byte[] signature = Sign(message);
            Assert.False(Managed(key, Text, signature), name);
            // Platforms may accept other encodings of the same DigestInfo.
            Assert.False(OperatingSystem.IsLinux() && Platform(key, Text, signature), name);
        }

        byte[] Encode(byte[] info, byte[] digest)
        {
            byte[] message = new byte[length];
            Array.Fill(message, (byte)0xFF);
            message[0] = 0;
            message[1] = 1;
            message[length - info.Length - digest.Length - 1] = 0;
            info.CopyTo(message, length - info.Length - digest.Length);
            digest.CopyTo(message, length - digest.Length);
            return message;
        }

        byte[] ShortPadding(int count)
        {
            byte[] message = new byte[length];
            byte[] start = [0, 1, .. Enumerable.Repeat((byte)0xFF, count), 0, .. Hex(Sha256Info), .. hash];
            start.CopyTo(message, 0);
            return message;
        }

        byte[] Sign(byte[] message) => Bytes(BigInteger.ModPow(Number(message), Number(key.D!), Number(key.Modulus)), length);
    }

    [Fact]
    public void Signature_that_is_not_below_the_modulus_or_has_another_length_is_refused()
    {
        using RSA rsa = Create(2049, 65537);
        RSAParameters key = rsa.ExportParameters(false);
        BigInteger n = Number(key.Modulus!);
        byte[] genuine = rsa.SignData(Text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        byte[][] wrong =
        [
            Bytes(Number(genuine) + n, genuine.Length),
            Bytes(n - 1, genuine.Length), Bytes(n, genuine.Length), Bytes(n + 1, genuine.Length),
            [], [0], [.. genuine, 0], [0, .. genuine], genuine[1..], genuine[..^1], [.. Enumerable.Repeat((byte)0xFF, genuine.Length)],
        ];
        Assert.True(Managed(key, Text, genuine));
        Assert.All(wrong, signature => Assert.False(Managed(key, Text, signature) || Platform(key, Text, signature)));
    }

    [Fact]
    public void Cube_root_of_a_message_with_short_padding_is_refused()
    {
        // With e = 3, this forgery needs no private key (D. Bleichenbacher, 2006). A verifier that does not check the end of the message
        // accepts it.
        using RSA rsa = Create(2048, 3);
        RSAParameters key = rsa.ExportParameters(false);
        byte[] start = [0, 1, .. Enumerable.Repeat((byte)0xFF, 8), 0, .. Hex(Sha256Info), .. SHA256.HashData(Text)], end = new byte[256];
        start.CopyTo(end, 0);
        BigInteger root = BigInteger.One << 700;
        for (BigInteger wanted = Number(end) + 1, next; (next = (2 * root + wanted / (root * root)) / 3) < root;)
            root = next;
        root++;
        Assert.Equal(start, Bytes(BigInteger.Pow(root, 3), 256)[..start.Length]);
        Assert.False(Managed(key, Text, Bytes(root, 256)) || Platform(key, Text, Bytes(root, 256)));
    }

    [Fact]
    public void Checks_of_the_page_in_a_browser_pass() => Assert.Empty(BrowserRsaChecks.Wrong());

    private static bool Managed(RSAParameters key, byte[] text, byte[] signature) =>
        new ManagedRsa(key.Modulus!, key.Exponent!).Verify(text, signature);

    private static bool Platform(RSAParameters key, byte[] text, byte[] signature) =>
        new PlatformRsa(key.Modulus!, key.Exponent!).Verify(text, signature);

    private static RSA Create(int bits, int exponent) => RSA.Create(Made.GetOrAdd((bits, exponent), _ => Generate(bits, exponent)));

    /// <summary>Makes a key. RSA.Create always takes the exponent 65537 and only allows some lengths.</summary>
    private static RSAParameters Generate(int bits, int exponent)
    {
        var generator = new Org.BouncyCastle.Crypto.Generators.RsaKeyPairGenerator();
        generator.Init(new Org.BouncyCastle.Crypto.Parameters.RsaKeyGenerationParameters(
            Org.BouncyCastle.Math.BigInteger.ValueOf(exponent), new Org.BouncyCastle.Security.SecureRandom(), bits, 20));
        var pair = (Org.BouncyCastle.Crypto.Parameters.RsaPrivateCrtKeyParameters)generator.GenerateKeyPair().Private;
        int length = (bits + 7) / 8, half = (length + 1) / 2;
        return new()
        {
            Modulus = pair.Modulus.ToByteArrayUnsigned(),
            Exponent = pair.PublicExponent.ToByteArrayUnsigned(),
            D = Padded(pair.Exponent, length),
            P = Padded(pair.P, half),
            Q = Padded(pair.Q, half),
            DP = Padded(pair.DP, half),
            DQ = Padded(pair.DQ, half),
            InverseQ = Padded(pair.QInv, half),
        };
    }

    private static byte[] Padded(Org.BouncyCastle.Math.BigInteger value, int length) =>
        Bytes(Number(value.ToByteArrayUnsigned()), length);

    private static byte[] With(byte[] message, int index, byte value)
    {
        byte[] changed = [.. message];
        changed[index] = value;
        return changed;
    }

    private static byte[] Hex(string hex) => Convert.FromHexString(hex);

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static byte[] Bytes(BigInteger value, int length)
    {
        byte[] digits = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[length - digits.Length], .. digits];
    }
}
