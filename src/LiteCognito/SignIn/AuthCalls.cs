using LiteCognito.Model;

namespace LiteCognito.SignIn;

/// <summary>
/// The two API calls of a sign-in. A user's calls are unsigned; an administrator's calls are signed. Both lead to the same challenges.
/// </summary>
internal abstract class AuthCalls(CognitoClient client)
{
    public CognitoClient Client { get; } = client;

    /// <summary>The flow that sends the password instead of proving it.</summary>
    public virtual string PasswordFlow => CognitoAuthFlows.UserPasswordAuth;

    public virtual bool IsAdministration => false;

    public abstract Task<AuthStep> InitiateAsync(
        string flow, IReadOnlyDictionary<string, string> parameters, string? session, SignInContext context,
        CancellationToken cancellationToken);

    public abstract Task<AuthStep> RespondAsync(
        string challenge, IReadOnlyDictionary<string, string> responses, string? session, SignInContext context,
        CancellationToken cancellationToken);
}

/// <summary>The calls of a user's own sign-in: InitiateAuth and RespondToAuthChallenge.</summary>
internal sealed class UserAuthCalls(CognitoClient client) : AuthCalls(client)
{
    public override async Task<AuthStep> InitiateAsync(
        string flow, IReadOnlyDictionary<string, string> parameters, string? session, SignInContext context,
        CancellationToken cancellationToken)
    {
        InitiateAuthResponse response = await Client.InitiateAuthAsync(
            new()
            {
                AuthFlow = flow,
                AuthParameters = parameters,
                Session = session,
                ClientMetadata = context.ClientMetadata,
                AnalyticsMetadata = context.AnalyticsMetadata,
                UserContextData = context.UserContextData,
            }, cancellationToken).ConfigureAwait(false);
        return new(
            response.ChallengeName, response.Session, response.ChallengeParameters, response.AvailableChallenges,
            response.AuthenticationResult);
    }

    public override async Task<AuthStep> RespondAsync(
        string challenge, IReadOnlyDictionary<string, string> responses, string? session, SignInContext context,
        CancellationToken cancellationToken)
    {
        RespondToAuthChallengeResponse response = await Client.RespondToAuthChallengeAsync(
            new()
            {
                ChallengeName = challenge,
                ChallengeResponses = responses,
                Session = session,
                ClientMetadata = context.ClientMetadata,
                AnalyticsMetadata = context.AnalyticsMetadata,
                UserContextData = context.UserContextData,
            }, cancellationToken).ConfigureAwait(false);
        return new(
            response.ChallengeName, response.Session, response.ChallengeParameters, response.AvailableChallenges,
            response.AuthenticationResult);
    }
}

/// <summary>The response to either of the two calls.</summary>
internal sealed class AuthStep(
    string? challengeName, string? session, IReadOnlyDictionary<string, string>? parameters,
    IReadOnlyList<string>? availableChallenges, AuthenticationResult? result)
{
    public string? ChallengeName { get; } = challengeName;

    public string? Session { get; } = session;

    public IReadOnlyDictionary<string, string>? Parameters { get; } = parameters;

    public IReadOnlyList<string>? AvailableChallenges { get; } = availableChallenges;

    public AuthenticationResult? Result { get; } = result;
}

/// <summary>The metadata that is sent with every call of a sign-in.</summary>
internal sealed class SignInContext
{
    public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }

    public AnalyticsMetadata? AnalyticsMetadata { get; init; }

    public UserContextData? UserContextData { get; init; }

    public ContextData? ContextData { get; init; }
}
