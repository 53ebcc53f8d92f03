using System.Security.Cryptography;
using System.Text;

namespace LiteCognito.Emulator.Seeds;

/// <summary>
/// Derives the IDs and secrets that a seed does not give from its names, so that they are the same at every start and on every machine.
/// </summary>
internal static class SeedIds
{
    private const string LowerAndDigits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string Pool(string region, string name) => $"{region}_{Derive(LettersAndDigits, 9, "user pool", region, name)}";

    public static string Client(string poolId, string name) => Derive(LowerAndDigits, 26, "app client", poolId, name);

    public static string ClientSecret(string poolId, string name) => Derive(LowerAndDigits, 52, "client secret", poolId, name);

    public static string Sub(string poolId, string username) => Uuid("user", poolId, username);

    public static string IdentityPool(string region, string name) => $"{region}:{Uuid("identity pool", region, name)}";

    private static string Derive(string alphabet, int length, params string[] names) => string.Create(
        length, (Hash: Hash(names), alphabet), static (text, from) =>
        {
            for (int i = 0; i < text.Length; i++)
                text[i] = from.alphabet[from.Hash[i] % from.alphabet.Length];
        });

    // A UUID of version 4, because that is what Cognito's own are.
    private static string Uuid(params string[] names)
    {
        Span<byte> bytes = Hash(names).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    private static byte[] Hash(string[] names) => SHA512.HashData(Encoding.UTF8.GetBytes(string.Join('\0', names)));
}
