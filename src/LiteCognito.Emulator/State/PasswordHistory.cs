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

    /// <summary>Returns a copy of the newest entries.</summary>
    public (BigInteger Salt, BigInteger Verifier)[] Newest(int count) => [.. _entries.Take(count)];
}
