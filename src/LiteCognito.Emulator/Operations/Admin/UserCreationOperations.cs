using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>AdminCreateUser, which creates a user with a temporary password and sends an invitation.</summary>
internal static class UserCreationOperations
{
    private const string Taken = "User account already exists";

    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new() { ["AdminCreateUser"] = AdminCreateUser };

    private static JsonObject AdminCreateUser(Call call)
    {
        EmulatorPool pool = call.Pool();
        string username = call.GetRequired("Username");
        string? action = call.GetString("MessageAction");
        if (action is not (null or "SUPPRESS" or "RESEND"))
            throw ApiError.InvalidParameter("MessageAction must be SUPPRESS or RESEND.");
        string? given = call.GetString("TemporaryPassword");
        string password = given ?? NewPassword(pool.Policy);
        pool.CheckPolicy(password, "temporaryPassword");
        EmulatorUser user = action == "RESEND" ? Resend(call, pool, username)
            : UserNames.Create(pool, username, call.GetAttributes("UserAttributes"), Taken);
        if (action != "RESEND" && given is null && pool.AllowsUsersWithoutPassword())
        {
            user.RemovePassword();
            Add(call, user, "CONFIRMED");
            return new() { ["User"] = UserOperations.Describe(user) };
        }
        SaltedVerifier verifier = user.NewVerifier(password);
        call.Pool(); // may have been deleted
        if (action != "RESEND")
            Add(call, user, "FORCE_CHANGE_PASSWORD");
        else if (Resend(call, pool, username) != user)
            throw ApiError.UserNotFound();
        user.SetPassword(verifier);
        if (action != "SUPPRESS")
            Invite(call, user, password);
        return new() { ["User"] = UserOperations.Describe(user) };
    }

    /// <summary>
    /// Creates a password that conforms to every policy. It has 21 characters, or the minimum length of the policy, up to 99
    /// characters.
    /// </summary>
    private static string NewPassword(PasswordPolicy policy) =>
        "Tmp-1" + RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", Math.Clamp(policy.MinimumLength, 21, 99) - 5);

    private static void Add(Call call, EmulatorUser user, string status)
    {
        UserNames.CheckFree(user, Taken);
        foreach (string alias in user.Pool.Options.AliasAttributes.Where(user.HasAlias))
            AttributeChanges.CheckAlias(user, alias, user.Attributes.ToDictionary(), call.GetBoolean("ForceAliasCreation"));
        user.Status = status;
        user.Pool.TryAdd(user);
    }

    private static EmulatorUser Resend(Call call, EmulatorPool pool, string username)
    {
        EmulatorUser user = pool.Find(username) ?? throw ApiError.UserNotFound();
        if (user.Status != "FORCE_CHANGE_PASSWORD")
            throw new ApiError(
                "UnsupportedUserStateException", $"Resend not possible. {user.Username} status is not FORCE_CHANGE_PASSWORD");
        user.ModifiedAt = call.Now;
        return user;
    }

    private static void Invite(Call call, EmulatorUser user, string password)
    {
        List<string> mediums = call.GetStrings("DesiredDeliveryMediums");
        foreach (string medium in mediums.Count == 0 ? ["SMS"] : mediums)
            if (user.Attributes.TryGetValue(medium == "EMAIL" ? "email" : "phone_number", out string? destination))
                call.State.Send(user, medium, destination, "Invitation", password);
    }
}
