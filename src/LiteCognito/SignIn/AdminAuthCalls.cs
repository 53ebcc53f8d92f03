using LiteCognito.Model;

namespace LiteCognito.SignIn;

/// <summary>The calls of an administrator's sign-in: AdminInitiateAuth and AdminRespondToAuthChallenge.</summary>
internal sealed class AdminAuthCalls(CognitoClient client) : AuthCalls(client)
{
    public override string PasswordFlow => CognitoAuthFlows.AdminUserPasswordAuth;

    public override bool IsAdministration => true;

    public override async Task<AuthStep> InitiateAsync(
        string flow, IReadOnlyDictionary<string, string> parameters, string? session, SignInContext context,
        CancellationToken cancellationToken)
    {
        AdminInitiateAuthResponse response = await Client.AdminInitiateAuthAsync(
            new()
            {
                AuthFlow = flow,
                AuthParameters = parameters,
                Session = session,
                ClientMetadata = context.ClientMetadata,
                AnalyticsMetadata = context.AnalyticsMetadata,
                ContextData = context.ContextData,
            }, cancellationToken).ConfigureAwait(false);
        return new(
            response.ChallengeName, response.Session, response.ChallengeParameters, response.AvailableChallenges,
            response.AuthenticationResult);
    }

    public override async Task<AuthStep> RespondAsync(
        string challenge, IReadOnlyDictionary<string, string> responses, string? session, SignInContext context,
        CancellationToken cancellationToken)
    {
        AdminRespondToAuthChallengeResponse response = await Client.AdminRespondToAuthChallengeAsync(
            new()
            {
                ChallengeName = challenge,
                ChallengeResponses = responses,
                Session = session,
                ClientMetadata = context.ClientMetadata,
                AnalyticsMetadata = context.AnalyticsMetadata,
                ContextData = context.ContextData,
            }, cancellationToken).ConfigureAwait(false);
        return new(
            response.ChallengeName, response.Session, response.ChallengeParameters, response.AvailableChallenges,
            response.AuthenticationResult);
    }
}
