namespace LiteCognito.Stores;

/// <summary>The remembered devices in a cache that several instances share.</summary>
internal sealed class DistributedDeviceStore(SealedCache cache) : IDeviceStore
{
    public async ValueTask<RememberedDevice?> FindAsync(string userPoolId, string username, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (await FindOwnAsync(userPoolId, username, cancellationToken).ConfigureAwait(false) is { } own)
                return own;
            StoredEntry? alias = await cache.FindAsync(AliasKey(userPoolId, username), cancellationToken).ConfigureAwait(false);
            return alias?.Text is { } owner && await FindOwnAsync(userPoolId, owner, cancellationToken).ConfigureAwait(false) is { } device
                && device.Aliases.Contains(username) ? device : null;
        }
        catch (TokenStoreUnavailableException)
        {
            return null; // without its device, the user can sign in with the second factor
        }
    }

    public async ValueTask SaveAsync(RememberedDevice device, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(device);
        string key = DeviceKey(device.UserPoolId, device.Username);
        CacheLock held = await cache.LockAsync(key, null, false, cancellationToken).ConfigureAwait(false);
        await using (held.ConfigureAwait(false))
        {
            // Names that lead to a device which is not there yet do no harm.
            foreach (string alias in device.Aliases)
                await NameAsync(AliasKey(device.UserPoolId, alias), device.Username, cancellationToken).ConfigureAwait(false);
            await NameAsync(OwnerKey(device.UserPoolId, device.DeviceKey), device.Username, cancellationToken).ConfigureAwait(false);
            var entry = new StoredEntry { Key = key, WrittenAt = cache.Now, Device = device };
            if (!await held.WriteAsync(entry, cache.Options.DeviceLifetime, false).ConfigureAwait(false))
                throw new IOException("The device was not stored, because the lock was lost. Retry later.");
        }
    }

    public async ValueTask RemoveAsync(string userPoolId, string deviceKey, CancellationToken cancellationToken)
    {
        StoredEntry? owner = await cache.FindAsync(OwnerKey(userPoolId, deviceKey), cancellationToken).ConfigureAwait(false);
        if (owner?.Text is not { } username)
            return;
        string key = DeviceKey(userPoolId, username);
        CacheLock held = await cache.LockAsync(key, null, false, cancellationToken).ConfigureAwait(false);
        await using (held.ConfigureAwait(false))
        {
            (StoredEntry? entry, _) = await cache.ReadAsync(key, false, cancellationToken).ConfigureAwait(false);
            // The user may have a newer device.
            if (entry?.Device?.DeviceKey == deviceKey
                && !await held.WriteAsync(null, cache.Options.DeviceLifetime, false).ConfigureAwait(false))
            {
                throw new IOException("The device was not removed, because the lock was lost. Retry later.");
            }
        }
    }

    private string DeviceKey(string userPoolId, string username) => cache.Key("device", userPoolId, username);

    private string AliasKey(string userPoolId, string alias) => cache.Key("alias", userPoolId, alias);

    /// <summary>Returns the key of the entry that leads from the key of a device to its user.</summary>
    private string OwnerKey(string userPoolId, string deviceKey) => cache.Key("owner", userPoolId, deviceKey);

    private async ValueTask<RememberedDevice?> FindOwnAsync(string userPoolId, string username, CancellationToken cancellationToken) =>
        (await cache.FindAsync(DeviceKey(userPoolId, username), cancellationToken).ConfigureAwait(false))?.Device;

    private ValueTask NameAsync(string key, string username, CancellationToken cancellationToken) => cache.SetAsync(
        new() { Key = key, WrittenAt = cache.Now, Text = username }, cache.Options.DeviceLifetime, isCopied: true, probes: false,
        cancellationToken);
}
