using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.Journal;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Signatures;

/// <summary>An access key that may sign calls.</summary>
internal sealed class AccessKey(string id, string secretAccessKey, string? sessionToken, DateTimeOffset? expiresAt) : IRecorded
{
    public string Id { get; } = id;

    public string SecretAccessKey { get; } = secretAccessKey;

    public string? SessionToken { get; } = sessionToken;

    public DateTimeOffset? ExpiresAt { get; } = expiresAt;

    public string RecordKey => RecordKind.AccessKey + Id;

    /// <summary>False for a key that every emulator has, or that was removed.</summary>
    public bool IsLive { get; set; } = true;

    public static AccessKey Restore(Fields fields) => Exchange(fields, null);

    public void Exchange(Fields fields) => Exchange(fields, this);

    private static AccessKey Exchange(Fields fields, AccessKey? key) => new(
        fields.Text(nameof(Id), key?.Id),
        fields.Text(nameof(SecretAccessKey), key?.SecretAccessKey),
        fields.OptionalText(nameof(SessionToken), key?.SessionToken),
        fields.OptionalTime(nameof(ExpiresAt), key?.ExpiresAt));
}

/// <summary>
/// The access keys of an emulator: <c>testing</c> and <c>test</c>, whose secrets are their IDs, and those that were added.
/// </summary>
internal sealed class AccessKeys
{
    private readonly EmulatorState _state;
    private readonly Dictionary<string, AccessKey> _keys = [];

    public AccessKeys(EmulatorState state)
    {
        _state = state;
        Clear();
    }

    public IReadOnlyCollection<AccessKey> All => _keys.Values;

    public void Add(AccessKey key)
    {
        if (_keys.TryGetValue(key.Id, out AccessKey? old))
            old.IsLive = false;
        _keys[key.Id] = key;
        _state.Touch(key);
    }

    /// <summary>Removes the keys that were added.</summary>
    public void Clear()
    {
        _keys.Clear();
        foreach (string name in (string[])["testing", "test"])
            _keys.Add(name, new(name, name, null, null) { IsLive = false });
    }

    /// <summary>Finds the key of a call. Temporary credentials must include their session token.</summary>
    public AccessKey Find(string id, string? sessionToken, DateTimeOffset now)
    {
        if (!_keys.TryGetValue(id, out AccessKey? key) || key.SessionToken is null != sessionToken is null
            || (sessionToken is not null && !FixedTime.AreEqual(sessionToken, key.SessionToken!)))
            throw new ApiError("UnrecognizedClientException", "The security token included in the request is invalid.");
        return key.ExpiresAt is null || now < key.ExpiresAt
            ? key : throw new ApiError("ExpiredTokenException", "The security token included in the request is expired", 403);
    }

    /// <summary>Removes the temporary keys that expired before the given time.</summary>
    public void RemoveExpired(DateTimeOffset before)
    {
        foreach (AccessKey key in _keys.Values.Where(key => key.ExpiresAt < before).ToList())
        {
            _keys.Remove(key.Id);
            key.IsLive = false;
            _state.Touch(key);
        }
    }
}
