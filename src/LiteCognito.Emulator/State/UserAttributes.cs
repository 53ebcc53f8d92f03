using System.Collections;
using System.Diagnostics.CodeAnalysis;
using LiteCognito.Emulator.Journal;

namespace LiteCognito.Emulator.State;

/// <summary>The attributes of a user. Every change goes through this class, so that the pool's index is always up to date.</summary>
internal sealed class UserAttributes(EmulatorUser user, IReadOnlyDictionary<string, string> values)
    : IReadOnlyCollection<KeyValuePair<string, string>>
{
    private readonly Dictionary<string, string> _values = new(values);
    private AttributeIndex? _index;

    public int Count => _values.Count;

    public string this[string name]
    {
        get => _values[name];
        set
        {
            if (_values.TryGetValue(name, out string? old))
                _index?.Remove(name, old, user);
            _values[name] = value;
            _index?.Add(name, value, user);
        }
    }

    /// <summary>The index of the pool that has the user, or <see langword="null"/> if the user is in no pool.</summary>
    public AttributeIndex? Index
    {
        set
        {
            foreach ((string name, string text) in _values)
            {
                _index?.Remove(name, text, user);
                value?.Add(name, text, user);
            }
            _index = value;
        }
    }

    public bool ContainsKey(string name) => _values.ContainsKey(name);

    public string? GetValueOrDefault(string name) => _values.GetValueOrDefault(name);

    public bool TryGetValue(string name, [NotNullWhen(true)] out string? value) => _values.TryGetValue(name, out value);

    public void Remove(string name)
    {
        if (_values.Remove(name, out string? old))
            _index?.Remove(name, old, user);
    }

    public void Exchange(Fields fields)
    {
        AttributeIndex? index = _index;
        if (fields.IsReading)
            Index = null;
        fields.Map("Attributes", _values);
        if (fields.IsReading)
            Index = index;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>The users of a pool by the values of the attributes that can stand for a user name, without regard to case.</summary>
internal sealed class AttributeIndex
{
    private readonly Dictionary<string, Dictionary<string, List<EmulatorUser>>> _users =
        ((string[])["email", "phone_number", "preferred_username"]).ToDictionary(
            name => name, _ => new Dictionary<string, List<EmulatorUser>>(StringComparer.OrdinalIgnoreCase));

    public void Add(string name, string value, EmulatorUser user)
    {
        if (!_users.TryGetValue(name, out Dictionary<string, List<EmulatorUser>>? values))
            return;
        if (!values.TryGetValue(value, out List<EmulatorUser>? users))
            values.Add(value, users = new(1));
        users.Add(user);
    }

    public void Remove(string name, string value, EmulatorUser user)
    {
        if (_users.TryGetValue(name, out Dictionary<string, List<EmulatorUser>>? values)
            && values.TryGetValue(value, out List<EmulatorUser>? users) && users.Remove(user) && users.Count == 0)
            values.Remove(value);
    }

    public IReadOnlyList<EmulatorUser> Find(string name, string value) =>
        _users.TryGetValue(name, out Dictionary<string, List<EmulatorUser>>? values) ? values.GetValueOrDefault(value) ?? [] : [];
}
