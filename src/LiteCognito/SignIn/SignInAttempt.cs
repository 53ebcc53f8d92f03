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
    public async Task<AuthStep> InitiateAsync(string flow, Dictionary<string, string> parameters, string? session, CancellationToken cancellationToken)
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
    public async Task<AuthStep> RespondAsync(string challenge, string? session, Dictionary<string, string> responses, CancellationToken cancellationToken)
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

    /// <summary>Sends the answer to a challenge, and goes on to the next one that somebody must answer.</summary>
    public async Task<SignInStep> AnswerAsync(string challenge, string? session, Dictionary<string, string> responses, CancellationToken cancellationToken) =>
        await NextAsync(await RespondAsync(challenge, session, responses, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>What Cognito's answer leads to. A device proves itself here, unseen.</summary>
    public async Task<SignInStep> NextAsync(AuthStep step, CancellationToken cancellationToken)
    {
        if (step.Result is { } result)
            return new SignedIn(await SessionStart.SessionAsync(this, result, cancellationToken).ConfigureAwait(false));
        if (step.ChallengeName is null)
            throw new CognitoProtocolException("The sign-in was answered with neither tokens nor a challenge.");

        SignInAttempt following = await FollowingAsync(step.Parameters, cancellationToken).ConfigureAwait(false);
        return step.ChallengeName switch
        {
            DeviceProof.Challenge when !IsDeviceProved => await DeviceProof.AnswerAsync(following, step.Session, cancellationToken).ConfigureAwait(false),
            PasswordVerifier or DeviceProof.Challenge or DeviceProof.Verifier =>
                throw new CognitoProtocolException($"The answer asks for {step.ChallengeName}, which does not follow from the step before it."),
            _ => following.Challenge(new()
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
    public async Task<SignInStep> ProveAsync(AuthStep step, CognitoSrp srp, string password, CancellationToken cancellationToken)
    {
        if (step.ChallengeName != PasswordVerifier)
            return await NextAsync(step, cancellationToken).ConfigureAwait(false);

        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyDictionary<string, string> parameters = step.Parameters
            ?? throw new CognitoProtocolException("The challenge PASSWORD_VERIFIER came without ChallengeParameters.");
        var claim = new Dictionary<string, string>(srp.PasswordVerifier(parameters, password, Now));
        SignInAttempt following = await FollowingAsync(parameters, cancellationToken).ConfigureAwait(false);
        return await following.AnswerAsync(PasswordVerifier, step.Session, claim, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same challenge with a newer session.</summary>
    public ChallengeState Next(ChallengeState state, string? session, bool softwareTokenAssociated) =>
        state with { Session = session, SoftwareTokenAssociated = softwareTokenAssociated, ReceivedAt = Now };

    /// <summary>The typed challenge for what Cognito said.</summary>
    public SignInChallenge Challenge(ChallengeState state) => state.Name switch
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
    /// From the first challenge on, Cognito's own name for the user counts, not the alias signed in with; a device is kept under
    /// that name too.
    /// </summary>
    private async ValueTask<SignInAttempt> FollowingAsync(IReadOnlyDictionary<string, string>? parameters, CancellationToken cancellationToken)
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
