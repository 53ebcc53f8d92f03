using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>The setting of a pool that turns on the list of its users' sessions and limits their number.</summary>
internal static class SessionTracking
{
    public const string Getter = "GetUserPoolSessionConfiguration";

    private const string On = "ENABLED", Off = "DISABLED";

    public static readonly KeptKind Kind = new(Getter, null)
    {
        IsSetting = true,
        Defaults = _ => new() { ["UserSessionTracking"] = Off, ["TokenSession"] = new JsonObject { ["MaxPerUser"] = 20 } },
    };

    public static JsonObject Set(Call call)
    {
        const int MostSessions = 100;
        if (call.Pool().Settings["UserPoolTier"]?.ToString() == "LITE")
            throw new ApiError("FeatureUnavailableInTierException", "The user pool's tier LITE does not have this feature.");
        if (call.GetString("UserSessionTracking") is not (On or Off))
            throw ApiError.InvalidParameter($"UserSessionTracking must be {On} or {Off}.");
        if (PoolSettings.Number(call.Input.GetProperty("TokenSession"), "MaxPerUser") is not (>= 1 and <= MostSessions))
            throw ApiError.InvalidParameter($"MaxPerUser must be between 1 and {MostSessions}.");
        return Kind.Set(call);
    }

    public static bool IsOn(EmulatorPool pool) => Setting(pool) is { } setting && (string?)setting["UserSessionTracking"] == On;

    /// <summary>Ends the least recently used sessions of a user who signs in and has as many as the pool allows.</summary>
    public static void MakeRoom(EmulatorState state, EmulatorUser user)
    {
        if (!IsOn(user.Pool))
            return;
        int most = (int)Setting(user.Pool)!["TokenSession"]!["MaxPerUser"]!;
        foreach (RefreshToken session in Sessions(state, user).OrderByDescending(session => session.LastUsedAt).Skip(most - 1))
            user.SignIns.Remove(session.OriginJti);
    }

    /// <summary>Returns the latest token of each of the user's sessions that is neither revoked nor expired.</summary>
    public static List<RefreshToken> Sessions(EmulatorState state, EmulatorUser user)
    {
        DateTimeOffset now = state.Clock.GetUtcNow();
        return
        [
            .. state.RefreshTokens.Of(user)
                .Where(token => token.IsTracked && user.SignIns.Contains(token.OriginJti) && now < token.ExpiresAt)
                .GroupBy(token => token.SessionId).Select(tokens => tokens.MaxBy(token => token.LastUsedAt)!),
        ];
    }

    private static JsonObject? Setting(EmulatorPool pool) => pool.Kept[Getter].SingleOrDefault();
}
