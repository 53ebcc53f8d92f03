using LiteCognito.Operations;

namespace LiteCognito.SignIn;

/// <summary>Starts a sign-in with any of the flows.</summary>
internal static class SignInFlows
{
    /// <summary>
    /// Runs the flow up to the first challenge for the user. If the response to a proof is lost, its session may be used up, so the flow
    /// restarts once. It does not restart with the session of a confirmed sign-up, which can be used only once.
    /// </summary>
    public static async Task<SignInStep> StartAsync(AuthCalls calls, SignInRequest request, CancellationToken cancellationToken)
    {
        var context = new SignInContext
        {
            ClientMetadata = request.ClientMetadata,
            AnalyticsMetadata = request.AnalyticsMetadata,
            UserContextData = request.UserContextData,
            ContextData = request.ContextData,
        };
        var attempt = new SignInAttempt(calls, context, request.Username);
        bool canRestart = request.Session is null && attempt.Client.Options.Limits.MaxAttempts > 1;
        while (true)
        {
            try
            {
                return await (attempt.Devices is null
                    ? RunAsync(attempt, request, cancellationToken)
                    : WithDeviceAsync(attempt, request, cancellationToken)).ConfigureAwait(false);
            }
            catch (CognitoNoAnswerException lost) when (IsLostProof(lost))
            {
                if (!canRestart)
                    throw SignInAgain(lost);
                canRestart = false;
            }
        }
    }

    private static bool IsLostProof(CognitoNoAnswerException lost) =>
        lost is { MayHaveHappened: true, Operation: "RespondToAuthChallenge" or "AdminRespondToAuthChallenge" };

    /// <summary>Replaces the advice to answer a challenge again, because the caller has received no challenge.</summary>
    private static CognitoNoAnswerException SignInAgain(CognitoNoAnswerException lost) => new(
        lost.Operation, lost.Attempts, true, $"{lost.Operation} was sent, but its response was lost. Sign in again.", lost.InnerException!);

    private static async Task<SignInStep> WithDeviceAsync(
        SignInAttempt attempt, SignInRequest request, CancellationToken cancellationToken)
    {
        IDeviceStore devices = attempt.Devices!;
        string userPoolId = attempt.Client.UserPoolId;
        RememberedDevice? device = await devices.FindAsync(userPoolId, request.Username, cancellationToken).ConfigureAwait(false);
        try
        {
            return await RunAsync(attempt with { DeviceKey = device?.DeviceKey }, request, cancellationToken).ConfigureAwait(false);
        }
        catch (StaleDeviceException stale)
        {
            await devices.RemoveAsync(userPoolId, stale.DeviceKey, cancellationToken).ConfigureAwait(false);
            return await WithoutDeviceAsync(attempt, request, device, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Restarts the sign-in once, without the device. A second refusal has another cause.</summary>
    private static async Task<SignInStep> WithoutDeviceAsync(
        SignInAttempt attempt, SignInRequest request, RememberedDevice? device, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(attempt, request, cancellationToken).ConfigureAwait(false);
        }
        catch (CognitoException e) when (e.Code == CognitoErrorCodes.ResourceNotFound && device is not null)
        {
            // Something else does not exist, for example the app client. The device may still be valid, so put it back.
            await attempt.Devices!.SaveAsync(device, cancellationToken).ConfigureAwait(false);
            throw;
        }
        catch (StaleDeviceException again)
        {
            // Cognito's own name for the user led to another device. Restart only once per call.
            await attempt.Devices!.RemoveAsync(attempt.Client.UserPoolId, again.DeviceKey, cancellationToken).ConfigureAwait(false);
            throw again.ToCognitoException();
        }
    }

    private static Task<SignInStep> RunAsync(SignInAttempt attempt, SignInRequest request, CancellationToken cancellationToken) =>
        request.Flow switch
        {
            SignInFlow.UserSrp => SrpAsync(attempt, CognitoAuthFlows.UserSrpAuth, [], request.Password!, cancellationToken),
            SignInFlow.UserPassword => InitiateAsync(
                attempt, attempt.Calls.PasswordFlow, new PasswordParameters("PASSWORD", request.Password!), null, cancellationToken),
            SignInFlow.Custom => InitiateAsync(attempt, CognitoAuthFlows.CustomAuth, [], null, cancellationToken),
            SignInFlow.CustomSrp => SrpAsync(
                attempt, CognitoAuthFlows.CustomAuth, new() { ["CHALLENGE_NAME"] = "SRP_A" }, request.Password!, cancellationToken),
            SignInFlow.UserAuth => UserAuthAsync(attempt, request, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(request), "SignInRequest.Flow is not a member of SignInFlow."),
        };

    private static Task<SignInStep> UserAuthAsync(SignInAttempt attempt, SignInRequest request, CancellationToken cancellationToken)
    {
        const string Preferred = "PREFERRED_CHALLENGE";
        // Without a preferred challenge, the password is proved, not sent.
        string? preferred = request.PreferredChallenge ?? (request.Password is null ? null : CognitoChallengeNames.PasswordSrp);
        if (preferred == CognitoChallengeNames.PasswordSrp)
            return SrpAsync(attempt, CognitoAuthFlows.UserAuth, new() { [Preferred] = preferred }, request.Password!, cancellationToken);
        Dictionary<string, string> parameters =
            preferred == CognitoChallengeNames.Password ? new PasswordParameters("PASSWORD", request.Password!) : [];
        if (preferred is not null)
            parameters[Preferred] = preferred;
        return InitiateAsync(attempt, CognitoAuthFlows.UserAuth, parameters, request.Session, cancellationToken);
    }

    private static async Task<SignInStep> SrpAsync(
        SignInAttempt attempt, string flow, Dictionary<string, string> parameters, CognitoPassword password,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var srp = new CognitoSrp(attempt.Client.UserPoolId);
        parameters["SRP_A"] = srp.SrpA;
        AuthStep step = await attempt.InitiateAsync(flow, parameters, null, cancellationToken).ConfigureAwait(false);
        return await attempt.ProvePasswordAsync(step, srp, password, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<SignInStep> InitiateAsync(
        SignInAttempt attempt, string flow, Dictionary<string, string> parameters, string? session, CancellationToken cancellationToken)
    {
        AuthStep step = await attempt.InitiateAsync(flow, parameters, session, cancellationToken).ConfigureAwait(false);
        return await attempt.ContinueAsync(step, cancellationToken).ConfigureAwait(false);
    }
}
