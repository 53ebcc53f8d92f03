using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>The older operations that turn codes by SMS on and off as a second factor.</summary>
internal static class UserSettingsOperations
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> UserOperations = new()
    {
        ["SetUserSettings"] = call => Set(call, UserTokens.User(call)),
    };

    public static readonly Dictionary<string, Func<Call, JsonObject>> AdminOperations = new()
    {
        ["AdminSetUserSettings"] = call => Set(call, call.PoolUser()),
    };

    /// <summary>Adds the MFAOptions of a user who has turned on codes by SMS in this way.</summary>
    public static void AddOptions(JsonObject answer, EmulatorUser user)
    {
        if (user.HasSmsOption && user.Factors.Contains(EmulatorUser.Sms))
            answer["MFAOptions"] = new JsonArray(
                new JsonObject { ["DeliveryMedium"] = "SMS", ["AttributeName"] = "phone_number" });
    }

    private static JsonObject Set(Call call, EmulatorUser user)
    {
        if (!call.Input.TryGetProperty("MFAOptions", out JsonElement options) || options.ValueKind != JsonValueKind.Array)
            throw Call.Missing("mFAOptions");
        foreach (JsonElement option in options.EnumerateArray())
            if (Json.GetString(option, "DeliveryMedium") != "SMS" || Json.GetString(option, "AttributeName") != "phone_number")
                throw ApiError.InvalidParameter("MFAOptions can only set SMS to phone_number.");
        bool enabled = options.GetArrayLength() > 0;
        if (enabled && !user.Attributes.ContainsKey("phone_number"))
            throw ApiError.InvalidParameter($"User does not have delivery config set to turn on {EmulatorUser.Sms}");
        user.HasSmsOption = enabled;
        if (enabled)
        {
            user.Factors.Add(EmulatorUser.Sms);
        }
        else
        {
            user.Factors.Remove(EmulatorUser.Sms);
            if (user.PreferredFactor == EmulatorUser.Sms)
                user.PreferredFactor = null;
        }
        user.ModifiedAt = call.Now;
        return [];
    }
}
