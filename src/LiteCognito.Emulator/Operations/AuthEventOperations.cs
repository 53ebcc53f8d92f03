using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Operations;

/// <summary>
/// The operations on the events of threat protection. The emulator assesses no risks, so it has no events even in pools that turn
/// threat protection on.
/// </summary>
internal static class AuthEventOperations
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> UserOperations = new()
    {
        ["UpdateAuthEventFeedback"] = UpdateAuthEventFeedback,
    };

    public static readonly Dictionary<string, Func<Call, JsonObject>> AdminOperations = new()
    {
        ["AdminListUserAuthEvents"] = AdminListUserAuthEvents,
        ["AdminUpdateAuthEventFeedback"] = AdminUpdateAuthEventFeedback,
    };

    private static JsonObject AdminListUserAuthEvents(Call call)
    {
        CheckProtected(call.Pool());
        call.PoolUser();
        return call.Page<string>("AuthEvents", [], id => id, _ => []);
    }

    private static JsonObject AdminUpdateAuthEventFeedback(Call call)
    {
        CheckProtected(call.Pool());
        call.PoolUser();
        CheckFeedback(call);
        throw ApiError.ResourceNotFound("Event does not exist.");
    }

    private static JsonObject UpdateAuthEventFeedback(Call call)
    {
        string id = call.GetRequired("UserPoolId"), username = call.GetRequired("Username");
        EmulatorPool pool = call.State.FindPool(id) ?? throw ApiError.ResourceNotFound($"User pool {id} does not exist.");
        call.GetRequired("FeedbackToken");
        CheckProtected(pool);
        if (pool.Find(username) is null)
            throw ApiError.UserNotFound();
        CheckFeedback(call);
        throw ApiError.NotAuthorized("Invalid feedback token");
    }

    private static void CheckFeedback(Call call)
    {
        call.GetRequired("EventId");
        if (call.GetRequired("FeedbackValue") is not ("Valid" or "Invalid"))
            throw ApiError.InvalidParameter("FeedbackValue must be Valid or Invalid.");
    }

    private static void CheckProtected(EmulatorPool pool)
    {
        if (pool.Settings["UserPoolAddOns"] is not JsonObject addOns
            || addOns["AdvancedSecurityMode"]?.ToString() is not ("AUDIT" or "ENFORCED"))
            throw new ApiError("UserPoolAddOnNotEnabledException", "User pool add-ons are not enabled.");
    }
}
