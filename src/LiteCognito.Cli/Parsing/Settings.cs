using System.CommandLine;
using LiteCognito.Cli.Configuration;
using LiteCognito.Cli.Execution;

namespace LiteCognito.Cli.Parsing;

/// <summary>
/// The values of settings. An option has precedence over an environment variable, and a variable over the profile that --profile or
/// LITECOGNITO_PROFILE names.
/// </summary>
internal static class Settings
{
    public const string DefaultProfile = "default";

    /// <summary>Gets the names of all profiles, or none if the file is invalid.</summary>
    public static IEnumerable<string> ProfileNames
    {
        get
        {
            try
            {
                return ConfigFile.Read().Profiles;
            }
            catch (Exception e) when (e is IOException or UsageException)
            {
                return [];
            }
        }
    }

    /// <summary>Gets the name of the profile.</summary>
    public static string GetProfileName(ParseResult line)
    {
        string name = line.GetValue(SharedOptions.Profile) ?? EnvironmentVariable.Get("LITECOGNITO_PROFILE") ?? DefaultProfile;
        return ConfigFile.IsName(name) ? name : throw new UsageException(
            "The name of a profile consists of letters, digits, '-', '_' and '.'. Change --profile or LITECOGNITO_PROFILE.");
    }

    /// <summary>Gets the value of a setting, or <see langword="null"/> if it is not set anywhere.</summary>
    public static string? Get(ParseResult line, Setting setting) =>
        GetExplicit(line, setting) ?? GetProfile(line).GetValueOrDefault(setting.Key);

    /// <summary>Gets the value of a setting without its profile.</summary>
    public static string? GetExplicit(ParseResult line, Setting setting) =>
        line.GetValue(setting) ?? EnvironmentVariable.Get(setting.Variable);

    /// <summary>Gets the settings of the profile. Only the default profile, and one that the command writes, may be missing.</summary>
    public static IReadOnlyDictionary<string, string> GetProfile(ParseResult line)
    {
        string name = GetProfileName(line);
        var file = ConfigFile.Read();
        if (file.Find(name) is { } profile)
            return profile;
        bool mayBeMissing = name == DefaultProfile || line.CommandResult.Command is ToolCommand { WritesProfile: true };
        return mayBeMissing ? new Dictionary<string, string>() : throw new UsageException(
            $"There is no profile '{name}'. Create it with: {ToolRoot.ToolName} configure --profile {name}");
    }

    /// <summary>Throws if a setting has no value.</summary>
    public static void Require(ParseResult line, params IEnumerable<Setting> settings)
    {
        Setting[] missing = [.. settings.Where(setting => Get(line, setting) is null)];
        if (missing.Length > 0)
            throw Missing(line, missing);
    }

    /// <summary>Returns the exception for settings without a value.</summary>
    public static UsageException Missing(ParseResult line, params Setting[] missing)
    {
        string names = UsageError.JoinWords([.. missing.Select(setting => setting.Name)], "and");
        return new UsageException(
            $"{ToolCommand.GetPath(line.CommandResult.Command)} requires {names}. Use the option{(missing.Length == 1 ? "" : "s")}, "
            + $"set {UsageError.JoinWords([.. missing.Select(setting => setting.Variable)], "and")}, "
            + $"or create a profile: {ToolRoot.ToolName} configure");
    }
}
