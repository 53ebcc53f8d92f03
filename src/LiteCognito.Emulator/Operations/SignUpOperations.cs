using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>The operations with which users sign up.</summary>
internal static class SignUpOperations
{
    public const string NotFound = "Username/client id combination not found.";

    private static readonly TimeSpan CodeValidity = TimeSpan.FromHours(24);

    // A user with both addresses gets the code at the phone number.
    private static readonly string[] Addresses = ["phone_number", "email"];

    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["SignUp"] = SignUp,
        ["ConfirmSignUp"] = ConfirmSignUp,
        ["ResendConfirmationCode"] = ResendConfirmationCode,
    };

    private static JsonObject SignUp(Call call)
    {
        (EmulatorClient client, _) = Caller(call);
        string username = call.GetRequired("Username");
        if (!PoolSettings.AllowsSignUp(client.Pool))
            throw ApiError.NotAuthorized("SignUp is not permitted for this user pool");
        string? password = call.GetString("Password");
        bool hasPassword = !string.IsNullOrEmpty(password) || !client.Pool.AllowsUsersWithoutPassword();
        if (hasPassword)
            client.Pool.CheckPolicy(password);
        Dictionary<string, string> attributes = call.GetAttributes("UserAttributes");
        client.CheckWritable(attributes.Keys);
        EmulatorUser user = UserNames.Create(client.Pool, username, attributes, "User already exists");
        user.Status = "UNCONFIRMED";
        foreach (string address in Addresses.Where(user.Attributes.ContainsKey))
            user.Attributes[address + "_verified"] = "false";
        if (hasPassword)
            user.SetPassword(user.NewVerifier(password!));
        else
            user.RemovePassword();
        call.Client(); // may have been deleted
        UserNames.CheckFree(user, "User already exists");
        AttributeChanges.CheckAlias(user, "preferred_username", attributes);
        client.Pool.TryAdd(user);

        JsonObject answer = VerifiedAddress(user) is { } attribute ? SendCode(call, user, attribute) : [];
        answer["UserConfirmed"] = false;
        answer["UserSub"] = user.Sub;
        if (client.AllowsFlow("USER_AUTH"))
            answer["Session"] = Session(call, client, user, UserAuth.SignUpSession);
        return answer;
    }

    private static JsonObject ConfirmSignUp(Call call)
    {
        (EmulatorClient client, string username) = Caller(call);
        EmulatorUser user = client.FindOrSimulate(username, NotFound);
        if (user.Status != "UNCONFIRMED" && !user.IsSimulated)
            throw ApiError.NotAuthorized($"User cannot be confirmed. Current status is {user.Status}");
        CodeDelivery.Check(call, "ConfirmationCode", user.Confirmation);
        string address = user.Confirmation!.Attribute, verified = address + "_verified";
        AttributeChanges.CheckAlias(user, address, new() { [verified] = "true" }, call.GetBoolean("ForceAliasCreation"));
        user.Confirmation = null;
        user.Status = "CONFIRMED";
        user.Attributes[verified] = "true";
        user.ModifiedAt = call.Now;
        if (call.GetString("Session") is { } id)
            call.State.Sessions.Remove(id);
        // With the session, the user can continue to a sign-in without the password.
        return client.AllowsFlow("USER_AUTH") ? new() { ["Session"] = Session(call, client, user, UserAuth.ConfirmedSession) } : [];
    }

    private static JsonObject ResendConfirmationCode(Call call)
    {
        (EmulatorClient client, string username) = Caller(call);
        EmulatorUser user = client.FindOrSimulate(username, NotFound);
        if (user.IsSimulated || (client.HidesUsers() && !user.Enabled))
            return SendCode(call, HiddenUsers.Simulate(client.Pool, username), "email");
        if (user.Status != "UNCONFIRMED")
            throw ApiError.InvalidParameter("User is already confirmed.");
        return SendCode(call, user, VerifiedAddress(user)
            ?? throw ApiError.InvalidParameter("Cannot resend codes. Auto verification not turned on."));
    }

    /// <summary>Reads the app client, checks its secret hash, and reads the user name of a call.</summary>
    public static (EmulatorClient Client, string Username) Caller(Call call)
    {
        EmulatorClient client = call.Client();
        string username = call.GetRequired("Username");
        client.CheckSecretHash(call.GetString("SecretHash"), username);
        return (client, username);
    }

    private static string Session(Call call, EmulatorClient client, EmulatorUser user, string challenge)
    {
        AuthSession session = Challenges.Session(call, new Progress(client, user), challenge);
        Challenges.Remember(call, session);
        return session.Id;
    }

    /// <summary>Returns the address that the pool verifies, or <see langword="null"/>.</summary>
    private static string? VerifiedAddress(EmulatorUser user) =>
        Array.Find(Addresses, name => user.Pool.Options.AutoVerifiedAttributes.Contains(name) && user.Attributes.ContainsKey(name));

    private static JsonObject SendCode(Call call, EmulatorUser user, string attribute)
    {
        (SentCode code, JsonObject details) = CodeDelivery.Send(call, user, attribute, "SignUp", CodeValidity);
        if (!user.IsSimulated)
            user.Confirmation = code;
        return new() { ["CodeDeliveryDetails"] = details };
    }
}
