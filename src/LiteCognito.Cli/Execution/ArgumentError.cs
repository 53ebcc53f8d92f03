namespace LiteCognito.Cli.Execution;

/// <summary>Rewrites the framework's messages about arguments that it cannot parse.</summary>
internal static class ArgumentError
{
    /// <summary>Removes the values from a message of the framework, because a value may be a password.</summary>
    public static string Describe(string message)
    {
        const string Unknown = "Argument '", Value = ", provided value";
        string line = message.Split('\n')[0].TrimEnd();
        if (line.StartsWith(Unknown, StringComparison.Ordinal) && line.EndsWith("is not recognized.", StringComparison.Ordinal))
        {
            string argument = line[Unknown.Length..].Split('=', '\'')[0];
            return argument.StartsWith('-')
                ? $"There is no option '{argument}' here: see --help."
                : "There is an argument too many: options begin with --, see --help.";
        }
        int value = line.IndexOf(Value, StringComparison.Ordinal);
        return value < 0 ? line : line[..value] + ".";
    }
}
