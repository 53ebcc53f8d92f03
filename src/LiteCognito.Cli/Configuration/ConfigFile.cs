using System.Text;
using LiteCognito.Cli.Execution;
using LiteCognito.Storage;

namespace LiteCognito.Cli.Configuration;

/// <summary>
/// The profiles of the tool: sections such as <c>[work]</c> with lines such as <c>pool = us-east-1_AbCdEfGhI</c>. Lines that begin with
/// # or ; are comments.
/// </summary>
internal sealed class ConfigFile
{
    /// <summary>The keys of a profile, in the order in which they are written.</summary>
    public static readonly string[] Keys =
    [
        "endpoint", "region", "pool", "client", "client_secret_command", "username", "flow", "domain", "identity_pool", "aws_profile",
        "timeout",
    ];

    private readonly string _text;
    private readonly Dictionary<string, Dictionary<string, string>> _profiles = new(StringComparer.Ordinal);

    private ConfigFile(string text)
    {
        _text = text;
        Dictionary<string, string>? profile = null;
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            if (IniText.IsComment(line))
                continue;
            if (IniText.GetSection(line) is { } name && IsName(name))
                _profiles.TryAdd(name, profile = _profiles.GetValueOrDefault(name, []));
            else if (profile is null || line.Split('=', 2, StringSplitOptions.TrimEntries) is not [var key, var value])
                throw Invalid(number, "is neither a section such as [default] nor a setting such as pool = us-east-1_AbCdEfGhI");
            else if (!Keys.Contains(key))
                throw Invalid(number, $"has the unknown setting '{key}'. Use one of {string.Join(", ", Keys)}");
            else
                profile[key] = value;
        }
    }

    /// <summary>Gets the names of the profiles.</summary>
    public IReadOnlyCollection<string> Profiles => _profiles.Keys;

    /// <summary>Reads the file. Without a file, there are no profiles.</summary>
    public static ConfigFile Read()
    {
        string path = ToolFolders.ConfigFile;
        try
        {
            return new(File.Exists(path) ? File.ReadAllText(path) : "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The profiles in {path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>True for a name that can stand between the brackets of a section and in the name of a file.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= 100 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && name[0] != '.';

    /// <summary>Gets the settings of a profile, or <see langword="null"/> if there is no such profile.</summary>
    public IReadOnlyDictionary<string, string>? Find(string profile) => _profiles.GetValueOrDefault(profile);

    /// <summary>Replaces a profile, and writes the file. Comments and other profiles stay.</summary>
    public Task WriteAsync(string profile, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        string path = ToolFolders.ConfigFile, folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string text = IniText.ReplaceSection(
            _text, profile, Keys.Where(settings.ContainsKey).Select(key => (key, settings[key])));
        return new PrivateFile(path).WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
    }

    private static UsageException Invalid(int line, string problem) => new($"Line {line} of {ToolFolders.ConfigFile} {problem}.");
}
