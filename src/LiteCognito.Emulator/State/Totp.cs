using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace LiteCognito.Emulator;

/// <summary>Time-based one-time passwords as authenticator apps show them: RFC 6238 with SHA-1, 30 seconds, six digits.</summary>
public static class Totp
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int StepSeconds = 30;

    /// <summary>Returns the code at a time.</summary>
    /// <param name="base32Secret">The secret in Base32, without padding.</param>
    /// <param name="now">The time.</param>
    /// <returns>Six digits.</returns>
    /// <exception cref="FormatException">The secret is not Base32.</exception>
    public static string Code(string base32Secret, DateTimeOffset now) => Code(Decode(base32Secret), Step(now));

    internal static long Step(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The newest step from one before to one after now whose code this is, or <see langword="null"/>.</summary>
    internal static long? Match(string base32Secret, string code, DateTimeOffset now)
    {
        byte[] secret = Decode(base32Secret);
        for (long step = Step(now) + 1; step >= Step(now) - 1; step--)
            if (CryptographicOperations.FixedTimeEquals(Ascii(Code(secret, step)), Ascii(code)))
                return step;
        return null;
    }

    internal static string NewSecret()
    {
        const int Digits = 52; // 32 bytes, as Cognito's secrets
        return RandomNumberGenerator.GetString(Alphabet, Digits);
    }

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 and every authenticator app use SHA-1.")]
    private static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        HMACSHA1.HashData(secret, counter, hash);
        uint number = BinaryPrimitives.ReadUInt32BigEndian(hash[(hash[^1] & 15)..]) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Ascii(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static byte[] Decode(string base32)
    {
        var bytes = new List<byte>();
        int buffer = 0, bits = 0;
        foreach (char c in base32.TrimEnd('='))
        {
            int value = Alphabet.IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal);
            if (value < 0)
                throw new FormatException("The secret is not Base32: it may hold the letters A to Z and the digits 2 to 7.");
            buffer = (buffer << 5) | value;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
                buffer &= (1 << bits) - 1;
            }
        }
        return [.. bytes];
    }
}
