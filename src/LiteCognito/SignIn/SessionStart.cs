using LiteCognito.Model;

namespace LiteCognito.SignIn;

/// <summary>From the tokens to a session, and what the sign-in means for the device it came from.</summary>
internal static class SessionStart
{
    public static async ValueTask<CognitoSession> SessionAsync(SignInAttempt attempt, AuthenticationResult result, CancellationToken cancellationToken)
    {
        CognitoTokens tokens = CognitoTokens.From(result, attempt.Client.Options.TimeProvider);
        var session = new CognitoSession(attempt.Client, attempt.LoginName, attempt.Username, tokens, attempt.DeviceKey);
        await session.KeepAsync(cancellationToken).ConfigureAwait(false);
        if (attempt.Devices is not { } devices)
            return session;
        try
        {
            await KeepDeviceAsync(attempt, session, devices, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The user is signed in: that must not be lost for a device, nor to somebody who stops waiting now.
            session.DeviceFailure = e;
        }
        return session;
    }

    private static async Task KeepDeviceAsync(SignInAttempt attempt, CognitoSession session, IDeviceStore devices, CancellationToken cancellationToken)
    {
        CognitoClientOptions options = attempt.Client.Options;
        NewDeviceMetadata? made = session.Tokens.NewDeviceMetadata;
        RememberedDevice? known = await devices.FindAsync(attempt.Client.UserPoolId, session.Username, cancellationToken).ConfigureAwait(false);
        if (known is not null && made is not null && attempt.DeviceKey == known.DeviceKey)
        {
            // It was named, and Cognito gave a new key all the same: it does not know the old one.
            await devices.RemoveAsync(known.UserPoolId, known.DeviceKey, cancellationToken).ConfigureAwait(false);
            known = null;
        }

        if (known is null)
        {
            if (options.ConfirmNewDevices && made is not null)
                await session.ConfirmNewDeviceAsync(session.Tokens.AccessToken, options.DeviceName, cancellationToken).ConfigureAwait(false);
        }
        else if (!known.Belongs(known.UserPoolId, attempt.LoginName))
        {
            await devices.SaveAsync(known with { Aliases = [.. known.Aliases, attempt.LoginName] }, cancellationToken).ConfigureAwait(false);
        }
    }
}
