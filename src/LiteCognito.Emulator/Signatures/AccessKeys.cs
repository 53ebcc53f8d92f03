using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Signatures;

/// <summary>An access key that may sign calls.</summary>
internal sealed record AccessKey(string SecretAccessKey, string? SessionToken, DateTimeOffset? ExpiresAt);

/// <summary>
/// The access keys of an emulator: <c>testing</c> and <c>test</c>, whose secrets are their IDs, and those that were added.
/// </summary>
internal sealed class AccessKeys
{
    private readonly Dictionary<string, AccessKey> _keys = new()
    {
        ["testing"] = new("testing", null, null),
        ["test"] = new("test", null, null),
    };

    public void Add(string id, AccessKey key) => _keys[id] = key;

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
        foreach (string id in _keys.Where(key => key.Value.ExpiresAt < before).Select(key => key.Key).ToList())
            _keys.Remove(id);
    }
}
