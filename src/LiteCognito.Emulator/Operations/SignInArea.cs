using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Org.BouncyCastle.Math;

namespace LiteCognito.Emulator.Operations;

/// <summary>Flows and challenges.</summary>
internal static class SignInArea
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["InitiateAuth"] = InitiateAuth,
        ["RespondToAuthChallenge"] = RespondToAuthChallenge,
    };

    private static JsonObject InitiateAuth(Call call)
    {
        EmulatorClient client = call.Emulator.Client(call.Required("ClientId"));
        Dictionary<string, string> parameters = call.Map("AuthParameters");
        string flow = call.Required("AuthFlow");
        client.Allow(flow);
        return flow switch
        {
            "USER_SRP_AUTH" => StartSrp(call, client, parameters),
            "USER_PASSWORD_AUTH" => StartPassword(call, client, parameters),
            "REFRESH_TOKEN_AUTH" or "REFRESH_TOKEN" => Refresh(call, client, parameters),
            _ => throw ApiError.InvalidParameter($"The flow {flow} is not supported by the emulator."),
        };
    }

    private static JsonObject RespondToAuthChallenge(Call call)
    {
        EmulatorClient client = call.Emulator.Client(call.Required("ClientId"));
        Dictionary<string, string> responses = call.Map("ChallengeResponses");
        string challenge = call.Required("ChallengeName");
        AuthSession session = Find(call, challenge, responses);
        if (session.Client != client || session.Challenge != challenge)
            throw ApiError.NotAuthorized("Invalid session for the user.");
        string username = Parameter(responses, "USERNAME");
        client.CheckSecretHash(responses.GetValueOrDefault("SECRET_HASH"), username);
        if (client.Pool.Find(username) != session.User)
            throw ApiError.NotAuthorized("Invalid session for the user.");

        JsonObject answer = ChallengeAnswers.Answer(call, session, responses);
        call.Emulator.Sessions.Remove(session.Id);
        return answer;
    }

    /// <summary>The session by its text, or by the secret block: some published clients answer PASSWORD_VERIFIER without a Session.</summary>
    private static AuthSession Find(Call call, string challenge, Dictionary<string, string> responses)
    {
        AuthSession? session = null;
        if (call.Text("Session") is { } id)
            session = call.Emulator.Sessions.GetValueOrDefault(id);
        else if (challenge == "PASSWORD_VERIFIER" && responses.TryGetValue("PASSWORD_CLAIM_SECRET_BLOCK", out string? block))
            session = call.Emulator.Sessions.Values.FirstOrDefault(candidate => candidate.Srp?.SecretBlock == block);
        if (session is null)
            throw ApiError.NotAuthorized("Invalid session for the user.");
        if (call.Now < session.ExpiresAt)
            return session;
        call.Emulator.Sessions.Remove(session.Id);
        throw ApiError.SessionExpired();
    }

    private static JsonObject StartSrp(Call call, EmulatorClient client, Dictionary<string, string> parameters)
    {
        EmulatorUser user = User(client, parameters);
        BigInteger a = SrpServer.ParseA(Parameter(parameters, "SRP_A")) ?? throw ApiError.InvalidParameter("SRP_A is not a valid public value.");
        BigInteger b = SrpServer.Random(32);
        BigInteger publicB = SrpServer.PublicB(user.Verifier, b);
        string secretBlock = Convert.ToBase64String(RandomNumberGenerator.GetBytes(640));
        var session = new AuthSession
        {
            User = user,
            Client = client,
            Challenge = "PASSWORD_VERIFIER",
            ExpiresAt = call.Now + client.Pool.Options.AuthSessionValidity,
            Srp = (a, publicB, b, secretBlock),
        };
        return Challenges.Present(call, session, new()
        {
            ["SALT"] = user.Salt.ToString(16),
            ["SECRET_BLOCK"] = secretBlock,
            ["SRP_B"] = publicB.ToString(16),
            ["USERNAME"] = user.Username,
        });
    }

    private static JsonObject StartPassword(Call call, EmulatorClient client, Dictionary<string, string> parameters)
    {
        EmulatorUser user = User(client, parameters);
        user.Prove(user.HasPassword(Parameter(parameters, "PASSWORD")), call.Now);
        return Challenges.Next(call, client, user);
    }

    private static JsonObject Refresh(Call call, EmulatorClient client, Dictionary<string, string> parameters)
    {
        if (!call.Emulator.RefreshTokens.TryGetValue(Parameter(parameters, "REFRESH_TOKEN"), out RefreshToken? token)
            || token.Client != client || !token.User.SignIns.Contains(token.OriginJti))
            throw ApiError.NotAuthorized("Invalid Refresh Token");
        client.CheckSecretHash(parameters.GetValueOrDefault("SECRET_HASH"), parameters.GetValueOrDefault("USERNAME") ?? token.User.Username);
        return Issuing.Result(call, token, null);
    }

    private static EmulatorUser User(EmulatorClient client, Dictionary<string, string> parameters)
    {
        string username = Parameter(parameters, "USERNAME");
        client.CheckSecretHash(parameters.GetValueOrDefault("SECRET_HASH"), username);
        EmulatorUser user = client.Pool.Find(username) ?? throw new ApiError("UserNotFoundException", "User does not exist.");
        return user.Status == "UNCONFIRMED" ? throw new ApiError("UserNotConfirmedException", "User is not confirmed.") : user;
    }

    private static string Parameter(Dictionary<string, string> parameters, string name) =>
        parameters.GetValueOrDefault(name) ?? throw ApiError.InvalidParameter($"Missing required parameter {name}");
}
