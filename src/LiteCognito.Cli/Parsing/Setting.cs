using System.CommandLine;

namespace LiteCognito.Cli.Parsing;

/// <summary>An option whose value can also come from an environment variable or from a profile.</summary>
internal sealed class Setting : Option<string>
{
    public Setting(string key, string valueName, string description)
        : base("--" + key.Replace('_', '-'))
    {
        Key = key;
        HelpName = valueName;
        Description = description;
    }

    /// <summary>Gets the name of the setting in a profile.</summary>
    public string Key { get; }

    /// <summary>Gets the environment variable.</summary>
    public string Variable => "LITECOGNITO_" + Key.ToUpperInvariant();
}
