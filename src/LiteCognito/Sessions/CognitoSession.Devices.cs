using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito;

/// <summary>The result of confirming a device.</summary>
public sealed record DeviceConfirmation : Redacted
{
    /// <summary>Gets the confirmed device, including its key and password for later sign-ins.</summary>
    public required RememberedDevice Device { get; init; }

    /// <summary>
    /// Gets a value that indicates whether the user decides if the device is remembered. If <see langword="true"/>, ask the user and pass
    /// the decision to <see cref="CognitoSession.SetDeviceRememberedAsync"/>.
    /// </summary>
    public bool UserConfirmationNecessary { get; init; }
}

public sealed partial class CognitoSession
{
    private DeviceVerifier? _verifier;

    /// <summary>
    /// Gets the key of the remembered or new device that the tokens belong to, or <see langword="null"/> if the pool does not remember
    /// devices.
    /// </summary>
    public string? DeviceKey { get; }

    /// <summary>Gets the result of confirming the device, or <see langword="null"/> if this session has not confirmed one.</summary>
    public DeviceConfirmation? DeviceConfirmation { get; private set; }

    /// <summary>
    /// Gets the exception that the sign-in caught while it confirmed the new device or used the device store, or <see langword="null"/> if
    /// there was none. The session works without the device.
    /// </summary>
    public Exception? DeviceFailure { get; internal set; }

    /// <summary>
    /// Confirms the new device to which Cognito assigned a key during this sign-in, and saves it in
    /// <see cref="CognitoClientOptions.DeviceStore"/> if there is one.
    /// </summary>
    /// <param name="deviceName">The name of the device in the user's list of devices, or <see langword="null"/> for no name.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result of the confirmation. After the device is confirmed, later calls return the same result.</returns>
    /// <remarks><see cref="CognitoTokens.NewDeviceMetadata"/> contains the keys of the new device.</remarks>
    /// <exception cref="InvalidOperationException">This sign-in has no new device.</exception>
    /// <exception cref="CognitoException">
    /// The service refused the call. Common codes: <see cref="CognitoErrorCodes.DeviceKeyExists"/>,
    /// <see cref="CognitoErrorCodes.NotAuthorized"/>.
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmDevice.html"/>
    public async Task<DeviceConfirmation> ConfirmDeviceAsync(string? deviceName = null, CancellationToken cancellationToken = default)
    {
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        return await ConfirmNewDeviceAsync(token, deviceName, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Confirms the new device with the given access token. Trimming can then remove the refresh code from programs that only sign in.
    /// </summary>
    internal async Task<DeviceConfirmation> ConfirmNewDeviceAsync(
        string accessToken, string? deviceName, CancellationToken cancellationToken)
    {
        if (Tokens.NewDeviceMetadata is not { DeviceKey: { } key, DeviceGroupKey: { } groupKey })
            throw new InvalidOperationException(
                "This sign-in has no new device. The user pool does not remember devices, or it already knows this one.");

        if (DeviceConfirmation is { } done)
            return done;
        // Reuse the verifier. If the response to an earlier call was lost, Cognito may already have stored it.
        bool again = _verifier is not null;
        DeviceVerifier verifier = _verifier ??= CognitoSrp.CreateDeviceVerifier(groupKey, key);
        var device = new RememberedDevice
        {
            UserPoolId = _client.UserPoolId,
            Username = Username,
            Aliases = _loginName == Username ? [] : [_loginName],
            DeviceKey = key,
            DeviceGroupKey = groupKey,
            DevicePassword = verifier.DevicePassword,
        };
        IDeviceStore? devices = _client.Options.DeviceStore;
        RememberedDevice? before = devices is null
            ? null
            : await devices.FindAsync(device.UserPoolId, Username, cancellationToken).ConfigureAwait(false);
        // Save the device first. The next sign-in detects an unconfirmed device, but a lost password cannot be recovered.
        if (devices is not null)
            await devices.SaveAsync(device, cancellationToken).ConfigureAwait(false);
        try
        {
            ConfirmDeviceResponse response = await _client.ConfirmDeviceAsync(
                new()
                {
                    AccessToken = accessToken,
                    DeviceKey = key,
                    DeviceName = deviceName,
                    DeviceSecretVerifierConfig = new() { PasswordVerifier = verifier.PasswordVerifier, Salt = verifier.Salt },
                }, cancellationToken).ConfigureAwait(false);
            return DeviceConfirmation = new() { Device = device, UserConfirmationNecessary = response.UserConfirmationNecessary };
        }
        catch (CognitoException e) when (again && e.Code == CognitoErrorCodes.DeviceKeyExists)
        {
            // An earlier call confirmed the device, but its response was lost. Asking the user without need does no harm.
            return DeviceConfirmation = new() { Device = device, UserConfirmationNecessary = true };
        }
        catch (CognitoException e) when (!e.IsTransient && devices is not null)
        {
            await PutBackAsync(devices, device, before).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Sets whether Cognito remembers a confirmed device.</summary>
    /// <param name="remembered"><see langword="true"/> to remember the device; <see langword="false"/> to stop remembering it.</param>
    /// <param name="deviceKey">The key of the device, or <see langword="null"/> for <see cref="DeviceKey"/>.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>A task that completes when the status has been set.</returns>
    /// <exception cref="CognitoException">
    /// The service refused the call. Common code: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user has no such device).
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateDeviceStatus.html"/>
    public async Task SetDeviceRememberedAsync(bool remembered, string? deviceKey = null, CancellationToken cancellationToken = default)
    {
        string key = Device(deviceKey), token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        string status = remembered ? "remembered" : "not_remembered";
        await _client.UpdateDeviceStatusAsync(
            new() { AccessToken = token, DeviceKey = key, DeviceRememberedStatus = status }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes a device from Cognito and from <see cref="CognitoClientOptions.DeviceStore"/>.</summary>
    /// <param name="deviceKey">The key of the device, or <see langword="null"/> for <see cref="DeviceKey"/>.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>A task that completes when the device has been removed.</returns>
    /// <exception cref="CognitoException">
    /// The service refused the call. Common code: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user has no such device).
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgetDevice.html"/>
    public async Task ForgetDeviceAsync(string? deviceKey = null, CancellationToken cancellationToken = default)
    {
        string key = Device(deviceKey), token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        await _client.ForgetDeviceAsync(new() { AccessToken = token, DeviceKey = key }, cancellationToken).ConfigureAwait(false);
        if (_client.Options.DeviceStore is { } devices)
            await devices.RemoveAsync(_client.UserPoolId, key, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets one of the user's devices.</summary>
    /// <param name="deviceKey">The key of the device, or <see langword="null"/> for <see cref="DeviceKey"/>.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The device.</returns>
    /// <exception cref="CognitoException">
    /// The service refused the call. Common code: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user has no such device).
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetDevice.html"/>
    public async Task<Device> GetDeviceAsync(string? deviceKey = null, CancellationToken cancellationToken = default)
    {
        string key = Device(deviceKey), token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        GetDeviceResponse response = await _client.GetDeviceAsync(
            new() { AccessToken = token, DeviceKey = key }, cancellationToken).ConfigureAwait(false);
        return response.Device ?? throw new CognitoProtocolException("The response to GetDevice contains no Device.");
    }

    /// <summary>Returns all of the user's devices. Reads one page at a time during the enumeration.</summary>
    /// <param name="cancellationToken">A token that cancels the enumeration.</param>
    /// <returns>The devices.</returns>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListDevices.html"/>
    public IAsyncEnumerable<Device> ListAllDevicesAsync(CancellationToken cancellationToken = default) =>
        Pages.ReadAsync("ListDevices", async (token, cancelled) =>
        {
            string accessToken = await GetAccessTokenAsync(cancelled).ConfigureAwait(false);
            ListDevicesResponse page = await _client.ListDevicesAsync(
                new() { AccessToken = accessToken, PaginationToken = token }, cancelled).ConfigureAwait(false);
            return (page.Devices, page.PaginationToken);
        }, cancellationToken);

    /// <summary>Restores the store to its state before it contained a device that Cognito refused.</summary>
    private static async Task PutBackAsync(IDeviceStore devices, RememberedDevice refused, RememberedDevice? before)
    {
        try
        {
            await devices.RemoveAsync(refused.UserPoolId, refused.DeviceKey, CancellationToken.None).ConfigureAwait(false);
            // The same device, if a session in another process has confirmed it.
            if (before is not null && before.DevicePassword != refused.DevicePassword)
                await devices.SaveAsync(before, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The caller gets Cognito's refusal instead of this exception. The next sign-in removes the device.
        }
    }

    private string Device(string? deviceKey) =>
        deviceKey ?? DeviceKey
        ?? throw new InvalidOperationException("This session belongs to no device. Pass the key of a device in the argument deviceKey.");
}
