using System.Globalization;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;
using LiteCognito.Emulator.WebAuthn;

namespace LiteCognito.Emulator.Operations;

/// <summary>Checks the answer to a challenge and returns the next step.</summary>
internal static class ChallengeAnswers
{
    private const string UserAttributePrefix = "userAttributes.";

    private static readonly string[] TimestampFormats = ["ddd MMM d HH:mm:ss 'UTC' yyyy"];

    public static JsonObject Answer(Call call, AuthSession session, Progress progress, Dictionary<string, string> responses)
    {
        EmulatorUser user = session.User;
        switch (session.Challenge)
        {
            case Challenges.PasswordVerifier:
                user.CheckPassword(IsClaimValid(call, session, progress, responses), call.Now);
                return Challenges.Next(call, progress.Custom is null ? progress : progress.With(session.Challenge, passed: true));
            case Challenges.DeviceSrp:
                EmulatorDevice device = progress.Device!;
                return Challenges.Srp(
                    call, progress, Challenges.DeviceVerifier, Value(responses, "SRP_A"), () => new(device.Salt, device.Verifier),
                    device.SrpIdentity);
            case Challenges.DeviceVerifier:
                if (!IsClaimValid(call, session, progress, responses))
                    throw ApiError.NotAuthorized();
                progress.Device!.AuthenticatedAt = call.Now;
                return Challenges.Finish(call, progress with { DeviceVerified = true });
            case "NEW_PASSWORD_REQUIRED":
                SetPassword(progress, responses);
                return Challenges.Next(call, progress);
            case "SELECT_MFA_TYPE":
                string choice = Value(responses, "ANSWER");
                return session.Options.Contains(choice)
                    ? Challenges.Factor(call, progress, choice) : throw ApiError.InvalidParameter("Invalid MFA type was selected.");
            case "MFA_SETUP":
                return Setup(call, session, progress, responses);
            case UserAuth.Select:
                return UserAuth.Selected(call, session, progress, responses);
            case "PASSWORD":
                CheckPassword(call, progress, Value(responses, "PASSWORD"));
                return Challenges.Next(call, progress);
            case "PASSWORD_SRP":
                return Challenges.Srp(call, progress, Value(responses, "SRP_A"));
            case "WEB_AUTHN":
                VerifyPasskey(session, Value(responses, "CREDENTIAL"));
                return Challenges.Next(call, progress);
            case "CUSTOM_CHALLENGE":
                CustomAuthStep.Question question = session.Question!;
                bool passed = question.IsRight(Value(responses, "ANSWER"));
                return CustomChallenges.Next(call, progress.With(session.Challenge, passed, question.Metadata), null);
            case EmulatorUser.SoftwareToken:
                user.CheckTotp(user.TotpSecret!, Value(responses, "SOFTWARE_TOKEN_MFA_CODE"), call.Now, () => Mismatch(call, session));
                return Challenges.Finish(call, progress with { FactorVerified = true });
            default:
                if (!FixedTime.AreEqual(Value(responses, session.Challenge + "_CODE"), session.Code!))
                    throw new ApiError("CodeMismatchException", "Invalid code or auth state for the user.");
                if (session.NewEmail is not null)
                {
                    AttributeChanges.CheckAlias(user, "email", new() { ["email"] = session.NewEmail });
                    user.SetVerifiedEmail(session.NewEmail);
                }
                return session.IsFirstFactor
                    ? Challenges.Next(call, progress) : Challenges.Finish(call, progress with { FactorVerified = true });
        }
    }

    public static string Value(Dictionary<string, string> responses, string name) =>
        responses.GetValueOrDefault(name) ?? throw ApiError.InvalidParameter($"Missing required parameter {name}");

    /// <summary>Rejects a wrong password, and a sign-in that ended while the password was checked.</summary>
    public static void CheckPassword(Call call, Progress progress, string password)
    {
        bool isCorrect = progress.User.HasPassword(password);
        progress.Recheck();
        progress.User.CheckPassword(isCorrect, call.Now);
    }

    /// <summary>Returns true if a password claim is valid. An SRP exchange permits one attempt.</summary>
    private static bool IsClaimValid(Call call, AuthSession session, Progress progress, Dictionary<string, string> responses)
    {
        SrpExchange srp = session.Srp!;
        string timestamp = Value(responses, "TIMESTAMP"), given = Value(responses, "PASSWORD_CLAIM_SIGNATURE");
        // Cognito treats a padded day or a wrong weekday as a wrong password.
        bool valid = DateTime.TryParseExact(
                timestamp, TimestampFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time)
            && time.ToString(TimestampFormats[0], CultureInfo.InvariantCulture) == timestamp;
        byte[] secretBlock = Convert.FromBase64String(srp.SecretBlock);
        session.IsAttempted = true;
        byte[] expected = call.State.Outside(
            () => SrpServer.Signature(srp.A, srp.B, srp.SecretB, srp.Verifier, srp.Identity, secretBlock, timestamp));
        progress.Recheck();
        return FixedTime.AreEqual(given, Convert.ToBase64String(expected))
            && valid && responses.GetValueOrDefault("PASSWORD_CLAIM_SECRET_BLOCK") == srp.SecretBlock;
    }

    private static void VerifyPasskey(AuthSession session, string credential)
    {
        try
        {
            RelyingParty.Of(session.User.Pool).Verify(session.User.Passkeys, session.WebAuthnChallenge!, credential);
        }
        catch (PasskeyError error)
        {
            throw new ApiError(error.Code, error.Message);
        }
    }

    /// <summary>Creates the error for a wrong code of an authenticator app. The third wrong code ends the session.</summary>
    private static ApiError Mismatch(Call call, AuthSession session)
    {
        if (!session.CountFailure())
            return new("CodeMismatchException", "Invalid code received for user");
        call.State.Sessions.Remove(session.Id);
        return ApiError.NotAuthorized("Invalid session for the user, code attempts exceeded.");
    }

    private static JsonObject Setup(Call call, AuthSession session, Progress progress, Dictionary<string, string> responses)
    {
        if (responses.TryGetValue("EMAIL", out string? email))
        {
            if (!session.Options.Contains(EmulatorUser.Email) || email.IndexOf('@', StringComparison.Ordinal) < 1)
                throw ApiError.InvalidParameter("Invalid email address format.");
            return Challenges.SendCode(call, progress, EmulatorUser.Email, isFirstFactor: false, email);
        }
        return session.TotpVerified
            ? Challenges.Finish(call, progress with { FactorVerified = true })
            : throw ApiError.InvalidParameter("The software token is not verified.");
    }

    private static void SetPassword(Progress progress, Dictionary<string, string> responses)
    {
        (EmulatorClient client, EmulatorUser user) = progress;
        SaltedVerifier password = user.CheckNewPassword(Value(responses, "NEW_PASSWORD"));
        progress.Recheck();
        var attributes = responses.Where(response => response.Key.StartsWith(UserAttributePrefix, StringComparison.Ordinal))
            .ToDictionary(response => response.Key[UserAttributePrefix.Length..], response => response.Value);
        if (attributes.Keys.FirstOrDefault(name => name == "sub" || name.EndsWith("_verified", StringComparison.Ordinal)) is { } fixedName)
            throw ApiError.NotAuthorized($"Cannot modify the non-mutable attribute {fixedName}");
        client.CheckWritable(attributes.Keys);
        if (attributes.ContainsKey("email") && user.Attributes.ContainsKey("email"))
            throw ApiError.NotAuthorized("Cannot modify an already provided email");
        foreach (string required in user.Pool.Schema.Required)
            if ((attributes.GetValueOrDefault(required) ?? user.Attributes.GetValueOrDefault(required)) is null or "")
                throw ApiError.InvalidParameter($"Invalid attributes given, {required} is missing");
        user.CheckChanges(attributes);
        AttributeChanges.Apply(user, attributes);
        user.SetPassword(password);
        user.Status = "CONFIRMED";
        user.ModifiedAt = user.Pool.State.Clock.GetUtcNow();
    }
}
