using ConsoleAppFramework;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.SignIn;

namespace LiteCognito.Cli.Commands;

internal sealed class SessionCommand
{
    /// <summary>Prints an access token of a session that sign-in has kept, refreshed if it is time.</summary>
    /// <param name="session">The file that sign-in kept the session in.</param>
    /// <param name="pool">User pool id.</param>
    /// <param name="client">App client id; its secret comes from LITECOGNITO_CLIENT_SECRET.</param>
    /// <param name="username">User name or alias signed in with.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="id">The ID token instead.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("token")]
    public Task<int> TokenAsync(
        string session, string pool, string client, string username, string? endpoint = null, bool id = false, bool json = false) =>
        CommandRunner.RunAsync(async cancellationToken =>
    {
        CognitoSession restored = await RestoreAsync(session, pool, client, username, endpoint, cancellationToken);
        string token = id ? await restored.GetIdTokenAsync(cancellationToken) : await restored.GetAccessTokenAsync(cancellationToken);
        if (json)
            StandardOutput.WriteJson(writer =>
            {
                writer.WriteString("token", token);
                writer.WriteString("expiresAt", restored.Tokens.ExpiresAt);
            });
        else
            Console.Out.WriteLine(token);
        return SignInOutput.WriteFailures(restored);
    });

    /// <summary>Signs out of a session that sign-in has kept: its tokens are revoked and forgotten.</summary>
    /// <param name="session">The file that sign-in kept the session in.</param>
    /// <param name="pool">User pool id.</param>
    /// <param name="client">App client id; its secret comes from LITECOGNITO_CLIENT_SECRET.</param>
    /// <param name="username">User name or alias signed in with.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="everywhere">All of the user's sessions, on every device.</param>
    [Command("sign-out")]
    public Task<int> SignOutAsync(
        string session, string pool, string client, string username, string? endpoint = null, bool everywhere = false) =>
        CommandRunner.RunAsync(async cancellationToken =>
    {
        CognitoSession restored = await RestoreAsync(session, pool, client, username, endpoint, cancellationToken);
        if (everywhere)
            await restored.GlobalSignOutAsync(cancellationToken);
        else
            await restored.SignOutAsync(cancellationToken);
        StandardError.WriteLine($"Signed out {restored.Username}.");
        return ExitCode.Success;
    });

    private static async Task<CognitoSession> RestoreAsync(
        string session, string pool, string client, string username, string? endpoint, CancellationToken cancellationToken) =>
        await ClientFactory.Create(endpoint, pool, client, session: session).RestoreSessionAsync(username, cancellationToken)
        ?? throw new UsageException($"{session} holds no session of {username}: sign in with --session first.");
}
