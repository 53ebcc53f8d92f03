namespace LiteCognito.Cli.Execution;

internal static class ExitCode
{
    public const int Success = 0, Failure = 1, Usage = 2, ChallengePending = 3, Interrupted = 128 + 2;
}
