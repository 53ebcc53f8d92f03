using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>Rejects disabled users and invalid passwords and codes.</summary>
internal static class UserChecks
{
    /// <summary>Rejects a user who was disabled by an administrator.</summary>
    public static void CheckEnabled(this EmulatorUser user)
    {
        if (!user.Enabled)
            throw ApiError.NotAuthorized("User is disabled.");
    }

    /// <summary>Counts a password attempt. Rejects a wrong password, and any password while the user is locked.</summary>
    public static void CheckPassword(this EmulatorUser user, bool isCorrect, DateTimeOffset now)
    {
        PasswordOutcome outcome = user.RecordPassword(isCorrect, now);
        if (outcome == PasswordOutcome.LockedOut)
            throw ApiError.NotAuthorized("Password attempts exceeded");
        if (outcome == PasswordOutcome.Wrong)
            throw ApiError.NotAuthorized();
    }

    /// <summary>Rejects a TOTP code that is wrong or was used before.</summary>
    public static void CheckTotp(this EmulatorUser user, string secret, string code, DateTimeOffset now, Func<ApiError> mismatch)
    {
        TotpOutcome outcome = user.UseTotp(secret, code, now);
        if (outcome == TotpOutcome.Mismatch)
            throw mismatch();
        if (outcome == TotpOutcome.Reused)
            throw new ApiError("ExpiredCodeException", "Your software token has already been used once.");
    }

    /// <summary>Rejects a password that violates the pool's policy.</summary>
    public static void CheckPolicy(this EmulatorPool pool, string? password)
    {
        if (pool.Policy.FindViolation(password) is { } violation)
            throw new ApiError("InvalidPasswordException", $"Password did not conform with policy: {violation}");
    }
}
