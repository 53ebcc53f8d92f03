namespace LiteCognito.SignIn;

/// <summary>One sign-in under way: who, with which metadata, through which client.</summary>
internal sealed record SignInAttempt(CognitoClient Client, string Username, IReadOnlyDictionary<string, string>? ClientMetadata)
{
    private const string PasswordVerifier = "PASSWORD_VERIFIER";

    public static Task<SignInResult> StartAsync(CognitoClient client, SignInRequest request, CancellationToken cancellationToken)
    {
        var attempt = new SignInAttempt(client, request.Username, request.ClientMetadata);
        return request.Flow switch
        {
            SignInFlow.UserSrp => attempt.StartSrpAsync(request.Password, cancellationToken),
            SignInFlow.UserPassword => attempt.StartPasswordAsync(request.Password, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(request), "Flow is none of SignInFlow."),
        };
    }

    /// <summary>Sends the answer to a challenge, and reads what follows.</summary>
    public async Task<SignInResult> AnswerAsync(string challengeName, string? session, Dictionary<string, string> responses, CancellationToken cancellationToken)
    {
        responses.TryAdd("USERNAME", Username);
        RespondToAuthChallengeResponse response = await Client.RespondToAuthChallengeAsync(
            new() { ChallengeName = challengeName, Session = session, ChallengeResponses = responses, ClientMetadata = ClientMetadata },
            cancellationToken).ConfigureAwait(false);
        return Next(response.AuthenticationResult, response.ChallengeName, response.Session, response.ChallengeParameters);
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
        "SELECT_MFA_TYPE" => new MfaSelectionChallenge(this, state),
        "NEW_PASSWORD_REQUIRED" => new NewPasswordChallenge(this, state),
        "MFA_SETUP" when state.SoftwareTokenAssociated => new SoftwareTokenSetupChallenge(this, state, null),
        "MFA_SETUP" => new MfaSetupChallenge(this, state),
        _ => new UnknownChallenge(this, state),
    };

    private DateTimeOffset Now => Client.Options.TimeProvider.GetUtcNow();

    private async Task<SignInResult> StartSrpAsync(string password, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var srp = new CognitoSrp(Client.UserPoolId);
        InitiateAuthResponse response = await InitiateAsync("USER_SRP_AUTH", "SRP_A", srp.SrpA, cancellationToken).ConfigureAwait(false);
        if (response.ChallengeName != PasswordVerifier)
            return Next(response);

        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyDictionary<string, string> parameters = response.ChallengeParameters
            ?? throw new CognitoProtocolException("The challenge PASSWORD_VERIFIER came without ChallengeParameters.");
        var claim = new Dictionary<string, string>(srp.PasswordVerifier(parameters, password, Now));
        return await Following(parameters).AnswerAsync(PasswordVerifier, response.Session, claim, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SignInResult> StartPasswordAsync(string password, CancellationToken cancellationToken) =>
        Next(await InitiateAsync("USER_PASSWORD_AUTH", "PASSWORD", password, cancellationToken).ConfigureAwait(false));

    private Task<InitiateAuthResponse> InitiateAsync(string flow, string parameter, string value, CancellationToken cancellationToken) =>
        Client.InitiateAuthAsync(
            new()
            {
                AuthFlow = flow,
                AuthParameters = new Dictionary<string, string> { ["USERNAME"] = Username, [parameter] = value },
                ClientMetadata = ClientMetadata,
            }, cancellationToken);

    private SignInResult Next(InitiateAuthResponse response) =>
        Next(response.AuthenticationResult, response.ChallengeName, response.Session, response.ChallengeParameters);

    private SignInResult Next(AuthenticationResult? result, string? challengeName, string? session, IReadOnlyDictionary<string, string>? parameters)
    {
        if (result is not null)
            return new SignedIn(new CognitoSession(Client, Username, CognitoTokens.From(result)));
        if (challengeName is null)
            throw new CognitoProtocolException("The sign-in was answered with neither tokens nor a challenge.");
        parameters ??= new Dictionary<string, string>();
        return Following(parameters).Challenge(new() { Name = challengeName, Session = session, Parameters = parameters, ReceivedAt = Now });
    }

    /// <summary>From the first challenge on, Cognito's own name for the user counts, not the alias signed in with.</summary>
    private SignInAttempt Following(IReadOnlyDictionary<string, string> parameters) =>
        this with { Username = parameters.GetValueOrDefault("USERNAME") ?? parameters.GetValueOrDefault("USER_ID_FOR_SRP") ?? Username };

    /// <summary>Names no member: the metadata is the caller's business.</summary>
    public override string ToString() => nameof(SignInAttempt);
}
