using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;
using Org.BouncyCastle.Math;

namespace LiteCognito.Emulator.Operations;

/// <summary>Determines the next challenge after a verified factor or an answered challenge.</summary>
internal static class Challenges
{
    public const string DeviceSrp = "DEVICE_SRP_AUTH", DeviceVerifier = "DEVICE_PASSWORD_VERIFIER", PasswordVerifier = "PASSWORD_VERIFIER";

    private const int FirstFactorDigits = 8, SecondFactorDigits = 6;

    /// <summary>Returns the next challenge of a user whose first factor is verified, or the tokens.</summary>
    public static JsonObject Next(Call call, Progress progress)
    {
        if (progress.Custom is not null)
            return CustomChallenges.Next(call, progress, null);
        EmulatorUser user = progress.User;
        user.CheckCanSignIn();
        if (user.Status == "FORCE_CHANGE_PASSWORD")
        {
            user.CheckTemporaryPassword(call.Now);
            return NewPassword(call, progress);
        }
        EmulatorPoolOptions options = progress.Pool.Options;
        bool skipsMfa = options.RememberedDevicesSkipMfa && progress.Device is { Remembered: true };
        if (options.MfaConfiguration == MfaConfiguration.Off || progress.FactorVerified || skipsMfa)
            return Finish(call, progress);

        return user.Factors.Count switch
        {
            _ when user.PreferredFactor is { } preferred => Factor(call, progress, preferred),
            0 when options.MfaConfiguration == MfaConfiguration.On =>
                VerifiedFactor(user) is { } factor ? Factor(call, progress, factor) : Setup(call, progress),
            0 => Finish(call, progress),
            1 => Factor(call, progress, user.Factors.Single()),
            _ => Select(call, progress),
        };
    }

    /// <summary>Continues after the user's last challenge: verifies the device, if any, and then issues the tokens.</summary>
    public static JsonObject Finish(Call call, Progress progress)
    {
        progress.User.CheckCanSignIn();
        return progress is { Device: { } device, DeviceVerified: false }
            ? Present(call, Session(call, progress, DeviceSrp), new()
            {
                ["USERNAME"] = progress.User.Username,
                ["DEVICE_KEY"] = device.Key,
            })
            : UserTokens.SignIn(call, progress);
    }

    /// <summary>Presents the challenge for a second factor. Sends the code if the factor requires one.</summary>
    public static JsonObject Factor(Call call, Progress progress, string factor)
    {
        if (factor != EmulatorUser.SoftwareToken)
            return SendCode(call, progress, factor, isFirstFactor: false);
        var parameters = new JsonObject();
        if (progress.User.FriendlyDeviceName is { } name)
            parameters["FRIENDLY_DEVICE_NAME"] = name;
        return Present(call, Session(call, progress, factor), parameters);
    }

    /// <summary>Sends a code and presents the challenge for it.</summary>
    public static JsonObject SendCode(Call call, Progress progress, string challenge, bool isFirstFactor, string? newEmail = null)
    {
        string medium = challenge == EmulatorUser.Email ? "EMAIL" : "SMS";
        string destination = newEmail ?? progress.User.Attributes[medium == "SMS" ? "phone_number" : "email"];
        var session = new AuthSession
        {
            Progress = progress,
            Challenge = challenge,
            ExpiresAt = call.Now + progress.Client.AuthSessionValidity,
            Code = call.State.Send(
                progress.User, medium, destination, challenge,
                EmulatorState.NewCode(isFirstFactor ? FirstFactorDigits : SecondFactorDigits)),
            IsFirstFactor = isFirstFactor,
            NewEmail = newEmail,
        };
        JsonObject answer = Present(call, session, new()
        {
            ["CODE_DELIVERY_DELIVERY_MEDIUM"] = medium,
            ["CODE_DELIVERY_DESTINATION"] = Mask.Destination(destination),
        });
        if (isFirstFactor)
            answer["AvailableChallenges"] = new JsonArray(challenge);
        return answer;
    }

    /// <summary>Answers SRP_A with SRP_B, computed from the verifier of a user or a device.</summary>
    public static JsonObject Srp(
        Call call, Progress progress, string challenge, string srpA, Func<SaltedVerifier> password, string identity)
    {
        BigInteger a = SrpServer.ParseA(srpA) ?? throw ApiError.InvalidParameter("SRP_A is not a valid public value.");
        (BigInteger b, BigInteger power) = call.State.Outside(SrpServer.NewSecret);
        progress.Recheck();
        (BigInteger salt, BigInteger verifier) = password();
        BigInteger publicB = SrpServer.PublicB(verifier, power);
        string secretBlock = Convert.ToBase64String(RandomNumberGenerator.GetBytes(640));
        var session = new AuthSession
        {
            Progress = progress,
            Challenge = challenge,
            ExpiresAt = call.Now + progress.Client.AuthSessionValidity,
            Srp = new(a, publicB, b, verifier, identity, secretBlock),
        };
        var parameters = new JsonObject
        {
            ["SALT"] = salt.ToString(16),
            ["SECRET_BLOCK"] = secretBlock,
            ["SRP_B"] = publicB.ToString(16),
            ["USERNAME"] = progress.User.Username,
        };
        if (challenge == DeviceVerifier)
            parameters["DEVICE_KEY"] = progress.Device!.Key;
        return Present(call, session, parameters);
    }

    /// <summary>Answers SRP_A with SRP_B, computed from the verifier of the user.</summary>
    public static JsonObject Srp(Call call, Progress progress, string srpA) =>
        Srp(call, progress, PasswordVerifier, srpA, () => new(progress.User.Salt, progress.User.Verifier), progress.User.SrpIdentity);

    public static JsonObject Present(Call call, AuthSession session, JsonObject parameters)
    {
        Remember(call, session);
        if (session is { IsFirstFactor: false, Challenge: not (DeviceSrp or DeviceVerifier or UserAuth.Select) })
            parameters["USER_ID_FOR_SRP"] = session.User.Username;
        return new() { ["ChallengeName"] = session.Challenge, ["Session"] = session.Id, ["ChallengeParameters"] = parameters };
    }

    public static void Remember(Call call, AuthSession session) => call.State.Sessions.Add(session.Id, session, call.Now);

    public static AuthSession Session(Call call, Progress progress, string challenge, params IReadOnlyList<string> options) => new()
    {
        Progress = progress,
        Challenge = challenge,
        ExpiresAt = call.Now + progress.Client.AuthSessionValidity,
        Options = options,
    };

    /// <summary>Returns the factor that a required second factor begins with if the user has a verified address.</summary>
    private static string? VerifiedFactor(EmulatorUser user)
    {
        if (user.Pool.Options.MfaToSetUp.Contains(EmulatorUser.Email) && user.IsVerified("email"))
            return EmulatorUser.Email;
        return PoolMfaOperations.HasTextMessages(user.Pool) && user.IsVerified("phone_number") ? EmulatorUser.Sms : null;
    }

    private static JsonObject NewPassword(Call call, Progress progress)
    {
        var attributes = new JsonObject();
        foreach ((string name, string value) in progress.Client.Readable(progress.User).Where(attribute => attribute.Key != "sub"))
            attributes[name] = value;
        IEnumerable<string> required = progress.Pool.Schema.Required
            .Where(name => !progress.User.Attributes.ContainsKey(name)).Select(name => "userAttributes." + name);
        return Present(call, Session(call, progress, "NEW_PASSWORD_REQUIRED"), new()
        {
            ["requiredAttributes"] = Json.Strings(required).ToJsonString(),
            ["userAttributes"] = attributes.ToJsonString(),
        });
    }

    private static JsonObject Setup(Call call, Progress progress)
    {
        IReadOnlyList<string> options = progress.Pool.Options.MfaToSetUp;
        var parameters = new JsonObject { ["MFAS_CAN_SETUP"] = Json.Strings(options).ToJsonString() };
        return Present(call, Session(call, progress, "MFA_SETUP", options), parameters);
    }

    private static JsonObject Select(Call call, Progress progress)
    {
        string[] options = [.. progress.User.Factors.Order()];
        var parameters = new JsonObject { ["MFAS_CAN_CHOOSE"] = Json.Strings(options).ToJsonString() };
        return Present(call, Session(call, progress, "SELECT_MFA_TYPE", options), parameters);
    }
}
