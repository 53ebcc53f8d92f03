using System.Globalization;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Control;

/// <summary>
/// Returns what the page shows: the first or newest items of each list, so that the answer stays small however much the emulator holds.
/// </summary>
internal sealed class Overview(EmulatorState state, RequestLog log)
{
    private const int MostPools = 50, MostClients = 20, MostUsers = 50, MostSignIns = 50, MostMessages = 50, MostRequests = 50;

    public JsonObject Answer(ControlRequest request)
    {
        Dictionary<string, string> query = request.Query("userPoolId", "prefix", "recipient");
        string prefix = query.GetValueOrDefault("prefix", ""), recipient = query.GetValueOrDefault("recipient", "");
        using (state.Read())
        {
            EmulatorPool? chosen = query.TryGetValue("userPoolId", out string? id) ? state.FindPool(id) : null;
            EmulatorPool? pool = chosen ?? state.Pools.FirstOrDefault();
            EmulatorUser[] users = pool is null ? []
                : [.. pool.UserPages.After(null).Where(user => Matches(user, prefix)).Take(MostUsers + 1)];
            List<EmulatorPool> pools = [.. state.Pools.Take(MostPools)];
            if (chosen is not null && !pools.Contains(chosen))
                pools.Add(chosen);
            var clients = pools.ToDictionary(item => item, _ => new List<EmulatorClient>());
            foreach (EmulatorClient client in state.Clients.Values)
                if (clients.TryGetValue(client.Pool, out List<EmulatorClient>? shown))
                    shown.Add(client);
            return new()
            {
                ["now"] = Text(state.Clock.GetUtcNow()),
                ["messages"] = Json.List(
                    state.Messages.Reverse().Where(message => IsTo(message, recipient)).Take(MostMessages), OutboxEndpoint.Describe),
                ["pools"] = Json.List(pools, item => Describe(item, clients[item])),
                ["morePools"] = state.Pools.Count - pools.Count,
                ["userPoolId"] = pool?.Id,
                ["users"] = Json.List(users.Take(MostUsers), Describe),
                ["moreUsers"] = users.Length > MostUsers,
                ["signIns"] = Json.List(SignIns(users.Take(MostUsers)), Describe),
                ["requests"] = Json.List(log.Entries.Reverse().Take(MostRequests), RequestLog.Describe),
            };
        }
    }

    private static bool Matches(EmulatorUser user, string prefix) => prefix.Length == 0 || Begins(user.Username, prefix)
        || Begins(user.Attributes.GetValueOrDefault("email"), prefix) || Begins(user.Attributes.GetValueOrDefault("phone_number"), prefix);

    private static bool Begins(string? text, string prefix) => text?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsTo(EmulatorMessage message, string recipient) => recipient.Length == 0
        || message.Username.Contains(recipient, StringComparison.OrdinalIgnoreCase)
        || message.Destination.Contains(recipient, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the refresh tokens that can still be used, newest first.</summary>
    private IEnumerable<RefreshToken> SignIns(IEnumerable<EmulatorUser> users)
    {
        DateTimeOffset now = state.Clock.GetUtcNow();
        return users.SelectMany(user => state.RefreshTokens.Of(user))
            .Where(token => token.RotatedAt is null && now < token.ExpiresAt && token.User.SignIns.Contains(token.OriginJti))
            .OrderByDescending(token => token.LastUsedAt).Take(MostSignIns);
    }

    private static JsonObject Describe(EmulatorPool pool, List<EmulatorClient> clients) => new()
    {
        ["id"] = pool.Id,
        ["name"] = pool.Settings["PoolName"]?.ToString(),
        ["users"] = pool.Users.Count,
        ["clients"] = Json.List(clients.Take(MostClients), Describe),
        ["moreClients"] = Math.Max(0, clients.Count - MostClients),
    };

    private static JsonObject Describe(EmulatorClient client) => new()
    {
        ["id"] = client.Id,
        ["name"] = client.Name,
        ["hasSecret"] = client.HasSecret,
    };

    private static JsonObject Describe(EmulatorUser user)
    {
        var attributes = new JsonObject();
        foreach ((string name, string value) in user.Attributes)
            attributes[name] = value;
        return new()
        {
            ["username"] = user.Username,
            ["status"] = user.Status,
            ["enabled"] = user.Enabled,
            ["attributes"] = attributes,
            ["groups"] = Json.Strings(user.Groups),
            ["mfa"] = Json.Strings(user.Factors.Order(StringComparer.Ordinal)),
            ["preferredMfa"] = user.PreferredFactor,
        };
    }

    private static JsonObject Describe(RefreshToken token) => new()
    {
        ["username"] = token.User.Username,
        ["clientId"] = token.Client.Id,
        ["clientName"] = token.Client.Name,
        ["signedInAt"] = Text(token.SignedInAt),
        ["lastUsedAt"] = Text(token.LastUsedAt),
        ["expiresAt"] = Text(token.ExpiresAt),
    };

    private static string Text(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);
}
