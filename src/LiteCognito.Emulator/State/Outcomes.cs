namespace LiteCognito.Emulator.State;

/// <summary>The result of a password check.</summary>
internal enum PasswordOutcome
{
    Correct,
    Wrong,
    LockedOut,
}

/// <summary>The result of a TOTP code check.</summary>
internal enum TotpOutcome
{
    Accepted,
    Mismatch,
    Reused,
}
