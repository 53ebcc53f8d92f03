using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Operations;

/// <summary>AdminCreateUser: a user with a temporary password, and the invitation that tells it.</summary>
internal static class UserCreation
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new() { ["AdminCreateUser"] = AdminCreateUser };

    private static JsonObject AdminCreateUser(Call call)
    {
        EmulatorPool pool = call.Pool();
        string username = call.NewUsername();
        string? action = call.Text("MessageAction");
        if (action is not (null or "SUPPRESS" or "RESEND"))
            throw ApiError.InvalidParameter("MessageAction must be SUPPRESS or RESEND.");
        string password = call.Text("TemporaryPassword") ?? NewPassword(pool.Policy);
        pool.Policy.Check(password);
        EmulatorUser user = action == "RESEND" ? Again(call, pool, username) : Make(call, pool, username);
        user.SetPassword(password);
        if (action != "SUPPRESS")
            Invite(call, user, password);
        return new() { ["User"] = UserArea.Describe(user) };
    }

    /// <summary>A password that every policy allows: 21 characters, or as many as the policy wants of the 99 that the service can want.</summary>
    private static string NewPassword(PasswordPolicy policy) =>
        "Tmp-1" + RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", Math.Clamp(policy.MinimumLength, 21, 99) - 5);

    private static EmulatorUser Make(Call call, EmulatorPool pool, string username)
    {
        if (pool.Users.ContainsKey(username))
            throw new ApiError("UsernameExistsException", "User account already exists");
        Dictionary<string, string> attributes = call.Attributes("UserAttributes");
        if (attributes.ContainsKey("sub"))
            throw ApiError.InvalidParameter("user.sub: Attribute cannot be set.");
        var user = new EmulatorUser(pool, username, attributes) { Status = "FORCE_CHANGE_PASSWORD" };
        foreach (string alias in (string[])["email", "phone_number"])
            if (attributes.GetValueOrDefault(alias + "_verified") == "true")
                AttributeChanges.CheckAlias(user, alias, attributes, call.Flag("ForceAliasCreation"));
        pool.Users.Add(username, user);
        return user;
    }

    private static EmulatorUser Again(Call call, EmulatorPool pool, string username)
    {
        EmulatorUser user = pool.Find(username) ?? throw new ApiError("UserNotFoundException", "User does not exist.");
        if (user.Status != "FORCE_CHANGE_PASSWORD")
            throw new ApiError("UnsupportedUserStateException", $"Resend not possible. {user.Username} status is not FORCE_CHANGE_PASSWORD");
        user.ModifiedAt = call.Now;
        return user;
    }

    private static void Invite(Call call, EmulatorUser user, string password)
    {
        List<string> mediums = call.List("DesiredDeliveryMediums");
        foreach (string medium in mediums.Count == 0 ? ["SMS"] : mediums)
            if (user.Attributes.TryGetValue(medium == "EMAIL" ? "email" : "phone_number", out string? destination))
                call.Emulator.Send(user, medium, destination, "Invitation", password);
    }
}
