using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>The operations of administrators on a user.</summary>
internal static class UserOperations
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["AdminGetUser"] = AdminGetUser,
        ["AdminUpdateUserAttributes"] = AdminUpdateUserAttributes,
        ["AdminDeleteUserAttributes"] = AdminDeleteUserAttributes,
        ["AdminDeleteUser"] = AdminDeleteUser,
        ["AdminEnableUser"] = AdminEnableUser,
        ["AdminDisableUser"] = AdminDisableUser,
        ["AdminConfirmSignUp"] = AdminConfirmSignUp,
        ["AdminResetUserPassword"] = AdminResetUserPassword,
        ["AdminSetUserPassword"] = AdminSetUserPassword,
        ["AdminUserGlobalSignOut"] = AdminUserGlobalSignOut,
    };

    /// <summary>Creates a UserType with all attributes or with the given ones.</summary>
    public static JsonObject Describe(EmulatorUser user, List<string>? attributes = null) => new()
    {
        ["Username"] = user.Username,
        ["Attributes"] = AccountOperations.Attributes(
            user.Attributes.Where(attribute => attributes?.Contains(attribute.Key) != false)),
        ["UserCreateDate"] = Json.Seconds(user.CreatedAt),
        ["UserLastModifiedDate"] = Json.Seconds(user.ModifiedAt),
        ["Enabled"] = user.Enabled,
        ["UserStatus"] = user.Status,
    };

    private static JsonObject AdminGetUser(Call call)
    {
        EmulatorUser user = call.PoolUser();
        JsonObject answer = Describe(user);
        answer.Remove("Attributes");
        answer["UserAttributes"] = AccountOperations.Attributes(user.Attributes);
        Json.Merge(answer, AccountOperations.Factors(user));
        UserSettingsOperations.AddOptions(answer, user);
        return answer;
    }

    private static JsonObject AdminUpdateUserAttributes(Call call)
    {
        EmulatorUser user = Changed(call);
        AttributeChanges.Set(user, call.GetAttributes("UserAttributes"));
        return [];
    }

    private static JsonObject AdminDeleteUserAttributes(Call call)
    {
        AttributeChanges.Delete(Changed(call), call.GetStrings("UserAttributeNames"));
        return [];
    }

    private static JsonObject AdminDeleteUser(Call call)
    {
        EmulatorUser user = call.PoolUser();
        user.Pool.Remove(user);
        return [];
    }

    private static JsonObject AdminEnableUser(Call call)
    {
        Changed(call).Enabled = true;
        return [];
    }

    private static JsonObject AdminDisableUser(Call call)
    {
        EmulatorUser user = Changed(call);
        user.Enabled = false;
        user.SignIns.Clear();
        return [];
    }

    private static JsonObject AdminConfirmSignUp(Call call)
    {
        EmulatorUser user = Changed(call);
        if (user.Status != "UNCONFIRMED")
            throw ApiError.NotAuthorized($"User cannot be confirmed. Current status is {user.Status}");
        user.Status = "CONFIRMED";
        user.Confirmation = null;
        return [];
    }

    private static JsonObject AdminResetUserPassword(Call call)
    {
        EmulatorUser user = Changed(call);
        PasswordOperations.SendReset(call, user);
        user.Status = "RESET_REQUIRED";
        EndSessions(call, user);
        return [];
    }

    private static JsonObject AdminSetUserPassword(Call call)
    {
        EmulatorUser user = Changed(call);
        SaltedVerifier password = user.CheckNewPassword(call.GetRequired("Password"));
        if (!user.Exists)
            throw ApiError.UserNotFound();
        user.SetPassword(password);
        user.Status = call.GetBoolean("Permanent") ? "CONFIRMED" : "FORCE_CHANGE_PASSWORD";
        EndSessions(call, user);
        return [];
    }

    private static JsonObject AdminUserGlobalSignOut(Call call)
    {
        call.PoolUser().SignIns.Clear();
        return [];
    }

    /// <summary>Removes the open challenges of sign-ins that started with the old password.</summary>
    private static void EndSessions(Call call, EmulatorUser user) => call.State.Sessions.RemoveAll(user);

    private static EmulatorUser Changed(Call call)
    {
        EmulatorUser user = call.PoolUser();
        user.ModifiedAt = call.Now;
        return user;
    }
}
