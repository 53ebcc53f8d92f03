using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>The operations on a pool's second factors and on the domain of its passkeys.</summary>
internal static class PoolMfaOperations
{
    private const string Sms = "SmsMfaConfiguration";

    private static readonly string[] FactorSettings = [Sms, "SoftwareTokenMfaConfiguration", "EmailMfaConfiguration"];

    // The members of SmsMfaConfiguration are settings of the pool too.
    private static readonly string[] SmsMembers = ["SmsConfiguration", "SmsAuthenticationMessage"];

    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["GetUserPoolMfaConfig"] = call => Describe(call.Pool()),
        ["SetUserPoolMfaConfig"] = SetUserPoolMfaConfig,
    };

    /// <summary>Returns whether users of the pool can enroll an authenticator app.</summary>
    public static bool HasSoftwareTokens(EmulatorPool pool) =>
        pool.Options.MfaConfiguration != MfaConfiguration.Off && pool.Options.MfaToSetUp.Contains(EmulatorUser.SoftwareToken);

    /// <summary>Returns whether users of the pool can use text messages as their second factor.</summary>
    public static bool HasTextMessages(EmulatorPool pool) =>
        pool.Options.MfaConfiguration != MfaConfiguration.Off && pool.MfaSettings["SmsMfaConfiguration"] is JsonObject;

    // The call replaces all settings. Without MfaConfiguration, it turns MFA off.
    private static JsonObject SetUserPoolMfaConfig(Call call)
    {
        EmulatorPool pool = call.Pool();
        JsonObject settings = Json.Copy(call.Input, "UserPoolId", "MfaConfiguration");
        MfaConfiguration mfa = PoolSettings.Mfa(call, MfaConfiguration.Off);
        List<string> factors = [];
        if (settings["SoftwareTokenMfaConfiguration"]?["Enabled"]?.GetValueKind() == JsonValueKind.True)
            factors.Add(EmulatorUser.SoftwareToken);
        if (settings["EmailMfaConfiguration"] is JsonObject)
            factors.Add(EmulatorUser.Email);
        Check(pool, mfa, settings, hasFactor: factors.Count > 0 || settings[Sms] is JsonObject);

        pool.MfaSettings = settings;
        if (settings[Sms] is JsonObject sms)
            foreach (string name in SmsMembers)
                if (sms[name] is { } value)
                    pool.Settings[name] = value.DeepClone();
        pool.Options = pool.Options with { MfaConfiguration = mfa, MfaToSetUp = factors };
        if (settings["WebAuthnConfiguration"] is JsonObject webAuthn)
            pool.Options = pool.Options with
            {
                RelyingPartyId = (string?)webAuthn["RelyingPartyId"] ?? pool.Options.RelyingPartyId,
                RequireUserVerification = (string?)webAuthn["UserVerification"] == "required",
            };
        pool.ModifiedAt = call.Now;
        return Describe(pool);
    }

    private static void Check(EmulatorPool pool, MfaConfiguration mfa, JsonObject settings, bool hasFactor)
    {
        if (mfa == MfaConfiguration.Off && FactorSettings.Any(settings.ContainsKey))
            throw ApiError.InvalidParameter("Invalid MFA configuration given, can't turn off MFA and configure an MFA together");
        if (mfa != MfaConfiguration.Off && !hasFactor)
            throw ApiError.InvalidParameter(
                "Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled.");
        if (settings.ContainsKey("EmailMfaConfiguration")
            && pool.Settings["EmailConfiguration"]?["EmailSendingAccount"]?.ToString() != "DEVELOPER")
            throw ApiError.InvalidParameter("Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an "
                + "EmailSendingAccount of COGNITO_DEFAULT");
        string? factorConfiguration = settings["WebAuthnConfiguration"]?["FactorConfiguration"]?.ToString();
        PoolSettingChecks.CheckFirstFactors(mfa, pool.Options.AllowedFirstAuthFactors, factorConfiguration);
    }

    /// <summary>Creates the settings of a pool whose second factor is SMS, from the settings of its SMS.</summary>
    public static JsonObject SmsSettings(EmulatorPool pool)
    {
        var sms = new JsonObject();
        foreach (string name in SmsMembers)
            if (pool.Settings[name] is { } value)
                sms[name] = value.DeepClone();
        return new() { [Sms] = sms };
    }

    private static JsonObject Describe(EmulatorPool pool)
    {
        JsonObject answer = pool.MfaSettings.DeepClone().AsObject();
        answer["MfaConfiguration"] = PoolDescription.Mfa(pool);
        if (pool.IsMadeByCall)
            return answer;
        if (HasSoftwareTokens(pool))
            answer["SoftwareTokenMfaConfiguration"] = new JsonObject { ["Enabled"] = true };
        if (pool.Options.AllowedFirstAuthFactors.Contains("WEB_AUTHN"))
            answer.TryAdd("WebAuthnConfiguration", new JsonObject
            {
                ["RelyingPartyId"] = pool.Options.RelyingPartyId,
                ["UserVerification"] = pool.Options.RequireUserVerification ? "required" : "preferred",
            });
        return answer;
    }
}
