using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Operations;

/// <summary>Passwords that were forgotten, and those that are to be others.</summary>
internal static class PasswordArea
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
        (string code, JsonObject details) = CodeDelivery.Send(call, user, user.RecoveryAttribute(), "ForgotPassword");
        user.PasswordReset = (code, call.Now + CodeValidity);
        return details;
    }

    private static JsonObject ForgotPassword(Call call) => new() { ["CodeDeliveryDetails"] = SendReset(call, User(call)) };

    private static JsonObject ConfirmForgotPassword(Call call)
    {
        EmulatorUser user = User(call);
        string password = call.Required("Password");
        CodeDelivery.Check(call, "ConfirmationCode", user.PasswordReset);
        user.Pool.Policy.Check(password);
        user.PasswordReset = null;
        user.SetPassword(password);
        user.Status = "CONFIRMED";
        user.ModifiedAt = call.Now;
        return [];
    }

    private static JsonObject ChangePassword(Call call)
    {
        EmulatorUser user = Issuing.User(call);
        string password = call.Required("ProposedPassword");
        user.Prove(user.HasPassword(call.Required("PreviousPassword")), call.Now);
        user.Pool.Policy.Check(password);
        user.SetPassword(password);
        user.ModifiedAt = call.Now;
        return [];
    }

    private static EmulatorUser User(Call call)
    {
        (EmulatorClient client, string username) = SignUpArea.Caller(call);
        EmulatorUser user = client.Pool.Find(username) ?? throw new ApiError("UserNotFoundException", "Username/client id combination not found.");
        SignInArea.CheckEnabled(user);
        return user;
    }
}
