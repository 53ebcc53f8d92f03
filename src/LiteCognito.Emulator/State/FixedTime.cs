using System.Security.Cryptography;
using System.Text;

namespace LiteCognito.Emulator.State;

/// <summary>Compares secrets in time that depends only on their lengths.</summary>
internal static class FixedTime
{
    public static bool AreEqual(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
