using System.CommandLine;
using LiteCognito.Cli.Configuration;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Sessions;
using LiteCognito.Cli.SignIn;
using LiteCognito.Cli.Terminal;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

/// <summary>The commands that enroll an authenticator app: at a terminal, or in two steps for scripts.</summary>
internal static class MfaSetupCommand
{
    private static readonly Option<string> Issuer =
        SharedOptions.Create("--issuer", "name", "The name of the service in the authenticator app. Default: LiteCognito.");

    private static readonly Option<string> DeviceName =
        SharedOptions.Create("--device-name", "name", "A name for the authenticator app.");

    /// <summary>Gets the options of commands that enroll an authenticator app.</summary>
    public static IReadOnlyList<Option> EnrollmentOptions { get; } = [Issuer, DeviceName, NoQr, PngFile];

    public static ToolCommand CreateSetup()
    {
        Option<bool> begin = CreateSwitch("--begin", "Print a new secret and its URI, and ask nothing. 'mfa verify' completes the setup.");
        return SignedInCommand.Create(
            "setup", "Enroll an authenticator app: show a QR code and verify the first code.", "--begin",
            [begin, .. EnrollmentOptions, Json],
            (line, session, cancellationToken) => line.GetValue(begin)
                ? BeginAsync(line, session, cancellationToken) : SetUpAsync(line, session, cancellationToken),
            check: line =>
            {
                // Each setup creates a new secret, so the one that the app already has would no longer work.
                if (!line.GetValue(begin) && !Prompt.IsInteractive)
                    throw new UsageException(
                        "mfa setup asks for a code, and there is no terminal. Use 'mfa setup --begin', and then 'mfa verify'.");
            });
    }

    public static ToolCommand CreateVerify() => SignedInCommand.Create(
        "verify", "Verify the first code of an authenticator app.", "", [DeviceName, Json],
        async (line, session, cancellationToken) =>
        {
            bool isVerified = await VerifyAsync(line, session, cancellationToken);
            if (line.GetValue(Json))
                StandardOutput.WriteJson(writer => writer.WriteBoolean("verified", isVerified));
            return WriteOutcome(isVerified);
        },
        "Completes 'mfa setup --begin'. The code comes from LITECOGNITO_CODE or a prompt.",
        check: _ =>
        {
            if (!Prompt.IsInteractive && EnvironmentVariable.Get("LITECOGNITO_CODE") is null)
                throw new UsageException("No code: set LITECOGNITO_CODE, or run in a terminal to be asked.");
        });

    /// <summary>Shows a new secret and verifies the app's first code. Returns false if the user types no code.</summary>
    public static async Task<bool> EnrollAsync(ParseResult line, CognitoSession session, CancellationToken cancellationToken)
    {
        (SoftwareTokenSecret secret, string uri) = await AssociateAsync(line, session, cancellationToken);
        new SoftwareTokenOutput(line.GetValue(NoQr), line.GetValue(PngFile)).Show(secret, uri);
        bool isVerified = await VerifyAsync(line, session, cancellationToken);
        if (line.GetValue(Json))
            WriteJson(secret, uri, isVerified);
        return isVerified;
    }

    private static async Task<int> SetUpAsync(ParseResult line, CognitoSession session, CancellationToken cancellationToken) =>
        WriteOutcome(await EnrollAsync(line, session, cancellationToken));

    private static async Task<int> BeginAsync(ParseResult line, CognitoSession session, CancellationToken cancellationToken)
    {
        (SoftwareTokenSecret secret, string uri) = await AssociateAsync(line, session, cancellationToken);
        if (line.GetValue(Json))
            WriteJson(secret, uri, isVerified: false);
        else
            SoftwareTokenOutput.Write(secret, uri, StandardOutput.WriteLine);
        if (line.GetValue(PngFile) is { } file)
            SoftwareTokenOutput.WritePicture(uri, file, StandardError.WriteLine);
        StandardError.WriteLine("Verify the first code of the app with: litecognito mfa verify");
        return ExitCode.Success;
    }

    private static async Task<(SoftwareTokenSecret Secret, string Uri)> AssociateAsync(
        ParseResult line, CognitoSession session, CancellationToken cancellationToken)
    {
        SoftwareTokenSecret secret = await session.AssociateSoftwareTokenAsync(cancellationToken);
        return (secret, secret.ToUri(line.GetValue(Issuer) ?? CommandLineResponder.Issuer, session.Username));
    }

    private static async Task<bool> VerifyAsync(ParseResult line, CognitoSession session, CancellationToken cancellationToken) =>
        await CommandLineResponder.Create(line, session.Username).SendAppCodeAsync<object>(
            CodePrompt.AuthenticatorApp,
            async code => await session.VerifySoftwareTokenAsync(code, line.GetValue(DeviceName), cancellationToken)) is true;

    private static void WriteJson(SoftwareTokenSecret secret, string uri, bool isVerified) => StandardOutput.WriteJson(writer =>
    {
        writer.WriteString("secretCode", secret.SecretCode);
        writer.WriteString("uri", uri);
        writer.WriteBoolean("verified", isVerified);
    });

    private static int WriteOutcome(bool isVerified)
    {
        StandardError.WriteLine(isVerified
            ? "The authenticator is verified. Turn it on with: litecognito mfa prefer --totp preferred"
            : "The authenticator is not verified. Verify its first code with: litecognito mfa verify");
        return isVerified ? ExitCode.Success : ExitCode.Failure;
    }
}
