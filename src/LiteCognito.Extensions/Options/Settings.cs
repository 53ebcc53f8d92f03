using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace LiteCognito.Hosting;

/// <summary>
/// Reads the values of a configuration section. It collects what is wrong, and names the key but never the value, which may be a secret
/// in the wrong place. The binder of .NET would read 30 as 30 days, and would ignore unknown keys.
/// </summary>
internal sealed class Settings
{
    private readonly IConfiguration _section;
    private readonly List<string> _failures;
    private readonly List<string> _known = [];
    private readonly string _path;

    public Settings(IConfiguration section)
        : this(section, [])
    {
    }

    private Settings(IConfiguration section, List<string> failures)
    {
        _section = section;
        _failures = failures;
        _path = PathOf(section) ?? "";
    }

    /// <summary>Returns the path of a section, which is empty for a whole configuration.</summary>
    public static string? PathOf(IConfiguration? configuration) => configuration switch
    {
        null => null,
        IConfigurationSection section => section.Path,
        _ => "",
    };

    public void Text(string key, Action<string> set) => Read(key, set);

    public void Flag(string key, Action<bool> set) => Read(key, text =>
    {
        if (bool.TryParse(text, out bool value))
            set(value);
        else
            Fail(key, "is neither true nor false.");
    });

    public void Number(string key, Action<int> set) => Read(key, text =>
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value))
            set(value);
        else
            Fail(key, "is not a whole number.");
    });

    public void Duration(string key, Action<TimeSpan> set) => Read(key, text =>
    {
        if (text.Contains(':', StringComparison.Ordinal)
            && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out TimeSpan value))
            set(value);
        else
            Fail(key, "is not a duration. Write hours, minutes and seconds, such as 00:00:30 for 30 seconds.");
    });

    public void Address(string key, Action<Uri> set) => Read(key, text =>
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? value) && value.Scheme is "https" or "http")
            set(value);
        else
            Fail(key, "is not an absolute address. Write one such as https://example.com.");
    });

    public void Choice<T>(string key, Action<T> set)
        where T : struct, Enum => Read(key, text =>
    {
        if (text.Length > 0 && char.IsAsciiLetter(text[0]) && Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(value))
            set(value);
        else
            Fail(key, $"is none of {string.Join(", ", Enum.GetNames<T>())}.");
    });

    /// <summary>Reads the keys of a part of the section.</summary>
    public void Part(string key, Action<Settings> read)
    {
        _known.Add(key);
        IConfigurationSection part = _section.GetSection(key);
        if (!string.IsNullOrEmpty(part.Value))
            Fail(key, $"has a value, but it is a group of settings, such as {KeyOf(key)}:NAME.");
        var settings = new Settings(part, _failures);
        read(settings);
        settings.RefuseUnknown();
    }

    /// <summary>Reads a list of values.</summary>
    public void Texts(string key, Action<string> add)
    {
        foreach (IConfigurationSection element in Elements(key))
        {
            if (element.Value is { } text)
                add(text);
            else
                Fail($"{key}:{element.Key}", "is a group of settings, but it must be a single value.");
        }
    }

    /// <summary>Reads a list of groups of settings.</summary>
    public void Parts(string key, Action<Settings> read)
    {
        foreach (IConfigurationSection element in Elements(key))
        {
            var settings = new Settings(element, _failures);
            read(settings);
            settings.RefuseUnknown();
        }
    }

    /// <summary>Accepts parts of the section that are read elsewhere.</summary>
    public void Elsewhere(params ReadOnlySpan<string> keys) => _known.AddRange(keys);

    /// <summary>Names keys that can be set only in code.</summary>
    public void OnlyInCode(params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            _known.Add(key);
            if (_section.GetSection(key).Exists())
                Fail(key, "cannot be set in the configuration. Set it in code.");
        }
    }

    /// <summary>Throws if a value is not valid or a key is not known.</summary>
    public void ThrowIfWrong(string name, Type options)
    {
        RefuseUnknown();
        ThrowIfInvalid(name, options);
    }

    /// <summary>Throws if a value is not valid. Other keys may belong to other options.</summary>
    public void ThrowIfInvalid(string name, Type options)
    {
        if (_failures.Count > 0)
            throw new OptionsValidationException(name, options, _failures);
    }

    private IEnumerable<IConfigurationSection> Elements(string key)
    {
        _known.Add(key);
        IConfigurationSection list = _section.GetSection(key);
        if (!string.IsNullOrEmpty(list.Value))
            Fail(key, $"has a value, but it is a list. Write its first element to {KeyOf(key)}:0.");
        return list.GetChildren();
    }

    private void RefuseUnknown()
    {
        // A whole configuration also contains the settings of everything else.
        if (_path.Length == 0)
            return;
        foreach (IConfigurationSection child in _section.GetChildren())
            if (!_known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                Fail(child.Key, $"is not a known setting. {Spelling.Hint(child.Key, _known)}");
    }

    private void Read(string key, Action<string> use)
    {
        _known.Add(key);
        IConfigurationSection value = _section.GetSection(key);
        if (value.GetChildren().Any())
            Fail(key, "is a group of settings, but it must be a single value.");
        else if (value.Value is { } text)
            use(text);
    }

    private void Fail(string key, string what) => _failures.Add($"{KeyOf(key)} {what}");

    private string KeyOf(string key) => _path.Length == 0 ? key : $"{_path}:{key}";
}
