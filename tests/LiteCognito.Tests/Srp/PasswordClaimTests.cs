using System.Security.Cryptography;
using LiteCognito.Emulator.State;
using LiteCognito.Numerics;
using LiteCognito.Srp;
using Org.BouncyCastle.Math;

namespace LiteCognito.Tests.Srp;

public sealed class PasswordClaimTests
{
    private static readonly VectorTests.Vector Known = VectorTests.Vector.Find("users", "u02");

    private static readonly string N = Modulus();

    [Fact]
    public void Whole_computation_allocates_no_heap_memory()
    {
        byte[] a = Known.Ephemeral, publicA = new byte[Group.Bytes], signature = new byte[32];
        string pool = Known["poolName"], user = Known["username"], password = Known["password"];
        string salt = Known["salt"], b = Known["B"], block = Known["secretBlock"], timestamp = Known["timestamp"];
        for (int i = 0; i < 3; i++)
            Compute();

        long before = GC.GetAllocatedBytesForCurrentThread();
        Compute();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.Equal(Known["signature"], Convert.ToBase64String(signature));

        void Compute()
        {
            SrpGroup.PowerOfG(publicA, a);
            PasswordClaim.Sign(signature, a, publicA, new(pool, user, password), new(salt, b, block), timestamp);
        }
    }

    public static TheoryData<string, string, string> Refused => new()
    {
        { "SRP_B", "0", "0 modulo N" },
        { "SRP_B", "000000", "0 modulo N" },
        { "SRP_B", N, "0 modulo N" },
        { "SRP_B", N.ToUpperInvariant(), "0 modulo N" },
        { "SRP_B", "", "SRP_B" },
        { "SRP_B", "-1", "SRP_B" },
        { "SRP_B", "xyz", "SRP_B" },
        { "SRP_B", "1" + new string('0', 768), "SRP_B" },
        { "SALT", "", "SALT" },
        { "SALT", "-", "SALT" },
        { "SALT", "--1", "SALT" },
        { "SALT", "+1", "SALT" },
        { "SALT", "1-", "SALT" },
        { "SALT", "-12 34", "SALT" },
        { "SALT", "-1" + new string('0', 512), "SALT" },
        { "SRP_B", "-" + N, "SRP_B" },
        { "SRP_B", "-0", "SRP_B" },
        { "SALT", "12 34", "SALT" },
        { "SALT", "1" + new string('0', 512), "SALT" },
        { "SECRET_BLOCK", "not base64!", "SECRET_BLOCK" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void Malformed_or_hostile_value_is_rejected_and_named(string parameter, string value, string named)
    {
        using var srp = new CognitoSrp("us-east-1_AbCdEfGhI");
        Dictionary<string, string> parameters = Parameters();
        parameters[parameter] = value;
        var refused = Assert.Throws<CognitoProtocolException>(() => srp.PasswordVerifier(parameters, "password", DateTimeOffset.UnixEpoch));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData("SALT"), InlineData("SRP_B"), InlineData("SECRET_BLOCK"), InlineData("USER_ID_FOR_SRP")]
    public void Missing_parameter_is_named(string parameter)
    {
        using var srp = new CognitoSrp("us-east-1_AbCdEfGhI");
        Dictionary<string, string> parameters = Parameters();
        parameters.Remove(parameter);
        var refused = Assert.Throws<CognitoProtocolException>(() => srp.PasswordVerifier(parameters, "p", DateTimeOffset.UnixEpoch));
        Assert.Contains(parameter, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Input_longer_than_the_stack_buffer_is_hashed_completely()
    {
        string user = new('ü', 3000), password = string.Concat(Enumerable.Repeat("𝄞", 3000));
        byte[] x = new byte[32], salt = [0, 0x80, 1];
        PasswordClaim.PrivateKey(x, salt, new("pool", user, password));
        byte[] inner = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"pool{user}:{password}"));
        Assert.Equal(SHA256.HashData((byte[])[0, 0x80, 1, .. inner]), x);
    }

    [Fact]
    public void Empty_password_is_rejected()
    {
        using var srp = new CognitoSrp("us-east-1_AbCdEfGhI");
        string? none = null;
        Assert.Throws<ArgumentException>(() => srp.PasswordVerifier(Parameters(), none, DateTimeOffset.UnixEpoch));
        Assert.Throws<ArgumentException>(() => srp.DevicePasswordVerifier(Parameters(), "group", "key", "", DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void Disposed_object_throws_instead_of_signing()
    {
        var srp = new CognitoSrp("us-east-1_AbCdEfGhI");
        srp.Dispose();
        Dictionary<string, string> device = new(Parameters()) { ["USERNAME"] = "alice" };
        Assert.Throws<ObjectDisposedException>(() => srp.PasswordVerifier(Parameters(), "password", DateTimeOffset.UnixEpoch));
        Assert.Throws<ObjectDisposedException>(
            () => srp.DevicePasswordVerifier(device, "group", "key", "password", DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void Memory_and_string_produce_the_same_claim()
    {
        using var srp = new CognitoSrp("us-east-1_AbCdEfGhI");
        char[] password = "pässword".ToCharArray();
        IReadOnlyDictionary<string, string> claim = srp.PasswordVerifier(Parameters(), password, DateTimeOffset.UnixEpoch);
        Array.Clear(password);
        Assert.Equal(srp.PasswordVerifier(Parameters(), "pässword", DateTimeOffset.UnixEpoch), claim);
    }

    [Fact]
    public void Every_exchange_generates_a_new_secret_value_a()
    {
        using CognitoSrp one = new("us-east-1_AbCdEfGhI"), two = new("us-east-1_AbCdEfGhI");
        Assert.NotEqual(one.SrpA, two.SrpA);
    }

    [Theory]
    [InlineData("0", "00")]
    [InlineData("7f", "7f")]
    [InlineData("80", "0080")]
    [InlineData("fff", "0fff")]
    [InlineData("0000fF", "00ff")]
    public void Integers_are_hashed_as_minimal_twos_complement(string hex, string padded)
    {
        byte[] bytes = new byte[8], result = new byte[9];
        Assert.True(WireInteger.TryParseVarTime(hex, bytes));
        Assert.Equal(padded, Convert.ToHexStringLower(result.AsSpan(0, WireInteger.Pad(result, bytes))));
    }

    /// <summary>Salts and their bytes as published clients (padHex) and Java's BigInteger.toByteArray encode them.</summary>
    public static TheoryData<string, string> NegativeSalts => new()
    {
        { "-0", "00" },
        { "-1", "ff" },
        { "-0001", "ff" },
        { "-14", "ec" },
        { "-38", "c8" },
        { "-7f", "81" },
        { "-80", "80" },
        { "-81", "ff7f" },
        { "-c8", "ff38" },
        { "-EC", "ff14" },
        { "-100", "ff00" },
        { "-8000", "8000" },
        { "-4f8c2b6d01e39a75", "b073d492fe1c658b" },
        { "-" + new string('f', 512), "ff" + new string('0', 511) + "1" },
        { "-8" + new string('0', 511), "8" + new string('0', 511) },
    };

    [Theory, MemberData(nameof(NegativeSalts))]
    public void Negative_salt_is_hashed_as_twos_complement_for_users_and_devices(string salt, string hashed)
    {
        Assert.Equal(hashed, Convert.ToHexStringLower(new BigInteger(salt, 16).ToByteArray()));
        (string PoolName, string User, string Key)[] identities = [("AbCdEfGhI", "alice", ""), ("group", "", "key")];
        foreach ((string group, string user, string key) in identities)
        {
            // The server registered the same signed salt, so the right password signs in and another one does not.
            BigInteger verifier = SrpServer.Verifier(new(salt, 16), group + user + key, "password"), b = SrpServer.Random(32);
            BigInteger publicB = SrpServer.PublicB(verifier, SrpServer.Power(b));
            Dictionary<string, string> parameters = new(Parameters())
            {
                ["SALT"] = salt,
                ["SRP_B"] = publicB.ToString(16),
                ["USERNAME"] = "alice",
            };
            foreach (string password in (string[])["password", "Password"])
            {
                using var srp = new CognitoSrp("us-east-1_AbCdEfGhI");
                IReadOnlyDictionary<string, string> claim = user.Length > 0
                    ? srp.PasswordVerifier(parameters, password, DateTimeOffset.UnixEpoch)
                    : srp.DevicePasswordVerifier(parameters, group, key, password, DateTimeOffset.UnixEpoch);
                byte[] expected = SrpServer.Signature(
                    new(srp.SrpA, 16), publicB, b, verifier, group + user + key,
                    Convert.FromBase64String(parameters["SECRET_BLOCK"]), claim["TIMESTAMP"]);
                Assert.Equal(password == "password", claim["PASSWORD_CLAIM_SIGNATURE"] == Convert.ToBase64String(expected));
            }
        }
    }

    private static string Modulus()
    {
        byte[] bytes = new byte[Group.Bytes];
        for (int i = 0; i < Group.Words; i++)
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(Group.Bytes - 8 * (i + 1)), Group.Modulus[i]);
        return Convert.ToHexStringLower(bytes);
    }

    private static Dictionary<string, string> Parameters() => new()
    {
        ["SALT"] = Known["salt"],
        ["SRP_B"] = Known["B"],
        ["SECRET_BLOCK"] = Known["secretBlock"],
        ["USER_ID_FOR_SRP"] = "alice",
    };
}
