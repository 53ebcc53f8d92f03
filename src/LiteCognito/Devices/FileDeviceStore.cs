using System.Runtime.Versioning;
using System.Text.Json.Serialization;
using LiteCognito.Devices;
using LiteCognito.Storage;

namespace LiteCognito;

/// <summary>
/// Stores devices in a JSON file that only its owner can read. Several processes can use the file at the same time.
/// </summary>
/// <remarks>
/// <para>
/// Each change replaces the whole file, so readers never see a partly written file. During a change, the store locks a second file, which
/// has the same name with <c>.lock</c> appended.
/// </para>
/// <para>
/// On Unix the file mode is 0600, and folders that the store creates have mode 0700. The store refuses a file that others can read or
/// write, a file of another user, and anything that is not a regular file. It follows a symbolic link and replaces the link's target. On
/// Windows the access control list grants access only to the current user.
/// </para>
/// </remarks>
/// <example>
/// <!-- scenario: devices -->
/// <code language="csharp">
/// using LiteCognito;
///
/// var client = new CognitoClient(new()
/// {
///     UserPoolId = "eu-central-1_AbCdEfGhI",
///     ClientId = "5example2client3id4",
///     DeviceStore = new FileDeviceStore(path),
///     ConfirmNewDevices = true,
///     DeviceName = "Alice's laptop",
/// });
/// SignInStep step = await client.SignInAsync("alice", ReadPassword()); // the device is registered here
/// </code>
/// </example>
[UnsupportedOSPlatform("browser")]
public sealed class FileDeviceStore : IDeviceStore
{
    private readonly PrivateList<RememberedDevice> _list;

    /// <summary>Creates a store for a file. The file and its folder are created when the first device is saved.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="ArgumentException">The path is blank.</exception>
    /// <exception cref="PlatformNotSupportedException">The program runs in a browser, which has no files that outlive a reload.</exception>
    public FileDeviceStore(string path)
    {
        Unsupported.InBrowser(
            nameof(FileDeviceStore),
            "a file there is lost when the page is reloaded. Implement IDeviceStore over the storage of the page.");
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
    /// <exception cref="IOException">
    /// The file cannot be read, is accessible to other users or belongs to one, is not a regular file, is larger than 16 MiB, or does not
    /// contain devices; or the path is a symbolic link that leads to no file.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The current user is not allowed to read the file.</exception>
    public async ValueTask<RememberedDevice?> FindAsync(string userPoolId, string username, CancellationToken cancellationToken) =>
        DeviceList.Find(await _list.ReadAsync(cancellationToken).ConfigureAwait(false), userPoolId, username);

    /// <inheritdoc/>
    /// <exception cref="IOException">
    /// The file cannot be read or written, is accessible to other users or belongs to one, is not a regular file, does not contain
    /// devices, or is or would be larger than 16 MiB; the path is a symbolic link that leads to no file; or another process has held the
    /// lock for 2 minutes.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The current user is not allowed to write the file.</exception>
    public ValueTask SaveAsync(RememberedDevice device, CancellationToken cancellationToken) =>
        ChangeAsync(devices => DeviceList.With(devices, device), cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="IOException">
    /// The file cannot be read or written, is accessible to other users or belongs to one, is not a regular file, does not contain
    /// devices, or is or would be larger than 16 MiB; the path is a symbolic link that leads to no file; or another process has held the
    /// lock for 2 minutes.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The current user is not allowed to write the file.</exception>
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
