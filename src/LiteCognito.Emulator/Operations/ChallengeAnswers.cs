using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Operations;

/// <summary>Checks the answer to a challenge and gives what follows.</summary>
internal static class ChallengeAnswers
{
    private const string UserAttributePrefix = "userAttributes.";

    private static readonly string[] TimestampFormats = ["ddd MMM d HH:mm:ss 'UTC' yyyy"];

    public static JsonObject Answer(Call call, AuthSession session, Dictionary<string, string> responses)
    {
        EmulatorUser user = session.User;
        switch (session.Challenge)
        {
            case "PASSWORD_VERIFIER":
                CheckClaim(call, session, responses);
                return Challenges.Next(call, session.Client, user);
            case "NEW_PASSWORD_REQUIRED":
                SetPassword(user, responses);
                return Challenges.Next(call, session.Client, user);
            case "SELECT_MFA_TYPE":
                string choice = Value(responses, "ANSWER");
                if (!session.Options.Contains(choice))
                    throw ApiError.InvalidParameter("Invalid MFA type was selected.");
                return Challenges.Factor(call, session.Client, user, choice);
            case "MFA_SETUP":
                if (!session.TotpVerified)
                    throw ApiError.InvalidParameter("The software token is not verified.");
                return Issuing.SignIn(call, session.Client, user);
            case EmulatorUser.SoftwareToken:
                user.Spend(user.TotpSecret!, Value(responses, "SOFTWARE_TOKEN_MFA_CODE"), call.Now, session.Mismatch);
                return Issuing.SignIn(call, session.Client, user);
            default:
                if (!Call.Same(Value(responses, session.Challenge + "_CODE"), session.Code!))
                    throw session.Mismatch();
                return Issuing.SignIn(call, session.Client, user);
        }
    }

    private static void CheckClaim(Call call, AuthSession session, Dictionary<string, string> responses)
    {
        EmulatorUser user = session.User;
        var (a, publicB, b, secretBlock) = session.Srp!.Value;
        string timestamp = Value(responses, "TIMESTAMP");
        // Exact: a padded day or a wrong weekday is as wrong as the password.
        bool valid = DateTime.TryParseExact(timestamp, TimestampFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time)
            && time.ToString(TimestampFormats[0], CultureInfo.InvariantCulture) == timestamp;
        byte[] expected = SrpServer.Signature(a, publicB, b, user.Verifier, user.SrpIdentity, Convert.FromBase64String(secretBlock), timestamp);
        byte[] given = Encoding.UTF8.GetBytes(Value(responses, "PASSWORD_CLAIM_SIGNATURE"));
        bool proved = CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(Convert.ToBase64String(expected)))
            && valid && responses.GetValueOrDefault("PASSWORD_CLAIM_SECRET_BLOCK") == secretBlock;
        call.Emulator.Sessions.Remove(session.Id); // one guess each
        user.Prove(proved, call.Now);
    }

    private static void SetPassword(EmulatorUser user, Dictionary<string, string> responses)
    {
        string password = Value(responses, "NEW_PASSWORD");
        EmulatorPool.CheckPolicy(password);
        var attributes = responses.Where(response => response.Key.StartsWith(UserAttributePrefix, StringComparison.Ordinal))
            .ToDictionary(response => response.Key[UserAttributePrefix.Length..], response => response.Value);
        EmulatorUser.CheckWritable(attributes.Keys);
        if (attributes.ContainsKey("email") && user.Attributes.ContainsKey("email"))
            throw ApiError.NotAuthorized("Cannot modify an already provided email");
        foreach ((string name, string value) in attributes)
            user.Attributes[name] = value;
        user.SetPassword(password);
        user.Status = "CONFIRMED";
    }

    private static string Value(Dictionary<string, string> responses, string name) =>
        responses.GetValueOrDefault(name) ?? throw ApiError.InvalidParameter($"Missing required parameter {name}");
}
