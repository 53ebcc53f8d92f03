namespace LiteCognito.SignIn;

/// <summary>A sign-in in progress: the user, the metadata and the device.</summary>
internal sealed record SignInAttempt(AuthCalls Calls, SignInContext Context, string LoginName) : Redacted
{
    /// <summary>Cognito's own name for the user, or the login name until a challenge has returned Cognito's name.</summary>
    public string Username { get; init; } = LoginName;

    /// <summary>The key of the remembered device, which every call sends.</summary>
    public string? DeviceKey { get; init; }

    /// <summary>True after the device has proved itself, which happens at most once.</summary>
    public bool IsDeviceProved { get; init; }

    /// <summary>The device store; <see langword="null"/> if the client has none.</summary>
    public IDeviceStore? Devices { get; init; } = Calls.Client.Options.DeviceStore;

    public CognitoClient Client => Calls.Client;

    private DateTimeOffset Now => Client.Options.TimeProvider.GetUtcNow();

    /// <summary>Starts a flow.</summary>
    public async Task<AuthStep> InitiateAsync(
        string flow, Dictionary<string, string> parameters, string? session, CancellationToken cancellationToken)
    {
        parameters["USERNAME"] = LoginName;
        if (DeviceKey is not null)
            parameters["DEVICE_KEY"] = DeviceKey;
        try
        {
            return await Calls.InitiateAsync(flow, parameters, session, Context, cancellationToken).ConfigureAwait(false);
        }
        catch (CognitoException e) when (IsStaleDevice(e))
        {
            throw new StaleDeviceException(DeviceKey!, e);
        }
    }

    /// <summary>Sends the answer to a challenge.</summary>
    public async Task<AuthStep> SendResponseAsync(
        string challenge, string? session, Dictionary<string, string> responses, CancellationToken cancellationToken)
    {
        responses.TryAdd("USERNAME", Username);
        if (DeviceKey is not null)
            responses.TryAdd("DEVICE_KEY", DeviceKey);
        try
        {
            return await Calls.RespondAsync(challenge, responses, session, Context, cancellationToken).ConfigureAwait(false);
        }
        catch (CognitoException e) when (IsStaleDevice(e))
        {
            throw new StaleDeviceException(DeviceKey!, e);
        }
    }

    /// <summary>
    /// Processes Cognito's response: returns the session or the next challenge that the user must answer. A remembered device proves itself
    /// here.
    /// </summary>
    public async Task<SignInStep> ContinueAsync(AuthStep step, CancellationToken cancellationToken)
    {
        if (step.Result is { } result)
            return new SignedIn(await SessionStart.StartAsync(this, result, cancellationToken).ConfigureAwait(false));
        if (step.ChallengeName is null)
            throw new CognitoProtocolException("Cognito's response to the sign-in contains neither tokens nor a challenge.");

        SignInAttempt following = await WithUsernameAsync(step.Parameters, cancellationToken).ConfigureAwait(false);
        return step.ChallengeName switch
        {
            CognitoChallengeNames.DeviceSrpAuth when !IsDeviceProved =>
                await DeviceProof.ProveAsync(following, step.Session, cancellationToken).ConfigureAwait(false),
            CognitoChallengeNames.PasswordVerifier or CognitoChallengeNames.DeviceSrpAuth or CognitoChallengeNames.DevicePasswordVerifier =>
                throw new CognitoProtocolException(
                    $"Cognito returned the challenge {step.ChallengeName}, which cannot follow the previous step."),
            _ => following.CreateChallenge(new()
            {
                Name = step.ChallengeName,
                Session = step.Session,
                Parameters = step.Parameters ?? new Dictionary<string, string>(),
                AvailableChallenges = step.AvailableChallenges,
                ReceivedAt = Now,
            }),
        };
    }

    /// <summary>Proves the password by SRP if <paramref name="step"/> requests a proof.</summary>
    public async Task<SignInStep> ProvePasswordAsync(
        AuthStep step, CognitoSrp srp, CognitoPassword password, CancellationToken cancellationToken)
    {
        if (step.ChallengeName != CognitoChallengeNames.PasswordVerifier)
            return await ContinueAsync(step, cancellationToken).ConfigureAwait(false);

        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyDictionary<string, string> parameters = step.Parameters
            ?? throw new CognitoProtocolException("The challenge PASSWORD_VERIFIER has no ChallengeParameters.");
        Dictionary<string, string> claim = srp.CreatePasswordClaim(parameters, password.Span, Now);
        SignInAttempt following = await WithUsernameAsync(parameters, cancellationToken).ConfigureAwait(false);
        step = await following
            .SendResponseAsync(CognitoChallengeNames.PasswordVerifier, step.Session, claim, cancellationToken).ConfigureAwait(false);
        return await following.ContinueAsync(step, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns the state of MFA_SETUP after AssociateSoftwareToken, with the newer session if there is one.</summary>
    public ChallengeState WithSoftwareToken(ChallengeState state, string? session) =>
        state with { Session = session ?? state.Session, SoftwareTokenAssociated = true, ReceivedAt = Now };

    /// <summary>Creates the typed challenge for a state.</summary>
    public SignInChallenge CreateChallenge(ChallengeState state) => state.Name switch
    {
        CognitoChallengeNames.SmsMfa => new SmsMfaChallenge(this, state),
        CognitoChallengeNames.SoftwareTokenMfa => new SoftwareTokenMfaChallenge(this, state),
        CognitoChallengeNames.EmailOtp => new EmailOtpChallenge(this, state),
        CognitoChallengeNames.SmsOtp => new SmsOtpChallenge(this, state),
        CognitoChallengeNames.SelectMfaType => new MfaSelectionChallenge(this, state),
        CognitoChallengeNames.NewPasswordRequired => new NewPasswordChallenge(this, state),
        CognitoChallengeNames.MfaSetup when state.SoftwareTokenAssociated => new SoftwareTokenSetupChallenge(this, state, null),
        CognitoChallengeNames.MfaSetup => new MfaSetupChallenge(this, state),
        CognitoChallengeNames.SelectChallenge => new FactorSelectionChallenge(this, state),
        CognitoChallengeNames.Password or CognitoChallengeNames.PasswordSrp or CognitoChallengeNames.AdminNoSrpAuth =>
            new PasswordChallenge(this, state),
        CognitoChallengeNames.WebAuthn => new WebAuthnChallenge(this, state),
        CognitoChallengeNames.CustomChallenge => new CustomChallenge(this, state),
        _ => new UnknownChallenge(this, state),
    };

    /// <summary>Reads Cognito's own name for the user from a challenge's parameters.</summary>
    public static string? UsernameOf(IReadOnlyDictionary<string, string>? parameters) =>
        parameters?.GetValueOrDefault("USERNAME") ?? parameters?.GetValueOrDefault("USER_ID_FOR_SRP");

    /// <summary>
    /// Returns an attempt with Cognito's own name for the user, which replaces the alias that the user signed in with. The store may have a
    /// device under that name.
    /// </summary>
    private async ValueTask<SignInAttempt> WithUsernameAsync(
        IReadOnlyDictionary<string, string>? parameters, CancellationToken cancellationToken)
    {
        string username = UsernameOf(parameters) ?? Username;
        if (username == Username)
            return this;
        RememberedDevice? device = DeviceKey is null && Devices is not null
            ? await Devices.FindAsync(Client.UserPoolId, username, cancellationToken).ConfigureAwait(false) : null;
        return this with { Username = username, DeviceKey = DeviceKey ?? device?.DeviceKey };
    }

    private bool IsStaleDevice(CognitoException e) => DeviceKey is not null && e.Code == CognitoErrorCodes.ResourceNotFound;
}
