using System.Globalization;
using System.Text.Json;
using LiteCognito.Numerics;
using LiteCognito.Srp;
using LiteCognito.Tests.Numerics;

namespace LiteCognito.Tests.Srp;

/// <summary>The library reproduces every vector of spec/vectors/srp.json. Published clients computed these vectors.</summary>
public sealed class VectorTests
{
    private static readonly JsonElement Root = JsonDocument.Parse(File.ReadAllText(Repository.Spec("vectors", "srp.json"))).RootElement;

    public static TheoryData<string> Users =>
        [.. Root.GetProperty("users").EnumerateArray().Select(vector => vector.GetProperty("id").GetString()!)];

    public static TheoryData<string> Devices =>
        [.. Root.GetProperty("devices").EnumerateArray().Select(vector => vector.GetProperty("id").GetString()!)];

    [Theory, MemberData(nameof(Users))]
    public void User_vector_is_reproduced(string id)
    {
        Vector vector = Vector.Find("users", id);
        using var srp = new CognitoSrp(vector["poolId"], vector.Ephemeral);
        Assert.Equal(vector["A"].TrimStart('0'), srp.SrpA);
        Check(vector, srp, vector["poolName"], vector["username"]);

        IReadOnlyDictionary<string, string> answer = srp.PasswordVerifier(
            Parameters(vector, "USER_ID_FOR_SRP", vector["username"]), vector["password"], vector.Time);

        Assert.Equal(vector["signature"], answer["PASSWORD_CLAIM_SIGNATURE"]);
        Assert.Equal(vector["timestamp"], answer["TIMESTAMP"]);
        Assert.Equal(vector["secretBlock"], answer["PASSWORD_CLAIM_SECRET_BLOCK"]);
        Assert.Equal(vector["username"], answer["USERNAME"]);
    }

    [Theory, MemberData(nameof(Devices)), Note("D1")]
    public void Device_vector_is_reproduced(string id)
    {
        Vector vector = Vector.Find("devices", id);
        using var srp = new CognitoSrp("us-east-1_AnyPool", vector.Ephemeral);
        Assert.Equal(vector["A"].TrimStart('0'), srp.SrpA);
        Check(vector, srp, vector["deviceGroupKey"], vector["deviceKey"], "devicePassword");

        IReadOnlyDictionary<string, string> answer = srp.DevicePasswordVerifier(
            Parameters(vector, "USERNAME", vector["username"]),
            vector["deviceGroupKey"], vector["deviceKey"], vector["devicePassword"], vector.Time);

        Assert.Equal(vector["signature"], answer["PASSWORD_CLAIM_SIGNATURE"]);
        Assert.Equal(vector["deviceKey"], answer["DEVICE_KEY"]);
    }

    [Theory, MemberData(nameof(Devices)), Note("D2")]
    public void Device_registration_is_reproduced(string id)
    {
        Vector vector = Vector.Find("devices", id);
        JsonElement confirm = vector.Json.GetProperty("confirmDevice");
        byte[] salt = Convert.FromBase64String(confirm.GetProperty("Salt").GetString()!);

        DeviceVerifier made = DeviceVerifier.Create(vector["deviceGroupKey"], vector["deviceKey"], vector["devicePassword"], salt);

        Assert.Equal(confirm.GetProperty("Salt").GetString(), made.Salt);
        Assert.Equal(confirm.GetProperty("PasswordVerifier").GetString(), made.PasswordVerifier);
        Assert.Equal("[redacted]", made.ToString());
    }

    /// <summary>Checks x, A, S and the claim separately, with every kernel that this process can run and a BigInteger kernel.</summary>
    private static void Check(Vector vector, CognitoSrp srp, string group, string key, string password = "password")
    {
        var identity = new SrpIdentity(group, key, vector[password]);
        var challenge = new SrpChallenge(vector["salt"], vector["B"], vector["secretBlock"]);
        byte[] x = new byte[32];
        PasswordClaim.PrivateKey(x, Bytes(vector["salt"], 256), identity);
        Assert.Equal(Bytes(vector["x"], 32), x);

        Compute<BigIntegerKernel>(vector, x);
        Compute<PortableKernel>(vector, x);
        if (KernelKinds.Integer)
            Compute<IntegerKernel>(vector, x);
        if (KernelKinds.Sse2)
            Compute<Sse2Kernel>(vector, x);
        if (KernelKinds.Fma256)
            Compute<Fma256Kernel>(vector, x);
        if (KernelKinds.Fma512)
            Compute<Fma512Kernel>(vector, x);

        byte[] signature = new byte[32];
        Assert.Equal(ClaimFailure.None, srp.Sign(signature, identity, challenge, vector["timestamp"]));
        Assert.Equal(vector["signature"], Convert.ToBase64String(signature));
    }

    private static void Compute<TKernel>(Vector vector, byte[] x)
        where TKernel : struct, IKernel
    {
        byte[] publicA = new byte[Group.Bytes], secret = new byte[Group.Bytes];
        SrpGroup.PowerOfG<TKernel>(publicA, vector.Ephemeral);
        SrpGroup.Secret<TKernel>(secret, Bytes(vector["B"], Group.Bytes), x, vector.Ephemeral, Bytes(vector["u"], 32));
        Assert.Equal(Bytes(vector["A"], Group.Bytes), publicA);
        Assert.Equal(Bytes(vector["S"], Group.Bytes), secret);
    }

    private static Dictionary<string, string> Parameters(Vector vector, string userParameter, string user) => new()
    {
        ["SALT"] = vector["salt"],
        ["SRP_B"] = vector["B"],
        ["SECRET_BLOCK"] = vector["secretBlock"],
        [userParameter] = user,
    };

    private static byte[] Bytes(string hex, int length)
    {
        byte[] bytes = new byte[length];
        Assert.True(WireInteger.TryParseVarTime(hex, bytes));
        return bytes;
    }

    internal sealed record Vector(JsonElement Json)
    {
        public string this[string name] => Json.GetProperty(name).GetString()!;

        public byte[] Ephemeral => Bytes(this["a"], Json.GetProperty("aBytes").GetInt32());

        public DateTimeOffset Time => DateTimeOffset.FromUnixTimeMilliseconds(Json.GetProperty("timeMs").GetInt64());

        public static Vector Find(string list, string id) =>
            new(Root.GetProperty(list).EnumerateArray().Single(vector => vector.GetProperty("id").GetString() == id));
    }

    [Fact]
    public void Timestamp_is_in_English_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.DateTimeFormat.AbbreviatedDayNames = ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"];
            culture.DateTimeFormat.AbbreviatedMonthNames =
                ["Jän", "Feber", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez", ""];
            culture.DateTimeFormat.TimeSeparator = ".";
            CultureInfo.CurrentCulture = culture;
            Assert.Equal(
                "Thu Feb 5 03:04:05 UTC 2026", CognitoSrp.FormatTimestamp(new DateTimeOffset(2026, 2, 5, 5, 4, 5, TimeSpan.FromHours(2))));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
