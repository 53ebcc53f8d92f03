namespace LiteCognito.SignIn;

/// <summary>
/// Answers DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER, with which a remembered device proves its own password. These challenges follow
/// the password, a second factor or a custom challenge, and require no input from the user.
/// </summary>
internal static class DeviceProof
{
    public static async Task<SignInStep> ProveAsync(SignInAttempt attempt, string? session, CancellationToken cancellationToken)
    {
        RememberedDevice device = await FindDeviceAsync(attempt, cancellationToken).ConfigureAwait(false);
        attempt = attempt with { IsDeviceProved = true };
        cancellationToken.ThrowIfCancellationRequested();
        // The device needs its own SRP secret a. The one that proved the user's password must not be used twice.
        using var srp = new CognitoSrp(attempt.Client.UserPoolId);
        Dictionary<string, string> begin = new() { ["SRP_A"] = srp.SrpA };
        AuthStep step = await SendResponseAsync(
            attempt, CognitoChallengeNames.DeviceSrpAuth, session, begin, cancellationToken).ConfigureAwait(false);
        if (step.ChallengeName != CognitoChallengeNames.DevicePasswordVerifier)
            return await attempt.ContinueAsync(step, cancellationToken).ConfigureAwait(false);

        cancellationToken.ThrowIfCancellationRequested();
        var parameters = new Dictionary<string, string>(step.Parameters ?? new Dictionary<string, string>());
        parameters.TryAdd("USERNAME", attempt.Username);
        Dictionary<string, string> claim = srp.CreateDeviceClaim(
            parameters, device.DeviceGroupKey, device.DeviceKey, device.DevicePassword, attempt.Client.Options.TimeProvider.GetUtcNow());
        step = await SendResponseAsync(
            attempt, CognitoChallengeNames.DevicePasswordVerifier, step.Session, claim, cancellationToken).ConfigureAwait(false);
        return await attempt.ContinueAsync(step, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends an answer of the device. A refusal is treated as if Cognito did not know the device.</summary>
    private static async Task<AuthStep> SendResponseAsync(
        SignInAttempt attempt, string challenge, string? session, Dictionary<string, string> responses, CancellationToken cancellationToken)
    {
        try
        {
            return await attempt.SendResponseAsync(challenge, session, responses, cancellationToken).ConfigureAwait(false);
        }
        catch (CognitoException e) when (e.Code == CognitoErrorCodes.NotAuthorized)
        {
            throw new StaleDeviceException(attempt.DeviceKey!, e);
        }
    }

    private static async ValueTask<RememberedDevice> FindDeviceAsync(SignInAttempt attempt, CancellationToken cancellationToken)
    {
        if (attempt.DeviceKey is null)
            throw new CognitoProtocolException("Cognito requested DEVICE_SRP_AUTH, but the sign-in named no device.");
        RememberedDevice? device = attempt.Devices is null
            ? null : await attempt.Devices.FindAsync(attempt.Client.UserPoolId, attempt.Username, cancellationToken).ConfigureAwait(false);
        return device is not null && device.DeviceKey == attempt.DeviceKey
            ? device
            : throw new InvalidOperationException(
                "Cognito requested a proof of a device that is no longer in CognitoClientOptions.DeviceStore. Sign in again.");
    }
}

/// <summary>The exception for a device that Cognito does not know. The sign-in can start again without it.</summary>
internal sealed class StaleDeviceException(string deviceKey, CognitoException refusal) : Exception(refusal.Message, refusal)
{
    public string DeviceKey { get; } = deviceKey;

    /// <summary>Returns the refusal with advice for the caller.</summary>
    public CognitoException ToCognitoException() => refusal.With("Cognito no longer accepts this device. Sign in again.");
}
