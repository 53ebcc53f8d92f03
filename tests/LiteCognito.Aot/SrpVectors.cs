using System.Text.Json;
using LiteCognito.Srp;

namespace LiteCognito.Aot;

/// <summary>Replays spec/vectors/srp.json: the value A, and the signature of the password claim.</summary>
internal static class SrpVectors
{
    /// <param name="tally">Counts the results.</param>
    /// <param name="most">The number of users and of devices to replay, for programs that compute slowly.</param>
    public static void Replay(Tally tally, int most = int.MaxValue)
    {
        using Stream stream = typeof(SrpVectors).Assembly.GetManifestResourceStream("srp.json")!;
        using JsonDocument vectors = JsonDocument.Parse(stream);
        foreach (JsonElement user in vectors.RootElement.GetProperty("users").EnumerateArray().Take(most))
            Replay(tally, user, Text(user, "poolId"), Text(user, "poolName"), Text(user, "username"), Text(user, "password"));
        foreach (JsonElement device in vectors.RootElement.GetProperty("devices").EnumerateArray().Take(most))
        {
            string group = Text(device, "deviceGroupKey"), key = Text(device, "deviceKey");
            Replay(tally, device, "us-east-1_any", group, key, Text(device, "devicePassword"));
        }
    }

    private static void Replay(Tally tally, JsonElement vector, string poolId, string group, string key, string password)
    {
        string a = Text(vector, "a");
        using var srp = new CognitoSrp(poolId, Convert.FromHexString(a.PadLeft((a.Length + 15) / 16 * 16, '0')));
        Span<byte> signature = stackalloc byte[32];
        var challenge = new SrpChallenge(Text(vector, "salt"), Text(vector, "B"), Text(vector, "secretBlock"));
        ClaimFailure failure = srp.Sign(signature, new(group, key, password), challenge, Text(vector, "timestamp"));

        tally.Check($"SRP_A of {Text(vector, "id")}", srp.SrpA == Text(vector, "A"));
        tally.Check(
            $"signature of {Text(vector, "id")}",
            failure == ClaimFailure.None && Convert.ToBase64String(signature) == Text(vector, "signature"));
    }

    private static string Text(JsonElement vector, string name) => vector.GetProperty(name).GetString()!;
}
