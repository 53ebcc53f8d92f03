namespace LiteCognito.Cli.Configuration;

internal static class EnvironmentVariable
{
    /// <summary>Gets the variable's value unchanged, or <see langword="null"/> if it is not set or empty.</summary>
    public static string? Get(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
