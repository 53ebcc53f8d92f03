using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito;

/// <summary>How the confirmation of a device ended.</summary>
public sealed record DeviceConfirmation : Redacted
{
    /// <summary>The device, with all that it needs to sign in later.</summary>
    public required RememberedDevice Device { get; init; }

    /// <summary>
    /// Whether Cognito waits for the user's word: ask, and call <see cref="CognitoSession.SetDeviceRememberedAsync"/> with the answer.
    /// </summary>
    public bool UserConfirmationNecessary { get; init; }
}

public sealed partial class CognitoSession
{
    private DeviceVerifier? _verifier;

    /// <summary>
    /// The key of the device that the tokens belong to: the remembered one, or a new one; <see langword="null"/> where the pool remembers
    /// none.
    /// </summary>
    public string? DeviceKey { get; }

    /// <summary>How the device was confirmed; <see langword="null"/> where it was not confirmed by this session.</summary>
    public DeviceConfirmation? DeviceConfirmation { get; private set; }

    /// <summary>Why the new device could not be confirmed, or the device store not be used. The session is good without it.</summary>
    public Exception? DeviceFailure { get; internal set; }

    /// <summary>
    /// Confirms the new device that Cognito gave a key with this sign-in (<see cref="CognitoTokens.NewDeviceMetadata"/>), and keeps it
    /// in <see cref="CognitoClientOptions.DeviceStore"/> if there is one. Once done, calling it again changes nothing.
    /// </summary>
    /// <param name="deviceName">A name to show in a list of devices.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="InvalidOperationException">This sign-in was given no new device.</exception>
    /// <exception cref="CognitoException">
    /// Worth catching: <see cref="CognitoErrorCodes.DeviceKeyExists"/>, <see cref="CognitoErrorCodes.NotAuthorized"/>.
    /// </exception>
    public async Task<DeviceConfirmation> ConfirmDeviceAsync(string? deviceName = null, CancellationToken cancellationToken = default)
    {
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        return await ConfirmNewDeviceAsync(token, deviceName, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same with an access token in hand: a program that only signs in needs no code for refreshing.</summary>
    internal async Task<DeviceConfirmation> ConfirmNewDeviceAsync(
        string accessToken, string? deviceName, CancellationToken cancellationToken)
    {
        if (Tokens.NewDeviceMetadata is not { DeviceKey: { } key, DeviceGroupKey: { } groupKey })
            throw new InvalidOperationException(
                "This sign-in was given no new device: the pool remembers none, or the device is known already.");

        if (DeviceConfirmation is { } done)
            return done;
        // One verifier a session: where an answer was lost, Cognito may have the first.
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
        // Kept first: a device that nobody confirmed is noticed at the next sign-in, a password that is lost never.
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
            // The confirmation whose answer was lost. Whether the user is to be asked was lost with it: asking does no harm.
            return DeviceConfirmation = new() { Device = device, UserConfirmationNecessary = true };
        }
        catch (CognitoException e) when (!e.IsTransient && devices is not null)
        {
            await PutBackAsync(devices, device, before).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Remembers a confirmed device, or remembers it no longer.</summary>
    /// <param name="remembered">The user's answer.</param>
    /// <param name="deviceKey">The device; <see langword="null"/> for <see cref="DeviceKey"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="CognitoException"><see cref="CognitoErrorCodes.ResourceNotFound"/>: the user has no such device.</exception>
    public async Task SetDeviceRememberedAsync(bool remembered, string? deviceKey = null, CancellationToken cancellationToken = default)
    {
        string key = Device(deviceKey), token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        string status = remembered ? "remembered" : "not_remembered";
        await _client.UpdateDeviceStatusAsync(
            new() { AccessToken = token, DeviceKey = key, DeviceRememberedStatus = status }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Forgets a device, at Cognito and in <see cref="CognitoClientOptions.DeviceStore"/>.</summary>
    /// <param name="deviceKey">The device; <see langword="null"/> for <see cref="DeviceKey"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="CognitoException"><see cref="CognitoErrorCodes.ResourceNotFound"/>: the user has no such device.</exception>
    public async Task ForgetDeviceAsync(string? deviceKey = null, CancellationToken cancellationToken = default)
    {
        string key = Device(deviceKey), token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        await _client.ForgetDeviceAsync(new() { AccessToken = token, DeviceKey = key }, cancellationToken).ConfigureAwait(false);
        if (_client.Options.DeviceStore is { } devices)
            await devices.RemoveAsync(_client.UserPoolId, key, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads one device.</summary>
    /// <param name="deviceKey">The device; <see langword="null"/> for <see cref="DeviceKey"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="CognitoException"><see cref="CognitoErrorCodes.ResourceNotFound"/>: the user has no such device.</exception>
    public async Task<Device> GetDeviceAsync(string? deviceKey = null, CancellationToken cancellationToken = default)
    {
        string key = Device(deviceKey), token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        GetDeviceResponse response = await _client.GetDeviceAsync(
            new() { AccessToken = token, DeviceKey = key }, cancellationToken).ConfigureAwait(false);
        return response.Device ?? throw new CognitoProtocolException("GetDevice was answered without a Device.");
    }

    /// <summary>Reads all of the user's devices, page by page.</summary>
    public IAsyncEnumerable<Device> ListAllDevicesAsync(CancellationToken cancellationToken = default) =>
        Pages.ReadAsync("ListDevices", async (token, cancelled) =>
        {
            string accessToken = await GetAccessTokenAsync(cancelled).ConfigureAwait(false);
            ListDevicesResponse page = await _client.ListDevicesAsync(
                new() { AccessToken = accessToken, PaginationToken = token }, cancelled).ConfigureAwait(false);
            return (page.Devices, page.PaginationToken);
        }, cancellationToken);

    /// <summary>As it was before a device that Cognito has refused.</summary>
    private static async Task PutBackAsync(IDeviceStore devices, RememberedDevice refused, RememberedDevice? before)
    {
        try
        {
            await devices.RemoveAsync(refused.UserPoolId, refused.DeviceKey, CancellationToken.None).ConfigureAwait(false);
            if (before is not null && before.DeviceKey != refused.DeviceKey)
                await devices.SaveAsync(before, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Cognito's refusal is what the caller must hear of; the next sign-in forgets the device.
        }
    }

    private string Device(string? deviceKey) =>
        deviceKey ?? DeviceKey ?? throw new InvalidOperationException("This session belongs to no device: name one by its key.");
}
