using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>Rejects disabled users, and invalid user names, passwords and codes.</summary>
internal static class UserChecks
{
    /// <summary>Rejects a user name that looks like an alias of another user.</summary>
    public static void CheckUsername(this EmulatorPool pool, string username)
    {
        if (pool.Options.AliasAttributes.Contains("email") && username.Contains('@', StringComparison.Ordinal))
            throw ApiError.InvalidParameter("Username cannot be of email format, since user pool is configured for email alias.");
    }

    /// <summary>Returns true if users can sign up without a password, because a code is enough to sign in.</summary>
    public static bool AllowsUsersWithoutPassword(this EmulatorPool pool) =>
        pool.Options.AllowedFirstAuthFactors.Any(factor => factor is EmulatorUser.Email or UserAuth.SmsOtp);

    /// <summary>Rejects a user who was disabled by an administrator.</summary>
    public static void CheckEnabled(this EmulatorUser user)
    {
        if (!user.Enabled)
            throw ApiError.NotAuthorized("User is disabled.");
    }

    /// <summary>Rejects a user who must reset the password before signing in.</summary>
    public static void CheckReset(this EmulatorUser user)
    {
        if (user.Status == "RESET_REQUIRED")
            throw new ApiError("PasswordResetRequiredException", "Password reset required for the user");
    }

    /// <summary>
    /// Rejects a sign-in that another call ended during a computation outside the lock: it withdrew the challenge, or it deleted the
    /// user or the app client.
    /// </summary>
    public static void Recheck(this Progress progress)
    {
        EmulatorState state = progress.Pool.State;
        if (progress.AnsweredSession is { } id && !state.Sessions.ContainsKey(id))
            throw ApiError.InvalidSession();
        if (state.Clients.GetValueOrDefault(progress.Client.Id) != progress.Client)
            throw ApiError.ResourceNotFound($"User pool client {progress.Client.Id} does not exist.");
        if (!progress.User.Exists)
            throw progress.Client.HidesUsers() ? ApiError.NotAuthorized() : ApiError.UserNotFound();
        if (progress.AnsweredSession is null)
            progress.User.CheckReset();
    }

    /// <summary>
    /// Rejects a user who was disabled by an administrator or is not confirmed. Call it after the first factor is verified, so that only
    /// the user is told.
    /// </summary>
    public static void CheckCanSignIn(this EmulatorUser user)
    {
        user.CheckEnabled();
        if (user.Status == "UNCONFIRMED")
            throw new ApiError("UserNotConfirmedException", "User is not confirmed.");
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

    /// <summary>Rejects a temporary password that is too old.</summary>
    public static void CheckTemporaryPassword(this EmulatorUser user, DateTimeOffset now)
    {
        if (now >= user.PasswordSetAt.AddDays(user.Pool.Policy.TemporaryPasswordValidityDays))
            throw ApiError.NotAuthorized("Temporary password has expired and must be reset by an administrator.");
    }

    /// <summary>
    /// Rejects a password that violates the pool's policy or that the user has had before. Returns its verifier, computed outside the
    /// lock. The caller then checks again what permits the change.
    /// </summary>
    public static SaltedVerifier CheckNewPassword(
        this EmulatorUser user, string password, string member = "password")
    {
        user.Pool.CheckPolicy(password, member);
        SaltedVerifier verifier = user.NewVerifier(password);
        return user.HasHad(password, user.Pool.Policy.PasswordHistorySize)
            ? throw new ApiError("PasswordHistoryPolicyViolationException", "Password has previously been used.")
            : verifier;
    }

    /// <summary>
    /// Rejects a password that no pool accepts, in the member of the input with the given name, or that violates the pool's policy.
    /// </summary>
    public static void CheckPolicy(this EmulatorPool pool, string? password, string member = "password")
    {
        const int MostCharacters = 256;
        string? constraint = password switch
        {
            { Length: > MostCharacters } => $"Member must have length less than or equal to {MostCharacters}",
            { Length: > 0 } when char.IsWhiteSpace(password[0]) || char.IsWhiteSpace(password[^1]) =>
                @"Member must satisfy regular expression pattern: ^[\S]+.*[\S]+$",
            _ => null,
        };
        if (constraint is not null)
            throw ApiError.InvalidParameter(
                $"1 validation error detected: Value at '{member}' failed to satisfy constraint: {constraint}");
        if (pool.Policy.FindViolation(password) is { } violation)
            throw new ApiError("InvalidPasswordException", $"Password did not conform with policy: {violation}");
    }
}
