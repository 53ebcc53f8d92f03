using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>The operations on second factors.</summary>
internal static class MfaOperations
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["AssociateSoftwareToken"] = AssociateSoftwareToken,
        ["VerifySoftwareToken"] = VerifySoftwareToken,
        ["SetUserMFAPreference"] = SetUserMFAPreference,
    };

    private static JsonObject AssociateSoftwareToken(Call call)
    {
        string secret = Totp.NewSecret();
        if (call.GetString("Session") is not null)
        {
            AuthSession session = Setup(call);
            RequireSoftwareTokens(session.User.Pool);
            return new() { ["SecretCode"] = secret, ["Session"] = Replace(call, session, secret, verified: false) };
        }
        EmulatorUser user = UserTokens.User(call);
        RequireSoftwareTokens(user.Pool);
        user.PendingTotpSecret = secret;
        return new() { ["SecretCode"] = secret };
    }

    private static JsonObject VerifySoftwareToken(Call call)
    {
        var mismatch = new ApiError("EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA");
        string code = call.GetRequired("UserCode");
        AuthSession? session = call.GetString("Session") is not null ? Setup(call) : null;
        EmulatorUser user = session?.User ?? UserTokens.User(call);
        RequireSoftwareTokens(user.Pool);
        string secret = (session is null ? user.PendingTotpSecret : session.TotpSecret)
            ?? throw ApiError.InvalidParameter("No software token is being set up.");

        // Used codes of the old secret do not count against the new one.
        long lastStep = user.LastTotpStep;
        user.LastTotpStep = -1;
        try
        {
            user.CheckTotp(secret, code, call.Now, () => mismatch);
        }
        catch (ApiError)
        {
            user.LastTotpStep = lastStep;
            throw;
        }

        user.TotpSecret = secret;
        user.PendingTotpSecret = null;
        user.FriendlyDeviceName = call.GetString("FriendlyDeviceName");
        var answer = new JsonObject { ["Status"] = "SUCCESS" };
        if (session is not null)
        {
            user.Factors.Add(EmulatorUser.SoftwareToken);
            answer["Session"] = Replace(call, session, secret, verified: true);
        }
        return answer;
    }

    private static void RequireSoftwareTokens(EmulatorPool pool)
    {
        if (!PoolMfaOperations.HasSoftwareTokens(pool))
            throw new ApiError("SoftwareTokenMFANotFoundException", "Software Token MFA has not been enabled by the userPool");
    }

    private static JsonObject SetUserMFAPreference(Call call) => SetPreference(call, UserTokens.User(call));

    /// <summary>Turns second factors on and off.</summary>
    public static JsonObject SetPreference(Call call, EmulatorUser user)
    {
        Preference[] preferences =
        [
            .. Read(call, "SMSMfaSettings", EmulatorUser.Sms),
            .. Read(call, "SoftwareTokenMfaSettings", EmulatorUser.SoftwareToken),
            .. Read(call, "EmailMfaSettings", EmulatorUser.Email),
        ];
        if (preferences.Count(preference => preference.IsPreferred) > 1)
            throw ApiError.InvalidParameter("Only one MFA method can be preferred.");
        foreach (Preference preference in preferences)
            if (preference.IsEnabled && !CanEnable(user, preference.Factor))
                throw ApiError.InvalidParameter(preference.Factor == EmulatorUser.SoftwareToken
                    ? "User has not verified software token mfa"
                    : $"User does not have delivery config set to turn on {preference.Factor}");

        foreach (Preference preference in preferences)
        {
            if (preference.IsEnabled)
                user.Factors.Add(preference.Factor);
            else
                user.Factors.Remove(preference.Factor);
            if (preference.IsEnabled && preference.IsPreferred)
                user.PreferredFactor = preference.Factor;
            else if (user.PreferredFactor == preference.Factor)
                user.PreferredFactor = null;
        }
        return [];
    }

    private static IEnumerable<Preference> Read(Call call, string name, string factor)
    {
        if (Json.GetObject(call.Input, name) is { } setting)
            yield return new(factor, Json.GetBoolean(setting, "Enabled"), Json.GetBoolean(setting, "PreferredMfa"));
    }

    private static bool CanEnable(EmulatorUser user, string factor) => factor switch
    {
        EmulatorUser.SoftwareToken => user.TotpSecret is not null,
        EmulatorUser.Sms => user.IsVerified("phone_number"),
        _ => user.IsVerified("email"),
    };

    private static AuthSession Setup(Call call)
    {
        AuthSession? session = call.State.Sessions.GetValueOrDefault(call.GetRequired("Session"));
        if (session is not { Challenge: "MFA_SETUP" } || !session.Options.Contains(EmulatorUser.SoftwareToken))
            throw ApiError.InvalidSession();
        return call.Now < session.ExpiresAt ? session : throw ApiError.SessionExpired();
    }

    /// <summary>Replaces the session of a setup step with a new one, because each session is valid for one step.</summary>
    private static string Replace(Call call, AuthSession session, string secret, bool verified)
    {
        call.State.Sessions.Remove(session.Id);
        var next = new AuthSession
        {
            Progress = session.Progress,
            Options = session.Options,
            Challenge = session.Challenge,
            ExpiresAt = call.Now + session.Client.AuthSessionValidity,
            TotpSecret = secret,
            TotpVerified = verified,
        };
        Challenges.Remember(call, next);
        return next.Id;
    }

    private sealed class Preference(string factor, bool isEnabled, bool isPreferred)
    {
        public string Factor => factor;

        public bool IsEnabled => isEnabled;

        public bool IsPreferred => isPreferred;
    }
}
