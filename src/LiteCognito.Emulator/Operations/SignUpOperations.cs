using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>The operations with which users sign up.</summary>
internal static class SignUpOperations
{
    private static readonly TimeSpan CodeValidity = TimeSpan.FromHours(24);

    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["SignUp"] = SignUp,
        ["ConfirmSignUp"] = ConfirmSignUp,
        ["ResendConfirmationCode"] = ResendConfirmationCode,
    };

    private static JsonObject SignUp(Call call)
    {
        (EmulatorClient client, string username) = Caller(call);
        client.Pool.CheckUsername(call.NewUsername());
        if (!PoolSettings.AllowsSignUp(client.Pool))
            throw ApiError.NotAuthorized("SignUp is not permitted for this user pool");
        client.Pool.CheckPolicy(call.GetString("Password"));
        Dictionary<string, string> attributes = call.GetAttributes("UserAttributes");
        AttributeChanges.CheckWritable(attributes.Keys);
        var user = new EmulatorUser(client.Pool, username, attributes) { Status = "UNCONFIRMED" };
        if (!client.Pool.Users.TryAdd(username, user))
            throw new ApiError("UsernameExistsException", "User already exists");
        user.SetPassword(call.GetRequired("Password"));
        JsonObject answer = SendCode(call, user);
        answer["UserConfirmed"] = false;
        answer["UserSub"] = user.Sub;
        if (client.AllowsFlow("USER_AUTH"))
            answer["Session"] = Session(call, client, user, UserAuth.SignUpSession);
        return answer;
    }

    private static JsonObject ConfirmSignUp(Call call)
    {
        EmulatorUser user = Unconfirmed(call, ApiError.NotAuthorized("User cannot be confirmed. Current status is CONFIRMED"));
        if (user.Confirmation is not { } confirmation || !call.CodeMatches("ConfirmationCode", confirmation.Code))
            throw new ApiError("CodeMismatchException", "Invalid verification code provided, please try again.");
        if (call.Now >= confirmation.ExpiresAt)
            throw new ApiError("ExpiredCodeException", "Invalid code provided, please request a code again.");
        string address = user.Attributes.ContainsKey("email") ? "email" : "phone_number", verified = address + "_verified";
        AttributeChanges.CheckAlias(user, address, new() { [verified] = "true" }, call.GetBoolean("ForceAliasCreation"));
        user.Confirmation = null;
        user.Status = "CONFIRMED";
        user.Attributes[verified] = "true";
        // Users who signed up in the same session can continue to a sign-in without their password.
        if (call.GetString("Session") is not { } id || !call.State.Sessions.Remove(id, out AuthSession? session)
            || session is not { Challenge: UserAuth.SignUpSession } || session.User != user || call.Now >= session.ExpiresAt)
            return [];
        return new() { ["Session"] = Session(call, session.Client, user, UserAuth.ConfirmedSession) };
    }

    private static string Session(Call call, EmulatorClient client, EmulatorUser user, string challenge)
    {
        AuthSession session = Challenges.Session(call, new Progress(client, user), challenge);
        Challenges.Remember(call, session);
        return session.Id;
    }

    private static JsonObject ResendConfirmationCode(Call call) =>
        SendCode(call, Unconfirmed(call, ApiError.InvalidParameter("User is already confirmed.")));

    /// <summary>Reads the app client, checks its secret hash, and reads the user name of a call.</summary>
    public static (EmulatorClient Client, string Username) Caller(Call call)
    {
        EmulatorClient client = call.Client();
        string username = call.GetRequired("Username");
        client.CheckSecretHash(call.GetString("SecretHash"), username);
        return (client, username);
    }

    /// <summary>Finds the user that a call names, and throws the given error if the user is already confirmed.</summary>
    private static EmulatorUser Unconfirmed(Call call, ApiError confirmed)
    {
        (EmulatorClient client, string username) = Caller(call);
        EmulatorUser user = client.Pool.Find(username) ?? throw ApiError.UserNotFound("Username/client id combination not found.");
        return user.Status == "UNCONFIRMED" ? user : throw confirmed;
    }

    private static JsonObject SendCode(Call call, EmulatorUser user)
    {
        string? attribute = ((string[])["email", "phone_number"]).FirstOrDefault(user.Attributes.ContainsKey);
        if (attribute is null)
            return [];
        (string code, JsonObject details) = CodeDelivery.Send(call, user, attribute, "SignUp");
        user.Confirmation = (code, call.Now + CodeValidity);
        return new() { ["CodeDeliveryDetails"] = details };
    }
}
