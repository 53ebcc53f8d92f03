using System.Security.Cryptography;
using System.Text;

namespace LiteCognito.Emulator.State;

/// <summary>Compares secrets in a time that depends on their lengths alone.</summary>
internal static class FixedTime
{
    public static bool AreEqual(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
