using System.Buffers;

namespace LiteCognito.Emulator.State;

/// <summary>The password policy of a pool.</summary>
internal sealed record PasswordPolicy(
    int MinimumLength = 8, bool RequireLowercase = true, bool RequireUppercase = true, bool RequireNumbers = true,
    bool RequireSymbols = true, int TemporaryPasswordValidityDays = 7, int PasswordHistorySize = 0)
{
    // Cognito's list. A letter with an accent, for example, is allowed, but is none of the characters that a policy can require.
    private static readonly SearchValues<char> Symbols = SearchValues.Create("""^$*.[]{}()?"!@#%&/\,><':;|_~`=+- """);

    /// <summary>
    /// Returns the first requirement that a password violates, in the service's words, or <see langword="null"/> if it violates none.
    /// </summary>
    public string? FindViolation(string? password) => password switch
    {
        null => "Password not long enough",
        _ when password.Length < MinimumLength => "Password not long enough",
        _ when RequireLowercase && !password.Any(char.IsAsciiLetterLower) => "Password must have lowercase characters",
        _ when RequireUppercase && !password.Any(char.IsAsciiLetterUpper) => "Password must have uppercase characters",
        _ when RequireNumbers && !password.Any(char.IsAsciiDigit) => "Password must have numeric characters",
        _ when RequireSymbols && !password.AsSpan().ContainsAny(Symbols) => "Password must have symbol characters",
        _ => null,
    };
}
