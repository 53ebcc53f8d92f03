namespace LiteCognito.SignIn;

/// <summary>One sign-in under way: who, with which metadata, from which device.</summary>
internal sealed record SignInAttempt(AuthCalls Calls, SignInContext Context, string LoginName) : Redacted
{
    public const string PasswordVerifier = "PASSWORD_VERIFIER";

    /// <summary>Cognito's name for the user, once it is known.</summary>
    public string Username { get; init; } = LoginName;

    /// <summary>The remembered device that the calls name.</summary>
    public string? DeviceKey { get; init; }

    /// <summary>Whether the device has had its turn, which comes once.</summary>
    public bool IsDeviceProved { get; init; }

    /// <summary>Where devices are kept; <see langword="null"/> where none is to be used.</summary>
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
    /// Goes on from Cognito's answer to the session or to the next challenge that the user must answer. A remembered device proves
    /// itself here.
    /// </summary>
    public async Task<SignInStep> ContinueAsync(AuthStep step, CancellationToken cancellationToken)
    {
        if (step.Result is { } result)
            return new SignedIn(await SessionStart.StartAsync(this, result, cancellationToken).ConfigureAwait(false));
        if (step.ChallengeName is null)
            throw new CognitoProtocolException("The sign-in was answered with neither tokens nor a challenge.");

        SignInAttempt following = await WithUsernameAsync(step.Parameters, cancellationToken).ConfigureAwait(false);
        return step.ChallengeName switch
        {
            DeviceProof.Challenge when !IsDeviceProved =>
                await DeviceProof.ProveAsync(following, step.Session, cancellationToken).ConfigureAwait(false),
            PasswordVerifier or DeviceProof.Challenge or DeviceProof.Verifier => throw new CognitoProtocolException(
                $"The answer asks for {step.ChallengeName}, which does not follow from the step before it."),
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

    /// <summary>Proves a password by SRP where <paramref name="step"/> asks for it.</summary>
    public async Task<SignInStep> ProvePasswordAsync(AuthStep step, CognitoSrp srp, string password, CancellationToken cancellationToken)
    {
        if (step.ChallengeName != PasswordVerifier)
            return await ContinueAsync(step, cancellationToken).ConfigureAwait(false);

        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyDictionary<string, string> parameters = step.Parameters
            ?? throw new CognitoProtocolException("The challenge PASSWORD_VERIFIER came without ChallengeParameters.");
        var claim = new Dictionary<string, string>(srp.PasswordVerifier(parameters, password, Now));
        SignInAttempt following = await WithUsernameAsync(parameters, cancellationToken).ConfigureAwait(false);
        step = await following.SendResponseAsync(PasswordVerifier, step.Session, claim, cancellationToken).ConfigureAwait(false);
        return await following.ContinueAsync(step, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns MFA_SETUP as it goes on after AssociateSoftwareToken, with the newer session where there is one.</summary>
    public ChallengeState WithSoftwareToken(ChallengeState state, string? session) =>
        state with { Session = session ?? state.Session, SoftwareTokenAssociated = true, ReceivedAt = Now };

    /// <summary>Creates the typed challenge for what Cognito sent.</summary>
    public SignInChallenge CreateChallenge(ChallengeState state) => state.Name switch
    {
        "SMS_MFA" => new SmsMfaChallenge(this, state),
        "SOFTWARE_TOKEN_MFA" => new SoftwareTokenMfaChallenge(this, state),
        "EMAIL_OTP" => new EmailOtpChallenge(this, state),
        "SMS_OTP" => new SmsOtpChallenge(this, state),
        "SELECT_MFA_TYPE" => new MfaSelectionChallenge(this, state),
        "NEW_PASSWORD_REQUIRED" => new NewPasswordChallenge(this, state),
        "MFA_SETUP" when state.SoftwareTokenAssociated => new SoftwareTokenSetupChallenge(this, state, null),
        "MFA_SETUP" => new MfaSetupChallenge(this, state),
        "SELECT_CHALLENGE" => new FactorSelectionChallenge(this, state),
        "PASSWORD" or "PASSWORD_SRP" or "ADMIN_NO_SRP_AUTH" => new PasswordChallenge(this, state),
        "WEB_AUTHN" => new WebAuthnChallenge(this, state),
        "CUSTOM_CHALLENGE" => new CustomChallenge(this, state),
        _ => new UnknownChallenge(this, state),
    };

    /// <summary>
    /// Takes Cognito's own name for the user from a challenge. From then on it is used instead of the alias that the user signed in
    /// with; the store may know a device under it.
    /// </summary>
    private async ValueTask<SignInAttempt> WithUsernameAsync(
        IReadOnlyDictionary<string, string>? parameters, CancellationToken cancellationToken)
    {
        string username = parameters?.GetValueOrDefault("USERNAME") ?? parameters?.GetValueOrDefault("USER_ID_FOR_SRP") ?? Username;
        if (username == Username)
            return this;
        RememberedDevice? device = DeviceKey is null && Devices is not null
            ? await Devices.FindAsync(Client.UserPoolId, username, cancellationToken).ConfigureAwait(false) : null;
        return this with { Username = username, DeviceKey = DeviceKey ?? device?.DeviceKey };
    }

    private bool IsStaleDevice(CognitoException e) => DeviceKey is not null && e.Code == CognitoErrorCodes.ResourceNotFound;
}
