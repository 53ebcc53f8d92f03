namespace LiteCognito;

/// <summary>
/// Where a program keeps the devices that it has confirmed. <see cref="MemoryDeviceStore"/> and <see cref="FileDeviceStore"/> are
/// ready; a program with a keychain or a database brings its own. Called from several threads at once.
/// </summary>
public interface IDeviceStore
{
    /// <summary>Finds the device of a user.</summary>
    /// <param name="userPoolId">The user pool.</param>
    /// <param name="username">The <see cref="RememberedDevice.Username"/>, or one of the <see cref="RememberedDevice.Aliases"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    ValueTask<RememberedDevice?> FindAsync(string userPoolId, string username, CancellationToken cancellationToken);

    /// <summary>Keeps a device, in place of any other of the same pool and <see cref="RememberedDevice.Username"/>.</summary>
    ValueTask SaveAsync(RememberedDevice device, CancellationToken cancellationToken);

    /// <summary>Lets go of a device, if it is there.</summary>
    ValueTask RemoveAsync(string userPoolId, string deviceKey, CancellationToken cancellationToken);
}
