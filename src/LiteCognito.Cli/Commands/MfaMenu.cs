using System.CommandLine;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Sessions;
using LiteCognito.Cli.Terminal;
using LiteCognito.Model;

namespace LiteCognito.Cli.Commands;

/// <summary>The menu in which a user chooses second factors.</summary>
internal static class MfaMenu
{
    private const string App = "app", Sms = "sms", AppFirst = "app-first", SmsFirst = "sms-first", Email = "email", Off = "off",
        Quit = "quit";

    private static readonly (string Name, string Description)[] Choices =
    [
        (App, ": the authenticator app only"),
        (Sms, ": text messages only"),
        (AppFirst, ": both, the authenticator app preferred"),
        (SmsFirst, ": both, text messages preferred"),
        (Email, ": email messages only"),
        (Off, ": no second factor"),
        (Quit, ""),
    ];

    public static ToolCommand Create() => SignedInCommand.Create(
        "mfa", "Set up and choose second factors.", "", [.. MfaSetupCommand.EnrollmentOptions], RunAsync,
        "Without a command, shows a menu.",
        check: _ =>
        {
            if (!Prompt.IsInteractive)
                throw new UsageException(
                    "mfa shows a menu, and there is no terminal. Use 'mfa status', 'mfa prefer' or 'mfa setup --begin'.");
        });

    private static async Task<int> RunAsync(ParseResult line, CognitoSession session, CancellationToken cancellationToken)
    {
        while (true)
        {
            GetUserResponse user = await session.GetUserAsync(cancellationToken);
            UserTerminal.WriteLine($"Second factors of {user.Username}: {DescribeFactors(user)}.");
            if (Prompt.Choose("Change them to (Enter keeps them):", Choices) is not { } choice || choice == Quit)
                return ExitCode.Success;
            if (await ChangeAsync(line, session, user, CreatePreference(choice, user), cancellationToken) is { } problem)
                UserTerminal.WriteLine(problem);
            UserTerminal.WriteLine("");
        }
    }

    /// <summary>Sets the preference, and first enrolls an authenticator app if there is none. Returns why nothing has changed.</summary>
    private static async Task<string?> ChangeAsync(
        ParseResult line, CognitoSession session, GetUserResponse user, MfaPreference preference, CancellationToken cancellationToken)
    {
        try
        {
            await session.SetMfaPreferenceAsync(preference, cancellationToken);
            return null;
        }
        catch (CognitoException e) when (IsRefusal(e))
        {
            if (FindUnverified(user, preference) is { } unverified)
                return unverified;
            // Cognito does not tell whether an app that is off has been verified.
            if (!IsWanted(preference.SoftwareToken) || IsOn(user, CognitoChallengeNames.SoftwareTokenMfa))
                return e.ServiceMessage ?? e.Message;
        }
        try
        {
            UserTerminal.WriteLine("Add this account to an authenticator app:");
            if (!await MfaSetupCommand.EnrollAsync(line, session, cancellationToken))
                return "The authenticator app is not verified. Nothing has changed.";
            await session.SetMfaPreferenceAsync(preference, cancellationToken);
            return null;
        }
        catch (CognitoException e) when (IsRefusal(e))
        {
            return e.ServiceMessage ?? e.Message;
        }
    }

    private static bool IsRefusal(CognitoException e) =>
        e.Code is CognitoErrorCodes.InvalidParameter or CognitoErrorCodes.SoftwareTokenMFANotFound;

    private static string? FindUnverified(GetUserResponse user, MfaPreference preference)
    {
        UserAttributes attributes = user.UserAttributes;
        if (IsWanted(preference.Sms) && attributes.PhoneNumberVerified != true)
            return Describe("text message", "phone number", attributes.PhoneNumber);
        return IsWanted(preference.Email) && attributes.EmailVerified != true
            ? Describe("email", "email address", attributes.Email) : null;

        static string Describe(string medium, string address, string? value) => $"Codes by {medium} require a verified {address}. "
            + (value is null
                ? $"Add one with 'litecognito user update', then verify it with 'litecognito user verify'."
                : $"Verify {value} with 'litecognito user verify'.");
    }

    /// <summary>Factors of the menu that are not chosen are turned off. Email is not mentioned unless it is on or chosen.</summary>
    private static MfaPreference CreatePreference(string choice, GetUserResponse user) => new()
    {
        SoftwareToken = choice switch
        {
            App or AppFirst => MfaSetting.Preferred,
            SmsFirst => MfaSetting.On,
            _ => MfaSetting.Off,
        },
        Sms = choice switch
        {
            Sms or SmsFirst => MfaSetting.Preferred,
            AppFirst => MfaSetting.On,
            _ => MfaSetting.Off,
        },
        Email = choice == Email ? MfaSetting.Preferred : IsOn(user, CognitoChallengeNames.EmailOtp) ? MfaSetting.Off : null,
    };

    private static bool IsWanted(MfaSetting? setting) => setting is MfaSetting.On or MfaSetting.Preferred;

    private static bool IsOn(GetUserResponse user, string factor) => user.UserMFASettingList?.Contains(factor) == true;

    private static string DescribeFactors(GetUserResponse user) => user.UserMFASettingList is not { Count: > 0 } factors
        ? "none"
        : string.Join(", ", factors.Select(factor => GetName(factor) + (factor == user.PreferredMfaSetting ? " (preferred)" : "")));

    private static string GetName(string factor) => factor switch
    {
        CognitoChallengeNames.SoftwareTokenMfa => "authenticator app",
        CognitoChallengeNames.SmsMfa => "text messages",
        CognitoChallengeNames.EmailOtp => "email messages",
        _ => factor,
    };
}
