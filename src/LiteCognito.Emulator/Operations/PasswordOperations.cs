using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;
using Org.BouncyCastle.Math;

namespace LiteCognito.Emulator.Operations;

/// <summary>The operations that reset and change passwords.</summary>
internal static class PasswordOperations
{
    private static readonly TimeSpan CodeValidity = TimeSpan.FromHours(1);

    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["ForgotPassword"] = ForgotPassword,
        ["ConfirmForgotPassword"] = ConfirmForgotPassword,
        ["ChangePassword"] = ChangePassword,
    };

    /// <summary>Sends the code that permits a password reset. Returns the CodeDeliveryDetails of the response.</summary>
    public static JsonObject SendReset(Call call, EmulatorUser user)
    {
        if (user.Status == "FORCE_CHANGE_PASSWORD")
            throw ApiError.NotAuthorized("User password cannot be reset in the current state.");
        string attribute = RecoveryAttribute(user) ?? throw ApiError.InvalidParameter(
            "Cannot reset password for the user as there is no registered/verified email or phone_number");
        return SendReset(call, user, attribute);
    }

    private static JsonObject SendReset(Call call, EmulatorUser user, string attribute)
    {
        (user.PasswordReset, JsonObject details) = CodeDelivery.Send(call, user, attribute, "ForgotPassword", CodeValidity);
        return details;
    }

    private static JsonObject ForgotPassword(Call call)
    {
        (EmulatorClient client, string username) = SignUpOperations.Caller(call);
        EmulatorUser user = client.FindOrSimulate(username, SignUpOperations.NotFound);
        if (client.HidesUsers() && (user.IsSimulated || !user.Enabled || RecoveryAttribute(user) is null))
            return new() { ["CodeDeliveryDetails"] = SendReset(call, HiddenUsers.Simulate(client.Pool, username), "email") };
        user.CheckEnabled();
        return new() { ["CodeDeliveryDetails"] = SendReset(call, user) };
    }

    private static JsonObject ConfirmForgotPassword(Call call)
    {
        (EmulatorClient client, string username) = SignUpOperations.Caller(call);
        EmulatorUser user = client.FindOrSimulate(username, SignUpOperations.NotFound);
        if (client.HidesUsers() && user.PasswordReset is null)
            user = HiddenUsers.Simulate(client.Pool, username);
        user.CheckEnabled();
        string password = call.GetRequired("Password");
        SentCode? code = user.PasswordReset;
        CodeDelivery.Check(call, "ConfirmationCode", code);
        SaltedVerifier verifier = user.CheckNewPassword(password);
        if (!user.Exists)
            throw ApiError.UserNotFound(SignUpOperations.NotFound);
        user.CheckEnabled();
        if (!ReferenceEquals(user.PasswordReset, code))
            throw CodeDelivery.Expired();
        user.PasswordReset = null;
        user.SetPassword(verifier);
        user.Status = "CONFIRMED";
        user.ModifiedAt = call.Now;
        return [];
    }

    private static JsonObject ChangePassword(Call call)
    {
        EmulatorUser user = UserTokens.User(call);
        string password = call.GetRequired("ProposedPassword");
        if (call.GetString("PreviousPassword") is { } previous)
            user.CheckPassword(user.HasPassword(previous), call.Now);
        else if (!user.IsWithoutPassword)
            throw Call.Missing("PreviousPassword");
        BigInteger salt = user.Salt;
        SaltedVerifier verifier = user.CheckNewPassword(password, "proposedPassword");
        UserTokens.User(call); // the user may have been deleted or signed out
        if (!ReferenceEquals(user.Salt, salt))
            throw ApiError.NotAuthorized(); // another call has changed the password
        user.SetPassword(verifier);
        user.ModifiedAt = call.Now;
        return [];
    }

    /// <summary>Returns the verified attribute that receives the code for a password reset, or <see langword="null"/>.</summary>
    private static string? RecoveryAttribute(EmulatorUser user)
    {
        List<string> mechanisms = PoolSettings.RecoveryMechanisms(user.Pool);
        if (mechanisms.Contains("admin_only"))
            throw ApiError.NotAuthorized("Contact administrator to reset password.");
        // If the pool names its mechanisms, a phone that is the second factor cannot also reset the password.
        bool hasSmsMfa = user.Factors.Contains(EmulatorUser.Sms);
        IEnumerable<string> attributes = mechanisms.Count == 0 ? ["phone_number", "email"] : mechanisms
            .Where(mechanism => mechanism == "verified_email" || (mechanism == "verified_phone_number" && !hasSmsMfa))
            .Select(mechanism => mechanism["verified_".Length..]);
        return attributes.FirstOrDefault(user.IsVerified);
    }
}
