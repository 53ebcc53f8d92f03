using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>The operations on a pool's second factors and on the domain of its passkeys.</summary>
internal static class PoolMfaOperations
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["GetUserPoolMfaConfig"] = call => Describe(call.Pool()),
        ["SetUserPoolMfaConfig"] = SetUserPoolMfaConfig,
    };

    private static JsonObject SetUserPoolMfaConfig(Call call)
    {
        EmulatorPool pool = call.Pool();
        JsonObject settings = Json.Copy(call.Input, "UserPoolId", "MfaConfiguration");
        pool.Options = pool.Options with { MfaConfiguration = PoolSettings.Mfa(call, pool.Options.MfaConfiguration) };
        Json.Merge(pool.MfaSettings, settings);
        List<string> factors = [];
        if (pool.MfaSettings["SoftwareTokenMfaConfiguration"]?["Enabled"]?.GetValueKind() == JsonValueKind.True)
            factors.Add(EmulatorUser.SoftwareToken);
        if (pool.MfaSettings["EmailMfaConfiguration"] is JsonObject)
            factors.Add(EmulatorUser.Email);
        if (factors.Count > 0)
            pool.Options = pool.Options with { MfaToSetUp = factors };
        if (settings["WebAuthnConfiguration"] is JsonObject webAuthn)
            pool.Options = pool.Options with
            {
                RelyingPartyId = (string?)webAuthn["RelyingPartyId"] ?? pool.Options.RelyingPartyId,
                RequireUserVerification = (string?)webAuthn["UserVerification"] == "required",
            };
        pool.ModifiedAt = call.Now;
        return Describe(pool);
    }

    private static JsonObject Describe(EmulatorPool pool)
    {
        EmulatorPoolOptions options = pool.Options;
        bool softwareToken = options.MfaConfiguration != MfaConfiguration.Off && options.MfaToSetUp.Contains(EmulatorUser.SoftwareToken);
        var answer = new JsonObject
        {
            ["MfaConfiguration"] = PoolSettings.Mfa(pool),
            ["SoftwareTokenMfaConfiguration"] = new JsonObject { ["Enabled"] = softwareToken },
        };
        Json.Merge(answer, pool.MfaSettings);
        return answer;
    }
}
