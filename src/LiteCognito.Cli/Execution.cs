namespace LiteCognito.Cli;

/// <summary>Runs a command's work and turns every failure into one sentence on stderr and an exit code.</summary>
internal static class Execution
{
    /// <summary>Whether a command was reached: until then failures are the framework's about the arguments.</summary>
    public static bool Started { get; private set; }

    public static async Task<int> RunAsync(Func<Task<int>> work)
    {
        Started = true;
        try
        {
            return await work();
        }
        catch (Exception e) when (e is UsageException or ArgumentException)
        {
            return Fail(ExitCode.Usage, e.Message);
        }
        catch (Exception e) when (e is CognitoException or CognitoProtocolException or CognitoTokenException or SignInStateException)
        {
            return Fail(ExitCode.Failed, e.Message);
        }
        catch (HttpRequestException e)
        {
            return Fail(ExitCode.Failed, $"The endpoint cannot be reached: {e.Message}");
        }
        catch (OperationCanceledException e)
        {
            return Fail(ExitCode.Failed, e.InnerException is TimeoutException ? "The endpoint did not answer in time." : "Cancelled.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Net.HttpListenerException)
        {
            return Fail(ExitCode.Failed, e.Message);
        }
    }

    private static int Fail(int exitCode, string message)
    {
        Console.Error.WriteLine(message.ReplaceLineEndings(" "));
        return exitCode;
    }
}
