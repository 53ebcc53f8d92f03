using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>The operations of signed-in users on their own accounts.</summary>
internal static class AccountOperations
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["GetUser"] = GetUser,
        ["GetUserAuthFactors"] = GetUserAuthFactors,
        ["GlobalSignOut"] = GlobalSignOut,
        ["DeleteUser"] = DeleteUser,
    };

    /// <summary>Converts attributes to Cognito's list of names and values.</summary>
    public static JsonArray Attributes(IEnumerable<KeyValuePair<string, string>> attributes) =>
        Json.List(attributes, attribute => new JsonObject { ["Name"] = attribute.Key, ["Value"] = attribute.Value });

    private static JsonObject GetUser(Call call)
    {
        (EmulatorUser user, EmulatorClient client) = UserTokens.Caller(call);
        JsonObject answer = Factors(user);
        answer["UserAttributes"] = Attributes(client.Readable(user));
        UserSettingsOperations.AddOptions(answer, user);
        return answer;
    }

    private static JsonObject GetUserAuthFactors(Call call) => AuthFactors(UserTokens.User(call));

    /// <summary>Returns the factors that a user can sign in with.</summary>
    public static JsonObject AuthFactors(EmulatorUser user)
    {
        EmulatorPoolOptions options = user.Pool.Options;
        bool Has(string factor) => options.AllowedFirstAuthFactors.Contains(factor);
        List<string> factors = ["PASSWORD"];
        if (Has(EmulatorUser.Email) && user.IsVerified("email"))
            factors.Add(EmulatorUser.Email);
        if (Has(UserAuth.SmsOtp) && user.IsVerified("phone_number"))
            factors.Add(UserAuth.SmsOtp);
        if (user.Passkeys.Count > 0)
            factors.Add("WEB_AUTHN");
        JsonObject answer = Factors(user);
        answer["ConfiguredUserAuthFactors"] = Json.Strings(factors);
        return answer;
    }

    private static JsonObject GlobalSignOut(Call call)
    {
        UserTokens.User(call).SignIns.Clear();
        return [];
    }

    private static JsonObject DeleteUser(Call call)
    {
        EmulatorUser user = UserTokens.User(call);
        user.Pool.Remove(user);
        return [];
    }

    /// <summary>Returns the second factors that a user has turned on.</summary>
    public static JsonObject Factors(EmulatorUser user)
    {
        var answer = new JsonObject { ["Username"] = user.Username };
        if (user.PreferredFactor is { } preferred)
            answer["PreferredMfaSetting"] = preferred;
        if (user.Factors.Count > 0)
            answer["UserMFASettingList"] = Json.Strings(user.Factors.Order());
        return answer;
    }
}
