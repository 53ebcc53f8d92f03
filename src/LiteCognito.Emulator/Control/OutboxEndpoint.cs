using System.Globalization;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Control;

/// <summary>The messages that the emulator has "sent".</summary>
internal sealed class OutboxEndpoint(EmulatorState state)
{
    public JsonObject List(ControlRequest request)
    {
        Func<EmulatorMessage, bool> isWanted = Filter(request);
        lock (state.Gate)
            return new() { ["messages"] = Json.List(state.Messages.Where(isWanted), Describe) };
    }

    public JsonObject Remove(ControlRequest request)
    {
        Func<EmulatorMessage, bool> isWanted = Filter(request);
        using (state.Enter())
            return new() { ["removed"] = state.Outbox.Remove(isWanted) };
    }

    public static JsonObject Describe(EmulatorMessage message) => new()
    {
        ["poolId"] = message.PoolId,
        ["username"] = message.Username,
        ["medium"] = message.Medium,
        ["destination"] = message.Destination,
        ["code"] = message.Code,
        ["purpose"] = message.Purpose,
        ["sentAt"] = message.SentAt.ToString("O", CultureInfo.InvariantCulture),
    };

    private Func<EmulatorMessage, bool> Filter(ControlRequest request)
    {
        Dictionary<string, string> query = request.Query("username", "userPoolId");
        return message => (!query.TryGetValue("userPoolId", out string? pool) || message.PoolId == pool)
            && (!query.TryGetValue("username", out string? username) || IsFor(message, username));
    }

    /// <summary>Returns true if a text is the name, the ID or an alias of the recipient.</summary>
    private bool IsFor(EmulatorMessage message, string username) => message.Username == username
        || (state.FindPool(message.PoolId) is { } pool
            && (pool.IsSame(message.Username, username) || pool.Find(username)?.Username == message.Username));
}
