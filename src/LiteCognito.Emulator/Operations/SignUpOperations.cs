using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Operations;

/// <summary>Registration.</summary>
internal static class SignUpArea
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
        call.NewUsername();
        client.Pool.Policy.Check(call.Text("Password"));
        Dictionary<string, string> attributes = call.Attributes("UserAttributes");
        EmulatorUser.CheckWritable(attributes.Keys);
        var user = new EmulatorUser(client.Pool, username, attributes) { Status = "UNCONFIRMED" };
        if (!client.Pool.Users.TryAdd(username, user))
            throw new ApiError("UsernameExistsException", "User already exists");
        user.SetPassword(call.Required("Password"));
        JsonObject answer = SendCode(call, user);
        answer["UserConfirmed"] = false;
        answer["UserSub"] = user.Sub;
        if (client.Allows("USER_AUTH"))
            answer["Session"] = Session(call, client, user, UserAuth.SignUpSession);
        return answer;
    }

    private static JsonObject ConfirmSignUp(Call call)
    {
        EmulatorUser user = Unconfirmed(call, "User cannot be confirmed. Current status is CONFIRMED");
        if (user.Confirmation is not { } confirmation || !call.IsCode("ConfirmationCode", confirmation.Code))
            throw new ApiError("CodeMismatchException", "Invalid verification code provided, please try again.");
        if (call.Now >= confirmation.ExpiresAt)
            throw new ApiError("ExpiredCodeException", "Invalid code provided, please request a code again.");
        string verified = (user.Attributes.ContainsKey("email") ? "email" : "phone_number") + "_verified";
        AttributeChanges.CheckAlias(user, verified[..^"_verified".Length], new() { [verified] = "true" }, call.Flag("ForceAliasCreation"));
        user.Confirmation = null;
        user.Status = "CONFIRMED";
        user.Attributes[verified] = "true";
        // Whoever signed up in the same session need not prove himself again.
        if (call.Text("Session") is not { } id || !call.Emulator.Sessions.Remove(id, out AuthSession? session) || session is not { Challenge: UserAuth.SignUpSession } || session.User != user || call.Now >= session.ExpiresAt)
            return [];
        return new() { ["Session"] = Session(call, session.Client, user, UserAuth.ConfirmedSession) };
    }

    private static string Session(Call call, EmulatorClient client, EmulatorUser user, string kind)
    {
        AuthSession session = Challenges.Session(call, new Progress(client, user), kind);
        Challenges.Remember(call, session);
        return session.Id;
    }

    private static JsonObject ResendConfirmationCode(Call call) =>
        SendCode(call, Unconfirmed(call, "User is already confirmed."));

    /// <summary>The app client that calls, with its secret hash, and the user name it calls for.</summary>
    public static (EmulatorClient Client, string Username) Caller(Call call)
    {
        EmulatorClient client = call.Emulator.Client(call.Required("ClientId"));
        string username = call.Required("Username");
        client.CheckSecretHash(call.Text("SecretHash"), username);
        return (client, username);
    }

    private static EmulatorUser Unconfirmed(Call call, string confirmed)
    {
        (EmulatorClient client, string username) = Caller(call);
        EmulatorUser user = client.Pool.Find(username) ?? throw new ApiError("UserNotFoundException", "Username/client id combination not found.");
        return user.Status == "UNCONFIRMED" ? user : throw (confirmed.EndsWith("CONFIRMED", StringComparison.Ordinal)
            ? ApiError.NotAuthorized(confirmed) : ApiError.InvalidParameter(confirmed));
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
