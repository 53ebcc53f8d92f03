using LiteCognito.Cli.Output;
using LiteCognito.Signing;

namespace LiteCognito.Cli.Execution;

/// <summary>Runs a command and turns every failure into one sentence on stderr and an exit code.</summary>
internal static class CommandRunner
{
    /// <summary>Runs a command with a token that Ctrl+C, SIGQUIT and SIGTERM cancel.</summary>
    public static async Task<int> RunAsync(Func<CancellationToken, Task<int>> command)
    {
        UserTerminal.Open(); // before the runtime handles signals
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
        catch (UsageException e)
        {
            return Fail(ExitCode.Usage, e.Message);
        }
        catch (ArgumentException e)
        {
            // The name of a parameter says nothing to a user.
            return Fail(ExitCode.Usage, e.Message.Replace($" (Parameter '{e.ParamName}')", "", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is CognitoException or CognitoProtocolException or CognitoTokenException
            or SignInStateException or CognitoSessionEndedException or AwsCredentialException)
        {
            return Fail(ExitCode.Failure, e.Message);
        }
        catch (CognitoNoAnswerException e)
        {
            return Fail(ExitCode.Failure, e.Message);
        }
        catch (HttpRequestException e)
        {
            return Fail(ExitCode.Failure, $"The endpoint cannot be reached: {e.Message}");
        }
        catch (OperationCanceledException e) when (e.InnerException is TimeoutException)
        {
            return Fail(ExitCode.Failure, "The endpoint did not answer in time.");
        }
        catch (OperationCanceledException)
        {
            return Fail(Interruption.ExitCode, "Cancelled.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException
            or System.Net.HttpListenerException or InvalidOperationException)
        {
            return Fail(ExitCode.Failure, e.Message);
        }
    }

    private static int Fail(int exitCode, string message)
    {
        StandardError.WriteLine(message);
        return exitCode;
    }
}
