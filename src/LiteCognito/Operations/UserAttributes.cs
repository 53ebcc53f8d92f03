using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace LiteCognito;

/// <summary>
/// A user's attributes by name: in answers, and wherever a request takes attributes. The standard attributes have members of their
/// own, named as in OpenID Connect; custom ones are reached by <see cref="Custom"/>. An attribute set to <see langword="null"/> is
/// left out; Cognito removes one that is set to an empty text.
/// </summary>
/// <remarks>Source: "Standard Claims" in OpenID Connect Core 1.0, section 5.1. Not for use by several threads while one writes.</remarks>
[SuppressMessage("Naming", "CA1710", Justification = "Cognito's own name for them.")]
public sealed partial class UserAttributes : IReadOnlyDictionary<string, string>
{
    private const string CustomPrefix = "custom:";

    private readonly Dictionary<string, string> _values;

    /// <summary>Creates an empty set.</summary>
    public UserAttributes() => _values = new(StringComparer.Ordinal);

    /// <summary>Copies attributes.</summary>
    public UserAttributes(IEnumerable<KeyValuePair<string, string>> attributes)
        : this()
    {
        ArgumentNullException.ThrowIfNull(attributes);
        foreach ((string name, string value) in attributes)
            this[name] = value;
    }

    /// <summary>Takes over what was read.</summary>
    internal UserAttributes(Dictionary<string, string> values) => _values = values;

    /// <summary>The attribute's value by Cognito's name for it.</summary>
    /// <exception cref="KeyNotFoundException">There is no such attribute.</exception>
    public string this[string name]
    {
        get => _values[name];
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(name);
            ArgumentNullException.ThrowIfNull(value);
            _values[name] = name is "email_verified" or "phone_number_verified" && bool.TryParse(value, out bool flag) ? Text(flag) : value;
        }
    }

    /// <summary>How many attributes there are.</summary>
    public int Count => _values.Count;

    /// <summary>The attributes' names.</summary>
    public IEnumerable<string> Keys => _values.Keys;

    /// <summary>The attributes' values.</summary>
    public IEnumerable<string> Values => _values.Values;

    /// <summary>Adds an attribute.</summary>
    /// <exception cref="ArgumentException">It is there already.</exception>
    public void Add(string name, string value)
    {
        CheckNew(name);
        this[name] = value;
    }

    /// <summary>Adds an attribute that is <c>true</c> or <c>false</c>.</summary>
    /// <exception cref="ArgumentException">It is there already.</exception>
    public void Add(string name, bool value) => Add(name, Text(value));

    /// <summary>The value of a custom attribute, named without <c>custom:</c>; <see langword="null"/> where there is none.</summary>
    public string? Custom(string name) => Get(CustomName(name));

    /// <summary>Sets a custom attribute, named without <c>custom:</c>; <see langword="null"/> leaves it out.</summary>
    public void SetCustom(string name, string? value) => Set(CustomName(name), value);

    /// <summary>Sets a custom attribute to <c>true</c> or <c>false</c>.</summary>
    public void SetCustom(string name, bool value) => Set(CustomName(name), Text(value));

    /// <summary>Leaves an attribute out, by Cognito's name for it.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string name) => _values.Remove(name);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => _values.TryGetValue(key, out value);

    /// <summary>Makes attributes of a program's own names for them.</summary>
    /// <param name="values">The values by the program's names.</param>
    /// <param name="names">
    /// The program's names by Cognito's, such as <c>custom:team</c> = <c>Team</c>; a name that it lacks stays as it is.
    /// </param>
    /// <exception cref="ArgumentException">Two attributes have the same name.</exception>
    public static UserAttributes FromOwnNames(
        IEnumerable<KeyValuePair<string, string>> values, IReadOnlyDictionary<string, string> names)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(names);
        Dictionary<string, string> back = names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
        var attributes = new UserAttributes();
        foreach ((string own, string value) in values)
            attributes.Add(back.GetValueOrDefault(own, own), value);
        return attributes;
    }

    /// <summary>The values by a program's own names for the attributes.</summary>
    /// <param name="names">
    /// The program's names by Cognito's, such as <c>custom:team</c> = <c>Team</c>; a name that it lacks stays as it is.
    /// </param>
    /// <exception cref="ArgumentException">Two attributes would have the same name.</exception>
    public Dictionary<string, string> ToOwnNames(IReadOnlyDictionary<string, string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return _values.ToDictionary(pair => names.GetValueOrDefault(pair.Key, pair.Key), pair => pair.Value, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Returns a constant text that shows no attribute.</summary>
    public override string ToString() => "[redacted]";

    private static string Text(bool value) => value ? "true" : "false";

    private static string CustomName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return name.StartsWith(CustomPrefix, StringComparison.Ordinal) ? name : CustomPrefix + name;
    }

    // Its own words: those of a dictionary repeat the name, which may be a value put in the wrong place.
    private void CheckNew(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (_values.ContainsKey(name))
            throw new ArgumentException("An attribute has two values.", nameof(name));
    }

    private string? Get(string name) => _values.GetValueOrDefault(name);

    private void Set(string name, string? value)
    {
        if (value is null)
            _values.Remove(name);
        else
            this[name] = value;
    }

    private bool? Flag(string name) => bool.TryParse(Get(name), out bool value) ? value : null;

    private DateTimeOffset? Time(string name) =>
        long.TryParse(Get(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seconds)
        && seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
