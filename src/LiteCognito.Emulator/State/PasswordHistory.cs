using LiteCognito.Emulator.Journal;

namespace LiteCognito.Emulator.State;

/// <summary>The passwords that a user has had, newest first, as the current one is stored: salts and verifiers.</summary>
internal sealed class PasswordHistory
{
    private const int MostEntries = 24; // the largest PasswordHistorySize

    private readonly List<SaltedVerifier> _entries = [];

    public void Add(SaltedVerifier password)
    {
        _entries.Insert(0, password);
        if (_entries.Count > MostEntries)
            _entries.RemoveAt(MostEntries);
    }

    public void Exchange(Fields fields) => fields.Items("Passwords", _entries, (entry, password) => new(
        entry.Integer(nameof(password.Salt), password?.Salt), entry.Integer(nameof(password.Verifier), password?.Verifier)));

    /// <summary>Returns a copy of the newest entries.</summary>
    public SaltedVerifier[] Newest(int count) => [.. _entries.Take(count)];
}
