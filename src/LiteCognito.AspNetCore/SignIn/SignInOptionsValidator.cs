using Microsoft.Extensions.Options;

namespace LiteCognito.SignIn;

/// <summary>Checks the options of all sign-in schemes when the application starts.</summary>
internal sealed class SignInOptionsValidator : IValidateOptions<CognitoSignInOptions>
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public ValidateOptionsResult Validate(string? name, CognitoSignInOptions options)
    {
        List<string> failures = [];
        void Check(bool isValid, string member, string rule)
        {
            if (!isValid)
                failures.Add($"CognitoSignInOptions.{member} of the scheme {name} {rule}");
        }
        Check(IsBetween(options.OutageTolerance, TimeSpan.Zero), nameof(options.OutageTolerance), "must be 0 to 30 days.");
        Check(
            IsBetween(options.ValidationTimeout, TimeSpan.FromMilliseconds(1)), nameof(options.ValidationTimeout),
            "must be 1 millisecond to 30 days.");
        Check(IsBetween(options.RetryDelay, TimeSpan.Zero), nameof(options.RetryDelay), "must be 0 to 30 days.");
        Check(IsBetween(options.SessionCheckInterval, TimeSpan.Zero), nameof(options.SessionCheckInterval), "must be 0 to 30 days.");
        Check(!string.IsNullOrWhiteSpace(options.NameClaimType), nameof(options.NameClaimType), "is blank. Set it to a claim.");
        Check(
            options.PasswordFlow is SignInFlow.UserSrp or SignInFlow.UserPassword or SignInFlow.UserAuth or SignInFlow.CustomSrp,
            nameof(options.PasswordFlow), "is not a flow with a password. Use UserSrp, UserPassword, UserAuth or CustomSrp.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static bool IsBetween(TimeSpan value, TimeSpan shortest) => value >= shortest && value <= Longest;
}
