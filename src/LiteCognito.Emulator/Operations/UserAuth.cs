using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;
using LiteCognito.Emulator.WebAuthn;

namespace LiteCognito.Emulator.Operations;

/// <summary>The USER_AUTH flow, in which the user chooses a first factor.</summary>
internal static class UserAuth
{
    public const string SignUpSession = "SIGN_UP", ConfirmedSession = "SIGN_UP_CONFIRMED", Select = "SELECT_CHALLENGE", SmsOtp = "SMS_OTP";
    private const string Password = "PASSWORD", PasswordSrp = "PASSWORD_SRP", WebAuthn = "WEB_AUTHN";

    public static JsonObject Start(Call call, Progress progress, Dictionary<string, string> parameters)
    {
        if (call.GetString("Session") is { } id)
            return AfterSignUp(call, progress, id);
        string[] options = [.. Options(progress)];
        if (options.Length == 0)
            throw ApiError.NotAuthorized();
        if (options.Length == 1)
            return Begin(call, progress, options[0], parameters);
        string? preferred = parameters.GetValueOrDefault("PREFERRED_CHALLENGE");
        if (preferred is not null && options.Contains(preferred))
            return Begin(call, progress, preferred, parameters);
        JsonObject answer = Challenges.Present(call, Challenges.Session(call, progress, Select, options), []);
        answer["AvailableChallenges"] = Json.Strings(options);
        return answer;
    }

    /// <summary>Handles the answer to SELECT_CHALLENGE.</summary>
    public static JsonObject Selected(Call call, AuthSession session, Progress progress, Dictionary<string, string> responses)
    {
        string choice = ChallengeAnswers.Value(responses, "ANSWER");
        if (!session.Options.Contains(choice))
            throw ApiError.InvalidParameter("Invalid challenge was selected.");
        return Begin(call, progress, choice, responses);
    }

    /// <summary>Starts a first factor: verifies the input if the call includes it; otherwise, presents the challenge.</summary>
    public static JsonObject Begin(Call call, Progress progress, string factor, Dictionary<string, string> parameters)
    {
        switch (factor)
        {
            case Password when parameters.TryGetValue("PASSWORD", out string? password):
                ChallengeAnswers.CheckPassword(call, progress, password);
                return Challenges.Next(call, progress);
            case PasswordSrp when parameters.TryGetValue("SRP_A", out string? srpA):
                return Challenges.Srp(call, progress, srpA);
            case Password or PasswordSrp:
                return Challenges.Present(call, Challenges.Session(call, progress, factor), []);
            case WebAuthn:
                return Passkey(call, progress);
            default:
                return Challenges.SendCode(call, progress, factor, isFirstFactor: true);
        }
    }

    /// <summary>Returns the first factors of a user. Users with a second factor must start with the password.</summary>
    public static IEnumerable<string> Options(Progress progress)
    {
        EmulatorUser user = progress.User;
        EmulatorPoolOptions options = progress.Pool.Options;
        IReadOnlyList<string> allowed = options.AllowedFirstAuthFactors;
        bool secondFactor = options.MfaConfiguration == MfaConfiguration.On
            || (options.MfaConfiguration == MfaConfiguration.Optional && user.Factors.Count > 0);
        if (allowed.Contains(Password) && !user.IsWithoutPassword)
        {
            yield return PasswordSrp;
            yield return Password;
        }
        if (secondFactor || user.Status == "FORCE_CHANGE_PASSWORD")
            yield break;
        if (allowed.Contains(EmulatorUser.Email) && user.IsVerified("email"))
            yield return EmulatorUser.Email;
        if (allowed.Contains(SmsOtp) && user.IsVerified("phone_number"))
            yield return SmsOtp;
        if (allowed.Contains(WebAuthn) && user.Passkeys.Count > 0)
            yield return WebAuthn;
    }

    private static JsonObject Passkey(Call call, Progress progress)
    {
        var session = new AuthSession
        {
            Progress = progress,
            Challenge = WebAuthn,
            ExpiresAt = call.Now + progress.Client.AuthSessionValidity,
            WebAuthnChallenge = RelyingParty.NewChallenge(),
        };
        string options = RelyingParty.Of(progress.Pool)
            .RequestOptions(session.WebAuthnChallenge, progress.User.Passkeys).ToJsonString();
        return Challenges.Present(call, session, new() { ["CREDENTIAL_REQUEST_OPTIONS"] = options });
    }

    /// <summary>Continues with the session of ConfirmSignUp, which has already verified the user.</summary>
    private static JsonObject AfterSignUp(Call call, Progress progress, string id)
    {
        if (!call.State.Sessions.Remove(id, out AuthSession? session) || session is not { Challenge: ConfirmedSession }
            || session.User != progress.User || session.Client != progress.Client)
            throw ApiError.InvalidSession();
        return call.Now < session.ExpiresAt ? Challenges.Next(call, progress) : throw ApiError.SessionExpired();
    }
}
