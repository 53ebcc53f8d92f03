using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace LiteCognito;

/// <summary>A set of user attributes and their values. Responses contain it, and all requests with attributes accept it.</summary>
/// <remarks>
/// <para>
/// The standard attributes are properties, named after the standard claims of OpenID Connect. A property returns
/// <see langword="null"/> if the set does not contain the attribute. <see cref="Custom"/> and <see cref="SetCustom(string, string?)"/>
/// read and write custom attributes.
/// </para>
/// <para>
/// To omit an attribute from a request, set it to <see langword="null"/>. To remove it from the user, set it to an empty string.
/// </para>
/// <para>
/// Instances are not thread-safe. While one thread changes the set, other threads must not use it.
/// </para>
/// </remarks>
/// <example>
/// <code language="csharp">
/// using LiteCognito;
///
/// var attributes = new UserAttributes { Email = "bob@example.com", GivenName = "Bob", ["custom:team"] = "red" };
/// await client.SignUpAsync("bob", ReadPassword(), attributes);
/// </code>
/// </example>
/// <seealso href="https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims">OpenID Connect Core 1.0, section 5.1</seealso>
[SuppressMessage("Naming", "CA1710", Justification = "The name that Cognito uses.")]
public sealed partial class UserAttributes : IReadOnlyDictionary<string, string>
{
    private const string CustomPrefix = "custom:";

    private readonly Dictionary<string, string> _values;

    /// <summary>Creates an empty set.</summary>
    public UserAttributes() => _values = new(StringComparer.Ordinal);

    /// <summary>Creates a set that contains a copy of existing attributes.</summary>
    /// <param name="attributes">The attributes under Cognito's names. If a name occurs more than once, the last value is used.</param>
    public UserAttributes(IEnumerable<KeyValuePair<string, string>> attributes)
        : this()
    {
        ArgumentNullException.ThrowIfNull(attributes);
        foreach ((string name, string value) in attributes)
            this[name] = value;
    }

    /// <summary>Creates a set that uses the dictionary itself, without a copy.</summary>
    internal UserAttributes(Dictionary<string, string> values) => _values = values;

    /// <summary>Gets or sets the value of an attribute.</summary>
    /// <remarks>
    /// The set stores a Boolean value of <c>email_verified</c> or <c>phone_number_verified</c> as <c>true</c> or <c>false</c> in
    /// lowercase.
    /// </remarks>
    /// <param name="name">Cognito's name for the attribute, such as <c>email</c> or <c>custom:team</c>.</param>
    /// <exception cref="KeyNotFoundException">The attribute is read, but the set does not contain it.</exception>
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

    /// <summary>Gets the number of attributes in the set.</summary>
    public int Count => _values.Count;

    /// <summary>Gets the names of the attributes.</summary>
    public IEnumerable<string> Keys => _values.Keys;

    /// <summary>Gets the values of the attributes.</summary>
    public IEnumerable<string> Values => _values.Values;

    /// <summary>Adds an attribute.</summary>
    /// <param name="name">Cognito's name for the attribute, such as <c>email</c> or <c>custom:team</c>.</param>
    /// <param name="value">The value of the attribute.</param>
    /// <exception cref="ArgumentException">The set already contains the attribute.</exception>
    public void Add(string name, string value)
    {
        CheckNew(name);
        this[name] = value;
    }

    /// <summary>Adds an attribute with the value <c>true</c> or <c>false</c>.</summary>
    /// <param name="name">Cognito's name for the attribute, such as <c>email_verified</c> or <c>custom:member</c>.</param>
    /// <param name="value">The value of the attribute.</param>
    /// <exception cref="ArgumentException">The set already contains the attribute.</exception>
    public void Add(string name, bool value) => Add(name, Text(value));

    /// <summary>Returns the value of a custom attribute.</summary>
    /// <param name="name">The name of the attribute, with or without the prefix <c>custom:</c>.</param>
    /// <returns>The value, or <see langword="null"/> if the set does not contain the attribute.</returns>
    public string? Custom(string name) => Get(CustomName(name));

    /// <summary>Sets a custom attribute.</summary>
    /// <param name="name">The name of the attribute, with or without the prefix <c>custom:</c>.</param>
    /// <param name="value">The value, or <see langword="null"/> to omit the attribute from the set.</param>
    public void SetCustom(string name, string? value) => Set(CustomName(name), value);

    /// <summary>Sets a custom attribute to <c>true</c> or <c>false</c>.</summary>
    /// <param name="name">The name of the attribute, with or without the prefix <c>custom:</c>.</param>
    /// <param name="value">The value of the attribute.</param>
    public void SetCustom(string name, bool value) => Set(CustomName(name), Text(value));

    /// <summary>
    /// Removes an attribute from the set. The user keeps the attribute. To remove it from the user, set it to an empty string instead.
    /// </summary>
    /// <param name="name">Cognito's name for the attribute, such as <c>email</c> or <c>custom:team</c>.</param>
    /// <returns><see langword="true"/> if the set contained the attribute; otherwise, <see langword="false"/>.</returns>
    public bool Remove(string name) => _values.Remove(name);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => _values.TryGetValue(key, out value);

    /// <summary>Creates a set from values that are stored under your program's own names.</summary>
    /// <param name="values">The values under your program's names.</param>
    /// <param name="names">
    /// The mapping from Cognito's names to your program's names, such as <c>custom:team</c> = <c>Team</c>. A name that is not mapped stays
    /// unchanged.
    /// </param>
    /// <returns>The attributes under Cognito's names.</returns>
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

    /// <summary>Returns the values of the attributes under your program's own names.</summary>
    /// <param name="names">
    /// The mapping from Cognito's names to your program's names, such as <c>custom:team</c> = <c>Team</c>. A name that is not mapped stays
    /// unchanged.
    /// </param>
    /// <returns>The values under your program's names.</returns>
    /// <exception cref="ArgumentException">Two attributes would have the same name.</exception>
    public Dictionary<string, string> ToOwnNames(IReadOnlyDictionary<string, string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return _values.ToDictionary(pair => names.GetValueOrDefault(pair.Key, pair.Key), pair => pair.Value, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Returns a constant string that does not contain any attribute.</summary>
    /// <returns>The string <c>[redacted]</c>.</returns>
    public override string ToString() => "[redacted]";

    private static string Text(bool value) => value ? "true" : "false";

    private static string CustomName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return name.StartsWith(CustomPrefix, StringComparison.Ordinal) ? name : CustomPrefix + name;
    }

    // Dictionary.Add would include the name in its message. The name may be a value that the caller passed by mistake.
    private void CheckNew(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (_values.ContainsKey(name))
            throw new ArgumentException("An attribute with this name already exists. Pass each attribute once.", nameof(name));
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
