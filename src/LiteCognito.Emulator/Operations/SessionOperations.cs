using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>The operations on a user's sessions. A session is a sign-in with its refresh token and the successors of that token.</summary>
internal static class SessionOperations
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> UserOperations = new()
    {
        ["ListUserSessions"] = ListUserSessions,
        ["RevokeUserSession"] = RevokeUserSession,
    };

    public static readonly Dictionary<string, Func<Call, JsonObject>> AdminOperations = new()
    {
        ["AdminListUserSessions"] = call => List(call, call.PoolUser(), current: null),
        ["AdminRevokeUserSession"] = AdminRevokeUserSession,
    };

    private static JsonObject ListUserSessions(Call call)
    {
        EmulatorUser user = UserTokens.User(call);
        return List(call, user, SignIn(call, user));
    }

    private static JsonObject RevokeUserSession(Call call)
    {
        EmulatorUser user = UserTokens.User(call);
        RefreshToken session = Session(call, user);
        if (session.OriginJti == SignIn(call, user))
            throw ApiError.InvalidParameter("The session of the access token cannot be revoked.");
        user.SignIns.Remove(session.OriginJti);
        return [];
    }

    private static JsonObject AdminRevokeUserSession(Call call)
    {
        EmulatorUser user = call.PoolUser();
        user.SignIns.Remove(Session(call, user).OriginJti);
        return [];
    }

    private static JsonObject List(Call call, EmulatorUser user, string? current)
    {
        const int MostSessions = 125;
        return call.Page(
            "Sessions", Sessions(call, user), session => Paging.SortKey(session.SignedInAt, session.SessionId),
            session => new()
            {
                ["SessionId"] = session.SessionId,
                ["SessionType"] = "TOKEN",
                ["ClientId"] = session.Client.Id,
                ["CreateDate"] = Json.Seconds(session.SignedInAt),
                ["LastActiveDate"] = Json.Seconds(session.LastUsedAt),
                ["DeviceType"] = "unknown",
                ["LastIPAddress"] = "127.0.0.1",
                ["IsCurrentSession"] = session.OriginJti == current,
            },
            maxSize: MostSessions);
    }

    private static RefreshToken Session(Call call, EmulatorUser user)
    {
        string id = call.GetRequired("SessionId");
        return Sessions(call, user).FirstOrDefault(token => token.SessionId == id)
            ?? throw ApiError.ResourceNotFound("Session does not exist.");
    }

    private static List<RefreshToken> Sessions(Call call, EmulatorUser user) => SessionTracking.IsOn(user.Pool)
        ? SessionTracking.Sessions(call.State, user)
        : throw new ApiError("OperationNotEnabledException", "The user pool does not track sessions.");

    /// <summary>Returns the ID of the sign-in that the call's access token belongs to.</summary>
    private static string? SignIn(Call call, EmulatorUser user) =>
        user.Pool.Tokens.Verify(call.GetRequired("AccessToken")) is { } claims ? Json.GetString(claims, "origin_jti") : null;
}
