using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>The operations that start a sign-in and answer its challenges.</summary>
internal static class SignInOperations
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["InitiateAuth"] = InitiateAuth,
        ["RespondToAuthChallenge"] = RespondToAuthChallenge,
    };

    private static JsonObject InitiateAuth(Call call) => Initiate(call, call.Client(), byAdmin: false);

    private static JsonObject RespondToAuthChallenge(Call call) => Respond(call, call.Client());

    /// <summary>Starts a sign-in, on behalf of the user or an administrator.</summary>
    public static JsonObject Initiate(Call call, EmulatorClient client, bool byAdmin)
    {
        Dictionary<string, string> parameters = call.GetMap("AuthParameters");
        string flow = call.GetRequired("AuthFlow");
        bool sendsPassword = flow is "ADMIN_USER_PASSWORD_AUTH" or "ADMIN_NO_SRP_AUTH" ? byAdmin : flow == "USER_PASSWORD_AUTH" && !byAdmin;
        if (!sendsPassword && flow is not ("USER_SRP_AUTH" or "USER_AUTH" or "CUSTOM_AUTH" or "REFRESH_TOKEN_AUTH" or "REFRESH_TOKEN"))
            throw ApiError.InvalidParameter("Initiate Auth method not supported.");
        client.RequireFlow(flow);
        return flow switch
        {
            "USER_SRP_AUTH" => Challenges.Srp(call, Begin(call, client, parameters), ChallengeAnswers.Value(parameters, "SRP_A")),
            "USER_AUTH" => UserAuth.Start(call, Begin(call, client, parameters), parameters),
            "CUSTOM_AUTH" => StartCustom(call, Begin(call, client, parameters), parameters),
            "REFRESH_TOKEN_AUTH" or "REFRESH_TOKEN" => Refresh(call, client, parameters),
            _ => UserAuth.Begin(call, Begin(call, client, parameters), "PASSWORD", WithPassword(parameters)),
        };
    }

    /// <summary>Handles the answer to a challenge, from the user or an administrator.</summary>
    public static JsonObject Respond(Call call, EmulatorClient client)
    {
        Dictionary<string, string> responses = call.GetMap("ChallengeResponses");
        string challenge = call.GetRequired("ChallengeName");
        AuthSession session = Find(call, client, challenge, responses);
        if (session.Client != client || session.Challenge != challenge || challenge is UserAuth.SignUpSession or UserAuth.ConfirmedSession)
            throw ApiError.InvalidSession();
        string username = ChallengeAnswers.Value(responses, "USERNAME");
        client.CheckSecretHash(responses.GetValueOrDefault("SECRET_HASH"), username);
        if (!session.User.IsSimulated && client.Pool.Find(username) != session.User)
            throw ApiError.InvalidSession();

        Progress progress = WithDevice(session.Progress, responses) with
        {
            ClientMetadata = call.GetMap("ClientMetadata"),
            AnsweredSession = session.Id,
        };
        session.IsUsed = true; // before a computation leaves the lock, so that only one of several answers counts
        try
        {
            JsonObject answer = ChallengeAnswers.Answer(call, session, progress, responses);
            call.State.Use(session);
            return answer;
        }
        catch (Exception refusal)
        {
            session.IsUsed = session.IsAttempted;
            if (refusal is ApiError { Code: "NotAuthorizedException" })
                call.State.Sessions.Remove(session.Id);
            throw;
        }
    }

    /// <summary>
    /// Finds a session by its ID, secret block or device. Some published clients answer PASSWORD_VERIFIER and the device
    /// challenges without a Session, or answer DEVICE_SRP_AUTH with the Session of the code challenge before it.
    /// </summary>
    private static AuthSession Find(Call call, EmulatorClient client, string challenge, Dictionary<string, string> responses)
    {
        string username = responses.GetValueOrDefault("USERNAME", "");
        EmulatorUser? user = client.Pool.Find(username) ?? client.Pool.SimulatedUsers.GetValueOrDefault(username);
        IEnumerable<AuthSession> sessions = user is null ? call.State.Sessions.Values : call.State.Sessions.Of(user);
        AuthSession? session = null;
        string? id = call.GetString("Session");
        if (id is not null)
            session = call.State.Sessions.GetValueOrDefault(id);
        else if (challenge is Challenges.PasswordVerifier or Challenges.DeviceVerifier
            && responses.TryGetValue("PASSWORD_CLAIM_SECRET_BLOCK", out string? block))
            session = sessions.FirstOrDefault(candidate => candidate.Srp?.SecretBlock == block);
        if (session is null or { IsUsed: true } && challenge == Challenges.DeviceSrp
            && responses.TryGetValue("DEVICE_KEY", out string? key))
            session = sessions
                .Where(candidate => !candidate.IsUsed && candidate.Challenge == challenge && candidate.Progress.Device?.Key == key
                    && (id is null || candidate.Progress.AnsweredSession == id))
                .MaxBy(candidate => candidate.ExpiresAt);
        if (session is null || session.IsForgotten(call.Now))
            throw ApiError.InvalidSession();
        if (session.IsUsed)
            throw ApiError.NotAuthorized("Invalid session for the user, session can only be used once.");
        session.User.Touch();
        if (call.Now < session.ExpiresAt)
            return session;
        call.State.Sessions.Remove(session.Id);
        throw ApiError.SessionExpired();
    }

    private static Progress Begin(Call call, EmulatorClient client, Dictionary<string, string> parameters)
    {
        string username = ChallengeAnswers.Value(parameters, "USERNAME");
        client.CheckSecretHash(parameters.GetValueOrDefault("SECRET_HASH"), username);
        EmulatorUser user = client.FindOrSimulate(username);
        user.CheckReset();
        return WithDevice(new(client, user) { ClientMetadata = call.GetMap("ClientMetadata") }, parameters);
    }

    /// <summary>Adds the device that the parameter DEVICE_KEY names, if any, to the progress.</summary>
    private static Progress WithDevice(Progress progress, Dictionary<string, string> parameters)
    {
        bool tracks = progress.Pool.Options.DeviceTracking != DeviceTracking.Off;
        if (!tracks || !parameters.TryGetValue("DEVICE_KEY", out string? key) || key == progress.Device?.Key)
            return progress;
        return progress with
        {
            Device = progress.User.Devices.GetValueOrDefault(key) ?? throw ApiError.ResourceNotFound("Device does not exist."),
        };
    }

    private static Dictionary<string, string> WithPassword(Dictionary<string, string> parameters)
    {
        ChallengeAnswers.Value(parameters, "PASSWORD");
        return parameters;
    }

    private static JsonObject StartCustom(Call call, Progress progress, Dictionary<string, string> parameters)
    {
        if (progress.User.IsSimulated)
            throw ApiError.NotAuthorized();
        progress.User.CheckCanSignIn();
        progress = progress with { Custom = [] };
        if (parameters.GetValueOrDefault("CHALLENGE_NAME") != "SRP_A")
            return CustomChallenges.Next(call, progress, null);
        return CustomChallenges.Next(call, progress.With("SRP_A", passed: true), ChallengeAnswers.Value(parameters, "SRP_A"));
    }

    private static JsonObject Refresh(Call call, EmulatorClient client, Dictionary<string, string> parameters)
    {
        if (client.Options.RefreshTokenRotation)
            throw new ApiError(
                "UnsupportedOperationException", "Refresh token rotation is enabled for this client: use GetTokensFromRefreshToken.");
        (RefreshToken token, string? text) = UserTokens.Refresh(
            call.State, client, ChallengeAnswers.Value(parameters, "REFRESH_TOKEN"), parameters.GetValueOrDefault("DEVICE_KEY"));
        client.CheckRefreshHash(parameters.GetValueOrDefault("SECRET_HASH"), token.User.Username);
        return UserTokens.Result(call, token, text);
    }
}
