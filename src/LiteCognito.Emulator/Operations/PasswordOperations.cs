using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Operations;

/// <summary>Passwords that were forgotten, and those that are to be others.</summary>
internal static class PasswordOperations
{
    private static readonly TimeSpan CodeValidity = TimeSpan.FromHours(1);

    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["ForgotPassword"] = ForgotPassword,
        ["ConfirmForgotPassword"] = ConfirmForgotPassword,
        ["ChangePassword"] = ChangePassword,
    };

    /// <summary>Sends the code with which a new password is set; the answer's CodeDeliveryDetails.</summary>
    public static JsonObject SendReset(Call call, EmulatorUser user)
    {
        if (user.Status == "FORCE_CHANGE_PASSWORD")
            throw ApiError.NotAuthorized("User password cannot be reset in the current state.");
        (string code, JsonObject details) = CodeDelivery.Send(call, user, RecoveryAttribute(user), "ForgotPassword");
        user.PasswordReset = (code, call.Now + CodeValidity);
        return details;
    }

    private static JsonObject ForgotPassword(Call call) => new() { ["CodeDeliveryDetails"] = SendReset(call, User(call)) };

    private static JsonObject ConfirmForgotPassword(Call call)
    {
        EmulatorUser user = User(call);
        string password = call.GetRequired("Password");
        CodeDelivery.Check(call, "ConfirmationCode", user.PasswordReset);
        user.Pool.CheckPolicy(password);
        user.PasswordReset = null;
        user.SetPassword(password);
        user.Status = "CONFIRMED";
        user.ModifiedAt = call.Now;
        return [];
    }

    private static JsonObject ChangePassword(Call call)
    {
        EmulatorUser user = UserTokens.User(call);
        string password = call.GetRequired("ProposedPassword");
        user.CheckPassword(user.HasPassword(call.GetRequired("PreviousPassword")), call.Now);
        user.Pool.CheckPolicy(password);
        user.SetPassword(password);
        user.ModifiedAt = call.Now;
        return [];
    }

    /// <summary>The verified attribute that a lost password is reset through.</summary>
    private static string RecoveryAttribute(EmulatorUser user)
    {
        List<string> mechanisms = PoolSettings.RecoveryMechanisms(user.Pool);
        if (mechanisms.Contains("admin_only"))
            throw ApiError.NotAuthorized("Contact administrator to reset password.");
        // Where the pool names its mechanisms, a phone that is the second factor does not replace the first.
        bool hasSmsMfa = user.Factors.Contains(EmulatorUser.Sms);
        IEnumerable<string> attributes = mechanisms.Count == 0 ? ["phone_number", "email"] : mechanisms
            .Where(mechanism => mechanism == "verified_email" || (mechanism == "verified_phone_number" && !hasSmsMfa))
            .Select(mechanism => mechanism["verified_".Length..]);
        return attributes.FirstOrDefault(user.IsVerified) ?? throw ApiError.InvalidParameter(
            "Cannot reset password for the user as there is no registered/verified email or phone_number");
    }

    private static EmulatorUser User(Call call)
    {
        (EmulatorClient client, string username) = SignUpOperations.Caller(call);
        EmulatorUser user = client.Pool.Find(username)
            ?? throw ApiError.UserNotFound("Username/client id combination not found.");
        user.CheckEnabled();
        return user;
    }
}
