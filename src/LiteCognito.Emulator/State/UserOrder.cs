using System.Globalization;

namespace LiteCognito.Emulator.State;

/// <summary>Users in the order of the pages that list them: by the time of creation, then by name.</summary>
/// <remarks>New users come last, as a rule. Inserting or removing another one moves references, which takes little time.</remarks>
internal sealed class UserOrder
{
    private static readonly Comparer<EmulatorUser> Comparer = Comparer<EmulatorUser>.Create(Compare);

    private readonly List<EmulatorUser> _users = [];

    public int Count => _users.Count;

    /// <summary>The text that sorts a user, which the token of a page contains.</summary>
    public static string Key(EmulatorUser user) => Key(user.CreatedAt, user.Username);

    /// <summary>Creates a key that sorts by creation time.</summary>
    public static string Key(DateTimeOffset createdAt, string id) =>
        string.Create(CultureInfo.InvariantCulture, $"{createdAt.UtcTicks:D19} {id}");

    /// <summary>Adds a user, unless it is there.</summary>
    public void Add(EmulatorUser user)
    {
        int place = _users.Count == 0 || Compare(_users[^1], user) < 0 ? ~_users.Count : _users.BinarySearch(user, Comparer);
        if (place < 0)
            _users.Insert(~place, user);
    }

    public void Remove(EmulatorUser user)
    {
        int place = _users.BinarySearch(user, Comparer);
        if (place >= 0)
            _users.RemoveAt(place);
    }

    /// <summary>Returns the users after a key, which need not be that of a user.</summary>
    public IEnumerable<EmulatorUser> After(string? key)
    {
        int low = 0, high = key is null ? 0 : _users.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (string.CompareOrdinal(Key(_users[middle]), key) > 0)
                high = middle;
            else
                low = middle + 1;
        }
        for (int i = low; i < _users.Count; i++)
            yield return _users[i];
    }

    private static int Compare(EmulatorUser one, EmulatorUser other)
    {
        int order = one.CreatedAt.UtcTicks.CompareTo(other.CreatedAt.UtcTicks);
        return order != 0 ? order : string.CompareOrdinal(one.Username, other.Username);
    }
}
