using LiteCognito.Cli.Output;
using LiteCognito.Signing;

namespace LiteCognito.Cli.Execution;

/// <summary>Runs a command and turns every failure into one sentence on stderr and an exit code.</summary>
internal static class CommandRunner
{
    /// <summary>
    /// Gets a value that indicates whether a command has started. Earlier failures come from the framework and concern the arguments.
    /// </summary>
    public static bool HasStarted { get; private set; }

    public static async Task<int> RunAsync(Func<Task<int>> command)
    {
        HasStarted = true;
        try
        {
            return await command();
        }
        catch (Exception e) when (e is UsageException or ArgumentException)
        {
            return Fail(ExitCode.Usage, e.Message);
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
        catch (OperationCanceledException e)
        {
            return Fail(ExitCode.Failure, e.InnerException is TimeoutException ? "The endpoint did not answer in time." : "Cancelled.");
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
