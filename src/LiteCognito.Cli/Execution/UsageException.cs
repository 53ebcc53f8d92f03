namespace LiteCognito.Cli.Execution;

/// <summary>The exception for an invalid command line: an option is missing, or its value is invalid.</summary>
internal sealed class UsageException(string message) : Exception(message);
