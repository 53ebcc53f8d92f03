using System.Text.Json.Serialization;
using LiteCognito.Devices;
using LiteCognito.Storage;

namespace LiteCognito;

/// <summary>
/// Keeps devices in a JSON file that only its owner can read. It is replaced as a whole, so that it is never half written, and
/// several processes can use it at once: they take turns by a lock on a file of the same name with <c>.lock</c> behind it.
/// </summary>
/// <remarks>On Unix its mode is 0600, and one that others can use is refused. On Windows its access list names the user alone.</remarks>
public sealed class FileDeviceStore : IDeviceStore
{
    private readonly PrivateList<RememberedDevice> _list;

    /// <summary>Names the file; it is made when the first device is saved, its folder too.</summary>
    /// <exception cref="ArgumentException">The path is blank.</exception>
    public FileDeviceStore(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _list = new(
            path, DeviceFileJson.Default.IReadOnlyListRememberedDevice,
            device => device is
            {
                UserPoolId: not null, Username: not null, Aliases: not null,
                DeviceKey: not null, DeviceGroupKey: not null, DevicePassword: not null,
            }, "devices");
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be read, can be read by others, or holds something else.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read the file.</exception>
    public async ValueTask<RememberedDevice?> FindAsync(string userPoolId, string username, CancellationToken cancellationToken) =>
        DeviceList.Find(await _list.ReadAsync(cancellationToken).ConfigureAwait(false), userPoolId, username);

    /// <inheritdoc/>
    /// <exception cref="IOException">As for <see cref="FindAsync"/>, or another process holds the lock for too long.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write there.</exception>
    public ValueTask SaveAsync(RememberedDevice device, CancellationToken cancellationToken) =>
        ChangeAsync(devices => DeviceList.With(devices, device), cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="IOException">As for <see cref="SaveAsync"/>.</exception>
    public ValueTask RemoveAsync(string userPoolId, string deviceKey, CancellationToken cancellationToken) =>
        ChangeAsync(devices => DeviceList.Without(devices, userPoolId, deviceKey), cancellationToken);

    private async ValueTask ChangeAsync(
        Func<IReadOnlyList<RememberedDevice>, IReadOnlyList<RememberedDevice>> change, CancellationToken cancellationToken)
    {
        FileStream fileLock = await _list.LockAsync(cancellationToken).ConfigureAwait(false);
        await using (fileLock.ConfigureAwait(false))
        {
            IReadOnlyList<RememberedDevice> devices = await _list.ReadAsync(cancellationToken).ConfigureAwait(false);
            await _list.WriteAsync(change(devices), cancellationToken).ConfigureAwait(false);
        }
    }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(IReadOnlyList<RememberedDevice>))]
internal sealed partial class DeviceFileJson : JsonSerializerContext;
