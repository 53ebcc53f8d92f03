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
    ];

    private readonly List<string> _lines = [];
    private readonly Dictionary<string, Dictionary<string, string>> _profiles = new(StringComparer.Ordinal);

    private ConfigFile(string text)
    {
        Dictionary<string, string>? profile = null;
        foreach (string line in text.Split('\n'))
        {
            _lines.Add(line.TrimEnd());
            string content = line.Trim();
            if (content.Length == 0 || content[0] is '#' or ';')
                continue;
            if (content is ['[', .. var name, ']'] && IsName(name.Trim()))
                _profiles.TryAdd(name.Trim(), profile = _profiles.GetValueOrDefault(name.Trim(), []));
            else if (profile is not null && content.Split('=', 2, StringSplitOptions.TrimEntries) is [var key, var value])
                profile[Keys.Contains(key) ? key : throw Unknown(key)] = value;
            else
                throw Invalid("is neither a section such as [default] nor a setting such as pool = us-east-1_AbCdEfGhI");
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
        int start = _lines.FindIndex(line => IsSection(line, profile)), end = start + 1;
        if (start < 0)
        {
            if (_lines is [.., { Length: > 0 }])
                _lines.Add("");
            start = _lines.Count - 1;
            _lines.Insert(start, $"[{profile}]");
            end = start + 1;
        }
        else
        {
            while (end < _lines.Count && !_lines[end].TrimStart().StartsWith('['))
                end++;
            for (int i = end - 1; i > start; i--)
                if (_lines[i].TrimStart() is { Length: > 0 } line && line[0] is not ('#' or ';'))
                    _lines.RemoveAt(i);
        }
        _lines.InsertRange(
            start + 1, Keys.Where(key => settings.GetValueOrDefault(key) is { Length: > 0 }).Select(key => $"{key} = {settings[key]}"));
        return SaveAsync(string.Join('\n', _lines).TrimEnd('\n') + "\n", cancellationToken);
    }

    private static bool IsSection(string line, string profile) => line.Trim() is ['[', .. var name, ']'] && name.Trim() == profile;

    private static Task SaveAsync(string text, CancellationToken cancellationToken)
    {
        string path = ToolFolders.ConfigFile, folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new PrivateFile(path).WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
    }

    private UsageException Unknown(string key) => Invalid($"has the unknown setting '{key}'. Use one of {string.Join(", ", Keys)}");

    private UsageException Invalid(string problem) => new($"Line {_lines.Count} of {ToolFolders.ConfigFile} {problem}.");
}
