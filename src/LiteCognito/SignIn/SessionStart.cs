using LiteCognito.Model;

namespace LiteCognito.SignIn;

/// <summary>Creates the session of a completed sign-in, and saves the device that the user signed in from.</summary>
internal static class SessionStart
{
    public static async ValueTask<CognitoSession> StartAsync(
        SignInAttempt attempt, AuthenticationResult result, CancellationToken cancellationToken)
    {
        CognitoTokens tokens = CognitoTokens.From(result, attempt.Client.Options.TimeProvider);
        var session = new CognitoSession(attempt.Client, attempt.LoginName, attempt.Username, tokens, attempt.DeviceKey);
        await session.KeepAsync(cancellationToken).ConfigureAwait(false);
        if (attempt.Devices is not { } devices)
            return session;
        try
        {
            await RememberDeviceAsync(attempt, session, devices, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The user is signed in. Neither a failure of the device nor a cancellation may lose the session now.
            session.DeviceFailure = e;
        }
        return session;
    }

    private static async Task RememberDeviceAsync(
        SignInAttempt attempt, CognitoSession session, IDeviceStore devices, CancellationToken cancellationToken)
    {
        CognitoClientOptions options = attempt.Client.Options;
        NewDeviceMetadata? newDevice = session.Tokens.NewDeviceMetadata;
        RememberedDevice? known = await devices
            .FindAsync(attempt.Client.UserPoolId, session.Username, cancellationToken).ConfigureAwait(false);
        if (known is not null && newDevice is not null && attempt.DeviceKey == known.DeviceKey)
        {
            // The sign-in sent the key of this device, but Cognito assigned a new key, so it does not know the old one.
            await devices.RemoveAsync(known.UserPoolId, known.DeviceKey, cancellationToken).ConfigureAwait(false);
            known = null;
        }

        if (known is null)
        {
            if (options.ConfirmNewDevices && newDevice is not null)
            {
                await session
                    .ConfirmNewDeviceAsync(session.Tokens.AccessToken, options.DeviceName, cancellationToken).ConfigureAwait(false);
            }
        }
        else if (!known.Belongs(known.UserPoolId, attempt.LoginName))
        {
            known = known with { Aliases = [.. known.Aliases, attempt.LoginName] };
            await devices.SaveAsync(known, cancellationToken).ConfigureAwait(false);
        }
    }
}
