using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;
using Org.BouncyCastle.Math;

namespace LiteCognito.Emulator.Operations;

/// <summary>
/// Users who do not exist, for app clients with PreventUserExistenceErrors: calls that name them are answered as if they existed and
/// the password or the code were wrong.
/// </summary>
internal static class HiddenUsers
{
    private const int MostUsers = 1000;

    /// <summary>Returns true if an app client must not tell whether a user exists.</summary>
    public static bool HidesUsers(this EmulatorClient client) =>
        client.Settings["PreventUserExistenceErrors"] is JsonValue value && value.TryGetValue(out string? setting) && setting == "ENABLED";

    /// <summary>Finds a user; an app client that hides users gets a simulated one in place of none.</summary>
    public static EmulatorUser FindOrSimulate(this EmulatorClient client, string username, string notFound = "User does not exist.") =>
        client.Pool.Find(username)
        ?? (client.HidesUsers() ? Simulate(client.Pool, username) : throw ApiError.UserNotFound(notFound));

    /// <summary>Returns the simulated user of a name. Its ID and its salt depend only on the pool and the name.</summary>
    public static EmulatorUser Simulate(EmulatorPool pool, string username)
    {
        if (pool.SimulatedUsers.TryGetValue(username, out EmulatorUser? known))
            return known;
        if (pool.SimulatedUsers.Count >= MostUsers)
            pool.SimulatedUsers.Clear();
        byte[] seed = HMACSHA256.HashData(pool.SimulationKey, Encoding.UTF8.GetBytes(username));
        seed[6] = (byte)((seed[6] & 0x0F) | 0x40); // version 4 of a UUID
        seed[8] = (byte)((seed[8] & 0x3F) | 0x80);
        string email = AttributeChecks.IsEmail(username) ? username : $"{(char)('a' + (seed[31] % 26))}@{(char)('a' + (seed[30] % 26))}";
        var attributes = new Dictionary<string, string> { ["email"] = email, ["email_verified"] = "true" };
        string sub = new Guid(seed.AsSpan(0, 16), bigEndian: true).ToString();
        var user = new EmulatorUser(pool, null, attributes, sub) { IsSimulated = true };
        user.SetPassword(new(new BigInteger(1, seed, 16, 16), SrpServer.RandomVerifier())); // of no password that anyone knows
        pool.SimulatedUsers.Add(username, user);
        return user;
    }
}
