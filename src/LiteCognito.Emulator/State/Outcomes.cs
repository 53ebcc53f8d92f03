namespace LiteCognito.Emulator.State;

/// <summary>What comes of a password that a user gives.</summary>
internal enum PasswordOutcome
{
    Correct,
    Wrong,
    LockedOut,
}

/// <summary>What comes of a TOTP code that a user gives.</summary>
internal enum TotpOutcome
{
    Accepted,
    Mismatch,
    Reused,
}
