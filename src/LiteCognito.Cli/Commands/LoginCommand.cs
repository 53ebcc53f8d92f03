using System.Buffers.Text;
using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using LiteCognito.Cli.Configuration;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Sessions;
using LiteCognito.Cli.SignIn;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class LoginCommand
{
    public static Command Create()
    {
        Option<string> scopes = SharedOptions.Create(
            "--scopes", "list", "The scopes, as name,name. Default: all scopes of the app client.");
        Option<string> provider = SharedOptions.Create("--provider", "name", "The identity provider to sign in with, such as Google.");
        Option<int> port = new("--port")
        {
            HelpName = "number",
            Description = "The port of 127.0.0.1 that the browser returns to. Default: a free port.",
        };
        Option<bool> noBrowser = CreateSwitch("--no-browser", "Do not open a browser. Open the printed address yourself.");
        return new ToolCommand(
            "login", "Sign a user in with managed login in the browser, and keep the session.", (line, cancellationToken) => RunAsync(
                line, SplitList(line.GetValue(scopes)), line.GetValue(provider), line.GetValue(port), line.GetValue(noBrowser),
                cancellationToken))
        {
            Details = "The browser returns to http://127.0.0.1:PORT/callback, which must be a callback URL of the app client. Cognito "
                + $"accepts any port if the callback URL is http://127.0.0.1/callback. {ClientSecretDetails}",
            Example = $"--domain http://127.0.0.1:9229 {ToolCommand.ExamplePool} --client 1example23456789 --no-browser",
            RequiredSettings = [Domain, Pool, Client],
            Optional = [scopes, provider, port, noBrowser, NoKeep, SessionFile, .. ConnectionOptions, Json],
        };
    }

    private static async Task<int> RunAsync(
        ParseResult line, string[] scopes, string? provider, int port, bool noBrowser, CancellationToken cancellationToken)
    {
        var client = new CognitoOAuthClient(OAuthFactory.CreateOptions(line));
        var connection = ConnectionSettings.Read(line);
        using LoopbackRedirect redirect = Listen(port);
        CognitoTokens tokens = await client.SignInAsync(
            redirect, scopes, (url, _) => ShowAsync(url, noBrowser), new() { IdentityProvider = provider }, cancellationToken);
        StoredSession stored = CreateSession(tokens, connection);
        CognitoSession session = ClientFactory.Create(line, connection, null).RestoreSession(stored);
        string? file = CurrentSession.GetPathToKeep(line);
        if (file is null)
            return SignInOutput.Write(session, line.GetValue(Json));
        try
        {
            await new KeptSessionStore(file, connection).UpdateAsync(
                stored.UserPoolId, stored.ClientId, stored.Username, _ => new(stored), cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            StandardError.WriteLine($"The session could not be kept: {e.Message}");
            SignInOutput.Write(session, line.GetValue(Json));
            return ExitCode.Failure;
        }
        return SignInOutput.Write(session, line.GetValue(Json), file);
    }

    private static LoopbackRedirect Listen(int port)
    {
        if (port is < 0 or > ushort.MaxValue)
            throw new UsageException($"--port {port} is not a port. Use 0 to {ushort.MaxValue}.");
        try
        {
            return new(port);
        }
        catch (SocketException e)
        {
            throw new IOException($"--port {port} cannot be used: {e.Message}", e);
        }
    }

    /// <summary>Opens the address in the browser. The address is also shown, because a browser may be missing.</summary>
    private static Task ShowAsync(Uri url, bool noBrowser)
    {
        bool isOpen = !noBrowser && Open(url);
        StandardError.WriteLine(
            isOpen ? "Sign in in the browser. If none has opened, use this address:" : "Open this address in a browser:");
        StandardError.WriteLine(url.AbsoluteUri);
        WaitingLine.Pause(); // the user takes time
        return Task.CompletedTask;
    }

    private static bool Open(Uri url)
    {
        // Without a display, a browser that uses the terminal could start.
        if (OperatingSystem.IsLinux()
            && EnvironmentVariable.Get("DISPLAY") is null && EnvironmentVariable.Get("WAYLAND_DISPLAY") is null)
            return false;
        try
        {
            // Runs xdg-open on Linux and open on macOS.
            using Process? process = Process.Start(new ProcessStartInfo(url.AbsoluteUri) { UseShellExecute = true });
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Creates the session of the user that the access token names. The token comes from the pool's domain, over TLS.</summary>
    private static StoredSession CreateSession(CognitoTokens tokens, ConnectionSettings connection)
    {
        VerifiedToken token = ReadClaims(tokens.AccessToken);
        if (!token.Issuer.EndsWith("/" + connection.UserPoolId, StringComparison.Ordinal))
            throw new UsageException($"--domain belongs to the user pool {token.Issuer}, and --pool is {connection.UserPoolId}.");
        string username = token.Username ?? token.Subject;
        return new()
        {
            UserPoolId = connection.UserPoolId!,
            ClientId = connection.ClientId!,
            Username = username,
            LoginName = username,
            Tokens = tokens,
        };
    }

    private static VerifiedToken ReadClaims(string accessToken)
    {
        try
        {
            byte[] claims = Base64Url.DecodeFromChars(accessToken.Split('.') is [_, var payload, _] ? payload : "");
            return VerifiedToken.FromTrustedClaims(Encoding.UTF8.GetString(claims));
        }
        catch (FormatException)
        {
            throw new CognitoProtocolException("The access token from --domain is not a signed token (JWT).");
        }
    }
}
