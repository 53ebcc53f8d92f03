using System.Security.Cryptography;
using System.Text.Json;
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
    private readonly PrivateFile _file;

    /// <summary>Names the file; it is made when the first device is saved, its folder too.</summary>
    /// <exception cref="ArgumentException">The path is blank.</exception>
    public FileDeviceStore(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _file = new PrivateFile(path);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be read, can be read by others, or holds something else.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read the file.</exception>
    public async ValueTask<RememberedDevice?> FindAsync(string userPoolId, string username, CancellationToken cancellationToken) =>
        DeviceList.Find(Parse(await _file.ReadAsync(cancellationToken).ConfigureAwait(false)), userPoolId, username);

    /// <inheritdoc/>
    /// <exception cref="IOException">As for <see cref="FindAsync"/>, or another process holds the lock for too long.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write there.</exception>
    public async ValueTask SaveAsync(RememberedDevice device, CancellationToken cancellationToken) =>
        await ChangeAsync(devices => DeviceList.With(devices, device), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    /// <exception cref="IOException">As for <see cref="SaveAsync"/>.</exception>
    public async ValueTask RemoveAsync(string userPoolId, string deviceKey, CancellationToken cancellationToken) =>
        await ChangeAsync(devices => DeviceList.Without(devices, userPoolId, deviceKey), cancellationToken).ConfigureAwait(false);

    private Task ChangeAsync(Func<IReadOnlyList<RememberedDevice>, IReadOnlyList<RememberedDevice>> change, CancellationToken cancellationToken) =>
        _file.ChangeAsync(content => new(JsonSerializer.SerializeToUtf8Bytes(change(Parse(content)), DeviceFileJson.Default.IReadOnlyListRememberedDevice)), cancellationToken);

    private IReadOnlyList<RememberedDevice> Parse(byte[]? content)
    {
        if (content is null)
            return [];
        try
        {
            IReadOnlyList<RememberedDevice?>? devices = JsonSerializer.Deserialize(content, DeviceFileJson.Default.IReadOnlyListRememberedDevice);
            // JSON may hold null where the type does not.
            if (devices is not null && devices.All(device => device is { UserPoolId: not null, Username: not null, Aliases: not null, DeviceKey: not null, DeviceGroupKey: not null, DevicePassword: not null }))
                return devices!;
        }
        catch (JsonException)
        {
            // Refused below, as its text may repeat what was read.
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
        throw new IOException($"{_file.Path} does not hold devices: move it out of the way, and they will be confirmed anew.");
    }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(IReadOnlyList<RememberedDevice>))]
internal sealed partial class DeviceFileJson : JsonSerializerContext;
