using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace LiteCognito.Emulator;

/// <summary>
/// Computes time-based one-time passwords as authenticator apps do: RFC 6238 with SHA-1, steps of 30 seconds and six digits.
/// </summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc6238"/>
public static class Totp
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int StepSeconds = 30;

    /// <summary>Computes the code that an authenticator app shows at a given time.</summary>
    /// <param name="base32Secret">The secret in Base32, in upper or lower case, with or without padding.</param>
    /// <param name="now">The time.</param>
    /// <returns>The code, six digits.</returns>
    /// <exception cref="FormatException">The secret is not Base32.</exception>
    public static string Code(string base32Secret, DateTimeOffset now) => Code(Decode(base32Secret), Step(now));

    internal static long Step(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>
    /// Finds the step of a code among the current step, the one before and the one after. Returns the newest match, or
    /// <see langword="null"/> if there is none.
    /// </summary>
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
        const int Digits = 52; // 260 bits, which hold the 32 bytes of a Cognito secret
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
                throw new FormatException("The secret is not Base32. Base32 uses the letters A to Z and the digits 2 to 7.");
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
