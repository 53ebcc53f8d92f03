using ConsoleAppFramework;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.SignIn;

namespace LiteCognito.Cli.Commands;

internal sealed class SignInCommand
{
    /// <summary>Signs a user in and prints the tokens; exit code 3 where a challenge is left to answer.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="client">App client id; its secret comes from LITECOGNITO_CLIENT_SECRET.</param>
    /// <param name="username">User name or alias.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="flow">srp; password to send the password itself; choice to choose among factors;
    /// custom or custom-srp for custom challenges.</param>
    /// <param name="prefer">With choice, what to be asked at once: PASSWORD_SRP, PASSWORD, EMAIL_OTP, SMS_OTP or WEB_AUTHN.</param>
    /// <param name="devices">File to remember this device in, readable by its owner alone; a new device is confirmed.</param>
    /// <param name="session">File to keep the session in, readable by its owner alone, for token and sign-out.</param>
    /// <param name="admin">Sign in as an administrator does, by signed calls; with AWS credentials, and the app client's leave.</param>
    /// <param name="noQr">Show no QR code on the terminal.</param>
    /// <param name="png">File to write the QR code to as a picture, readable by its owner alone.</param>
    /// <param name="passwordStdin">Read the password from stdin; else LITECOGNITO_PASSWORD or a prompt.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("sign-in")]
    public Task<int> RunAsync(
        string pool, string client, string username, string? endpoint = null, string flow = "srp", string? prefer = null,
        string? devices = null, string? session = null, bool admin = false, bool noQr = false, string? png = null,
        bool passwordStdin = false, bool json = false) =>
        CommandRunner.RunAsync(async cancellationToken =>
    {
        SignInRequest request = SignInRequests.Create(username, flow, prefer, passwordStdin);
        CognitoClient cognito = ClientFactory.Create(endpoint, pool, client, devices, session);
        SignInStep step = admin
            ? await cognito.AdminSignInAsync(request, cancellationToken)
            : await cognito.SignInAsync(request, cancellationToken);
        step = await new CommandLineResponder(username, null, new(noQr, png)).RespondAsync(step, cancellationToken);
        return SignInOutput.Write(step, username, json);
    });
}
