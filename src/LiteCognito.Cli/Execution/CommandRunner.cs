using LiteCognito.Cli.Output;
using LiteCognito.Signing;

namespace LiteCognito.Cli.Execution;

/// <summary>Runs a command and turns every failure into one sentence on stderr and an exit code.</summary>
internal static class CommandRunner
{
    /// <summary>Runs a command with a token that Ctrl+C, SIGQUIT and SIGTERM cancel.</summary>
    public static async Task<int> RunAsync(Func<CancellationToken, Task<int>> command, bool noInput)
    {
        UserTerminal.Open(noInput); // before the runtime handles signals
        Interruption.Listen();
        int exitCode = await RunToEndAsync(command);
        // After a signal, a failure is a consequence of it.
        return exitCode == ExitCode.Failure && Interruption.Token.IsCancellationRequested ? Interruption.ExitCode : exitCode;
    }

    private static async Task<int> RunToEndAsync(Func<CancellationToken, Task<int>> command)
    {
        try
        {
            return await command(Interruption.Token);
        }
        catch (Exception e) when (e is UsageException or ArgumentException)
        {
            return Fail(ExitCode.Usage, ErrorText.Describe(e));
        }
        catch (OperationCanceledException e) when (e.InnerException is TimeoutException)
        {
            return Fail(ExitCode.Failure, ErrorText.Describe(e));
        }
        catch (OperationCanceledException)
        {
            return Fail(Interruption.ExitCode, "Cancelled.");
        }
        catch (Exception e) when (e is CognitoException or CognitoProtocolException or CognitoTokenException or CognitoOAuthException
            or CognitoSessionEndedException or SignInStateException or AwsCredentialException or HttpRequestException
            or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return Fail(ExitCode.Failure, ErrorText.Describe(e));
        }
        finally
        {
            WaitingLine.Pause();
        }
    }

    private static int Fail(int exitCode, string message)
    {
        StandardError.WriteError(message);
        return exitCode;
    }
}
