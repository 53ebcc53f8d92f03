namespace LiteCognito.Cli.Execution;

/// <summary>The command line is invalid: an option is missing, or its value cannot be used.</summary>
internal sealed class UsageException(string message) : Exception(message);
