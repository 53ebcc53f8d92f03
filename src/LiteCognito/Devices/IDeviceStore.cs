namespace LiteCognito;

/// <summary>Stores the devices that an application has confirmed.</summary>
/// <remarks>
/// <see cref="MemoryDeviceStore"/> and <see cref="FileDeviceStore"/> are ready to use. Implement this interface to use a keychain or a
/// database. Implementations must be safe for concurrent use.
/// </remarks>
/// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html"/>
public interface IDeviceStore
{
    /// <summary>Finds the device of a user.</summary>
    /// <param name="userPoolId">The ID of the user pool.</param>
    /// <param name="username">The <see cref="RememberedDevice.Username"/>, or one of the <see cref="RememberedDevice.Aliases"/>.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The device, or <see langword="null"/> if the store has none for this user.</returns>
    ValueTask<RememberedDevice?> FindAsync(string userPoolId, string username, CancellationToken cancellationToken);

    /// <summary>
    /// Saves a device and replaces any other device with the same user pool and <see cref="RememberedDevice.Username"/>.
    /// </summary>
    /// <param name="device">The device.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>A task that completes when the device is saved.</returns>
    ValueTask SaveAsync(RememberedDevice device, CancellationToken cancellationToken);

    /// <summary>Removes a device. Does nothing if the store does not contain the device.</summary>
    /// <param name="userPoolId">The ID of the user pool.</param>
    /// <param name="deviceKey">The <see cref="RememberedDevice.DeviceKey"/>.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>A task that completes when the device is removed.</returns>
    ValueTask RemoveAsync(string userPoolId, string deviceKey, CancellationToken cancellationToken);
}
