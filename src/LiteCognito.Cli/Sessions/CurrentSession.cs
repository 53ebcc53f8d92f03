using System.CommandLine;
using LiteCognito.Cli.Configuration;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.SignIn;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Sessions;

/// <summary>The session that a command uses: the one that the last sign-in has kept for the profile, or in the file of --session.</summary>
internal static class CurrentSession
{
    /// <summary>Gets the file of the session.</summary>
    public static string GetPath(ParseResult line) =>
        line.GetValue(SessionFile) ?? Path.Combine(ToolFolders.Sessions, Settings.GetProfileName(line) + ".json");

    /// <summary>Gets the file in which a sign-in keeps its session, or <see langword="null"/> if it prints the tokens instead.</summary>
    public static string? GetPathToKeep(ParseResult line) =>
        line.GetValue(SessionFile) is null && (line.GetValue(NoKeep) || line.GetValue(Json)) ? null : GetPath(line);

    /// <summary>Reads the kept session, without a call.</summary>
    public static async Task<KeptSession> ReadAsync(ParseResult line, CancellationToken cancellationToken)
    {
        (KeptSession? kept, _) = await new KeptSessionStore(GetPath(line)).ReadAsync(cancellationToken);
        return kept is not null && FindConflict(line, kept) is null ? kept : throw NotSignedIn(line, kept);
    }

    /// <summary>Restores the kept session.</summary>
    public static async Task<CognitoSession> RestoreAsync(ParseResult line, CancellationToken cancellationToken)
    {
        (CognitoSession? session, KeptSession? other) = await FindAsync(line, cancellationToken);
        return session ?? throw NotSignedIn(line, other);
    }

    /// <summary>
    /// Runs a command with the kept session. If there is none, and an option or a variable names the user, signs the user in only for
    /// this command.
    /// </summary>
    public static async Task<int> RunAsync(
        ParseResult line, Func<CognitoSession, Task<int>> command, CancellationToken cancellationToken)
    {
        (CognitoSession? kept, KeptSession? other) = await FindAsync(line, cancellationToken);
        if (kept is not null)
            return Math.Max(await command(kept), SignInOutput.WriteFailures(kept));
        if (line.GetValue(SessionFile) is not null || Settings.GetExplicit(line, Username) is not { } username)
            throw NotSignedIn(line, other);
        Settings.Require(line, Pool, Client);
        var connection = ConnectionSettings.Read(line);
        SignInStep step = await ClientFactory.Create(line, connection, null)
            .SignInAsync(SignInRequests.Create(line, username), cancellationToken);
        step = await CommandLineResponder.Create(line, username).RespondAsync(step, cancellationToken);
        return step is SignedIn { Session: { } session }
            ? await command(session) : SignInOutput.Write(step, username, connection, line.GetValue(Json));
    }

    /// <summary>Restores the kept session. If it is that of another user, app client or pool, returns it as the other one.</summary>
    private static async Task<(CognitoSession? Session, KeptSession? Other)> FindAsync(
        ParseResult line, CancellationToken cancellationToken)
    {
        var file = new KeptSessionStore(GetPath(line));
        (KeptSession? kept, bool isList) = await file.ReadAsync(cancellationToken);
        if (kept is not null)
        {
            if (FindConflict(line, kept) is not null)
                return (null, kept);
            ConnectionSettings connection = kept.Connection with
            {
                Endpoint = line.GetValue(Endpoint) ?? kept.Connection.Endpoint,
                AllowInsecureEndpoint = line.GetValue(AllowInsecureEndpoint) || kept.Connection.AllowInsecureEndpoint,
            };
            return (await ClientFactory.Create(line, connection, file).RestoreSessionAsync(kept.Session.Username, cancellationToken), null);
        }
        if (!isList)
            return default;
        Settings.Require(line, Pool, Client, Username);
        return (await ClientFactory.Create(line, ConnectionSettings.Read(line), file)
            .RestoreSessionAsync(Settings.Get(line, Username)!, cancellationToken), null);
    }

    /// <summary>Returns an option or variable that names another user, app client or pool than those of the kept session.</summary>
    private static Setting? FindConflict(ParseResult line, KeptSession kept)
    {
        if (Differs(Pool, kept.Session.UserPoolId))
            return Pool;
        if (Differs(Client, kept.Session.ClientId))
            return Client;
        return Differs(Username, kept.Session.Username) && Differs(Username, kept.Session.LoginName) ? Username : null;

        bool Differs(Setting setting, string value) => Settings.GetExplicit(line, setting) is { } other && other != value;
    }

    private static UsageException NotSignedIn(ParseResult line, KeptSession? kept)
    {
        string option = line.GetValue(SessionFile) is { } file ? $" --session {file}"
            : line.GetValue(Profile) is { } profile ? $" --profile {profile}" : "";
        return new(kept is not null && FindConflict(line, kept) is { } conflict
            ? $"The kept session is that of {kept.Session.LoginName} in {kept.Session.UserPoolId}, "
                + $"and {conflict.Name} (or {conflict.Variable}) names another. Sign in first: {ToolRoot.ToolName} sign-in{option}"
            : $"There is no kept session. Sign in first: {ToolRoot.ToolName} sign-in{option}");
    }
}
