using LiteCognito.Signing;

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
        catch (Exception e) when (e is CognitoException or CognitoProtocolException or CognitoTokenException or SignInStateException or CognitoSessionEndedException or AwsCredentialException)
        {
            return Fail(ExitCode.Failed, e.Message);
        }
        catch (CognitoNoAnswerException e)
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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Net.HttpListenerException or InvalidOperationException)
        {
            return Fail(ExitCode.Failed, e.Message);
        }
    }

    /// <summary>
    /// The framework's word on a command line, without what was typed as a value: somebody may have typed a password there.
    /// </summary>
    public static string Sentence(string message)
    {
        const string Unknown = "Argument '", Value = ", provided value";
        string line = message.Split('\n')[0].TrimEnd();
        if (line.StartsWith(Unknown, StringComparison.Ordinal) && line.EndsWith("is not recognized.", StringComparison.Ordinal))
        {
            string word = line[Unknown.Length..].Split('=', '\'')[0];
            return word.StartsWith('-') ? $"There is no option '{word}' here: see --help." : "There is an argument too many: options begin with --, see --help.";
        }
        int value = line.IndexOf(Value, StringComparison.Ordinal);
        return value < 0 ? line : line[..value] + ".";
    }

    private static int Fail(int exitCode, string message)
    {
        Output.Prose(message);
        return exitCode;
    }
}
