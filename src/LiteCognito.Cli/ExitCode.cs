namespace LiteCognito.Cli;

internal static class ExitCode
{
    public const int Done = 0, Failed = 1, Usage = 2, ChallengePending = 3;
}

/// <summary>What was asked for cannot be done as the command line stands.</summary>
internal sealed class UsageException(string message) : Exception(message);
