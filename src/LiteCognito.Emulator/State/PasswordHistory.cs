using Org.BouncyCastle.Math;

namespace LiteCognito.Emulator.State;

/// <summary>The passwords that a user has had, newest first, as the current one is stored: salts and verifiers.</summary>
internal sealed class PasswordHistory
{
    private const int MostEntries = 24; // the largest PasswordHistorySize

    private readonly List<(BigInteger Salt, BigInteger Verifier)> _entries = [];

    public void Add(BigInteger salt, BigInteger verifier)
    {
        _entries.Insert(0, (salt, verifier));
        if (_entries.Count > MostEntries)
            _entries.RemoveAt(MostEntries);
    }

    /// <summary>Returns whether a password is one of the newest ones.</summary>
    public bool Contains(string identity, string password, int newest) =>
        _entries.Take(newest).Any(entry => SrpServer.Verifier(entry.Salt, identity, password).Equals(entry.Verifier));
}
