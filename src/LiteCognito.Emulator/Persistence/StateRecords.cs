using System.Buffers;
using System.Text.Json;
using LiteCognito.Emulator.IdentityPools;
using LiteCognito.Emulator.Journal;
using LiteCognito.Emulator.Signatures;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Persistence;

/// <summary>The records of a whole state.</summary>
internal static class StateRecords
{
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = JournalLine.MaxDepth };

    /// <summary>Returns the value of a record.</summary>
    public static byte[] Write(IRecorded part)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { MaxDepth = JournalLine.MaxDepth }))
        {
            writer.WriteStartObject();
            part.Exchange(new Fields(writer));
            writer.WriteEndObject();
        }
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Returns every part of a state that has a record.</summary>
    public static IEnumerable<IRecorded> Parts(PersistentState everything)
    {
        EmulatorState state = everything.State;
        List<IRecorded> parts = [everything.Clock, state.Kept, .. state.Clients.Values, .. state.Outbox.All, .. everything.AccessKeys.All];
        foreach (EmulatorPool pool in state.Pools)
        {
            parts.AddRange([pool, pool.Kept, pool.Tokens, .. pool.Groups.Values, .. pool.Users]);
            foreach (EmulatorUser user in pool.Users)
                parts.AddRange(user.SignIns.All);
        }
        parts.AddRange(state.RefreshTokens.Values);
        foreach (EmulatorIdentityPool pool in everything.IdentityPools.All)
            parts.AddRange([pool, pool.Tokens, .. pool.Identities.Values]);
        return parts.Where(part => part.IsLive);
    }

    /// <summary>
    /// Replaces the content of a state with records. A pool, app client or user that is there already is changed and not replaced, so that
    /// code that holds it can go on.
    /// </summary>
    /// <exception cref="InvalidDataException">A record cannot be restored. The state is then empty.</exception>
    public static void Restore(PersistentState state, IEnumerable<StateRecord> records, ResetPoint point)
    {
        var before = new StateBefore(state, point);
        state.Clear();
        List<StateRecord> all = [.. records];
        string current = "";
        try
        {
            foreach (string kind in RecordKind.All)
                foreach (StateRecord record in all)
                {
                    if (!record.Key.StartsWith(kind, StringComparison.Ordinal))
                        continue;
                    current = record.Key;
                    using JsonDocument document = JsonDocument.Parse(record.Value, Depth);
                    Restore(state, before, kind, new Fields(document.RootElement));
                }
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException or OverflowException)
        {
            state.Clear();
            throw new InvalidDataException($"The record {current} cannot be read: {e.Message.TrimEnd('.')}.", e);
        }
    }

    private static void Restore(PersistentState everything, StateBefore before, string kind, Fields fields)
    {
        EmulatorState state = everything.State;
        switch (kind)
        {
            case RecordKind.Clock:
                everything.Clock.Exchange(fields);
                break;
            case RecordKind.Account:
                state.Kept.Exchange(fields);
                break;
            case RecordKind.Pool:
                RestorePool(state, before, fields);
                break;
            case RecordKind.Kept:
                Pool(state, fields).Kept.Exchange(fields);
                break;
            case RecordKind.Group:
                RestoreGroup(Pool(state, fields), fields);
                break;
            case RecordKind.Client:
                RestoreClient(state, before, fields);
                break;
            case RecordKind.User:
                RestoreUser(Pool(state, fields), before, fields);
                break;
            case RecordKind.SignIn:
                SignIn.Restore(fields, user => User(state, user));
                break;
            case RecordKind.Token:
                RefreshToken token = RefreshToken.Restore(fields, user => User(state, user), client => Client(state, client));
                state.RefreshTokens.Add(token.Value, token, DateTimeOffset.MinValue);
                break;
            case RecordKind.Message:
                state.Outbox.Restore(fields);
                break;
            case RecordKind.IdentityPool:
                RestoreIdentityPool(everything, before, fields);
                break;
            case RecordKind.Identity:
                RestoreIdentity(everything, fields);
                break;
            case RecordKind.Keys:
                Keys(everything, fields.Text("PoolId", null)).Exchange(fields);
                break;
            case RecordKind.AccessKey:
                everything.AccessKeys.Add(AccessKey.Restore(fields));
                break;
        }
    }

    private static void RestorePool(EmulatorState state, StateBefore before, Fields fields)
    {
        string id = fields.Text("Id", null);
        EmulatorPool pool = before.Pools.GetValueOrDefault(id)
            ?? new(state, new() { Id = id, CustomAuth = before.Point.Rules.GetValueOrDefault(id) });
        ((IRecorded)pool).Exchange(fields);
        state.Add(pool);
    }

    private static void RestoreGroup(EmulatorPool pool, Fields fields)
    {
        var group = new EmulatorGroup { Pool = pool, Name = fields.Text("Name", null), CreatedAt = default, ModifiedAt = default };
        group.Exchange(fields);
        pool.AddGroup(group);
    }

    private static void RestoreClient(EmulatorState state, StateBefore before, Fields fields)
    {
        EmulatorPool pool = Pool(state, fields);
        string id = fields.Text("Id", null);
        EmulatorClient client = before.Clients.GetValueOrDefault(id) is { } known && known.Pool == pool
            ? known : new(pool, new() { Name = "", Id = id });
        ((IRecorded)client).Exchange(fields);
        state.Clients.Add(id, client);
    }

    private static void RestoreUser(EmulatorPool pool, StateBefore before, Fields fields)
    {
        string sub = fields.Text("Sub", null);
        EmulatorUser user = before.Users.GetValueOrDefault(StateBefore.Key(pool, sub))
            ?? new(pool, fields.Text("Username", null), new Dictionary<string, string>(), sub);
        ((IRecorded)user).Exchange(fields);
        if (!pool.TryAdd(user))
            throw new FormatException("the user name exists already");
    }

    private static void RestoreIdentityPool(PersistentState everything, StateBefore before, Fields fields)
    {
        string id = fields.Text("Id", null);
        EmulatorIdentityPool pool = before.IdentityPools.GetValueOrDefault(id)
            ?? new(everything.State, fields.Text("Region", null), [], id);
        ((IRecorded)pool).Exchange(fields);
        everything.IdentityPools.Add(pool);
    }

    private static void RestoreIdentity(PersistentState everything, Fields fields)
    {
        EmulatorIdentityPool pool = IdentityPool(everything, fields.Text("IdentityPoolId", null)) ?? throw Unknown("identity pool");
        var identity = new Identity(pool, default) { Id = fields.Text("Id", null) };
        identity.Exchange(fields);
        pool.Identities.Add(identity.Id, identity);
    }

    private static EmulatorPool Pool(EmulatorState state, Fields fields) =>
        state.FindPool(fields.Text("UserPoolId", null)) ?? throw Unknown("user pool");

    private static EmulatorClient Client(EmulatorState state, Fields fields) =>
        state.FindClient(fields.Text("ClientId", null)) ?? throw Unknown("app client");

    private static EmulatorUser User(EmulatorState state, Fields fields) =>
        Pool(state, fields).FindById(fields.Text("Sub", null)) ?? throw Unknown("user");

    private static EmulatorIdentityPool? IdentityPool(PersistentState everything, string id) =>
        everything.IdentityPools.All.FirstOrDefault(pool => pool.Id == id);

    private static TokenIssuer Keys(PersistentState everything, string id) =>
        everything.State.FindPool(id)?.Tokens ?? IdentityPool(everything, id)?.Tokens ?? throw Unknown("pool");

    private static FormatException Unknown(string what) => new($"its {what} has no record");

    /// <summary>The objects of a state before it is restored.</summary>
    private sealed class StateBefore
    {
        public StateBefore(PersistentState everything, ResetPoint point)
        {
            Point = point;
            Pools = everything.State.Pools.ToDictionary(pool => pool.Id);
            Clients = new(everything.State.Clients);
            Users = Pools.Values.SelectMany(pool => pool.Users).ToDictionary(user => Key(user.Pool, user.Sub));
            IdentityPools = everything.IdentityPools.All.ToDictionary(pool => pool.Id);
            foreach (EmulatorPool pool in Pools.Values)
                pool.Clear();
            foreach (EmulatorIdentityPool pool in IdentityPools.Values)
                pool.Identities.Clear();
        }

        public static string Key(EmulatorPool pool, string sub) => $"{pool.Id}/{sub}";

        public ResetPoint Point { get; }

        public Dictionary<string, EmulatorPool> Pools { get; }

        public Dictionary<string, EmulatorClient> Clients { get; }

        public Dictionary<string, EmulatorUser> Users { get; }

        public Dictionary<string, EmulatorIdentityPool> IdentityPools { get; }
    }
}
