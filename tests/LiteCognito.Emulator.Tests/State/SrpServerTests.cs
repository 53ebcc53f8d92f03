using System.Text.Json;
using LiteCognito.Emulator.State;
using Org.BouncyCastle.Math;

namespace LiteCognito.Emulator.Tests.State;

/// <summary>The server's side of SRP, compared with vectors from published clients.</summary>
public sealed class SrpServerTests
{
    private static readonly Dictionary<string, JsonElement> Users = Read();

    public static TheoryData<string> Ids => [.. Users.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Verifier_matches_the_vector(string id)
    {
        JsonElement user = Users[id];
        BigInteger verifier = SrpServer.Verifier(Number(user, "salt"), Identity(user), Text(user, "password"));

        Assert.Equal(Text(user, "verifier"), verifier.ToString(16));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void B_matches_the_vector(string id)
    {
        JsonElement user = Users[id];

        BigInteger power = SrpServer.Power(Number(user, "b"));
        Assert.Equal(Text(user, "B"), SrpServer.PublicB(Number(user, "verifier"), power).ToString(16), ignoreCase: true);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Signature_matches_the_vector(string id)
    {
        JsonElement user = Users[id];
        byte[] signature = SrpServer.Signature(
            SrpServer.ParseA(Text(user, "A"))!, Number(user, "B"), Number(user, "b"), Number(user, "verifier"),
            Identity(user), Convert.FromBase64String(Text(user, "secretBlock")), Text(user, "timestamp"));

        Assert.Equal(Text(user, "signature"), Convert.ToBase64String(signature));
    }

    [Fact]
    public void A_can_have_leading_zeros()
    {
        string a = new('f', 767);

        Assert.Equal(SrpServer.ParseA(a), SrpServer.ParseA("000" + a));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0000")]
    [InlineData("-2")]
    [InlineData("xyz")]
    public void A_that_is_zero_or_not_a_number_is_refused(string a) => Assert.Null(SrpServer.ParseA(a));

    [Fact]
    public void A_that_is_N_is_refused()
    {
        using JsonDocument vectors = Vectors();

        Assert.Null(SrpServer.ParseA(vectors.RootElement.GetProperty("N").GetString()!));
    }

    [Fact]
    public void A_of_769_significant_digits_is_refused() => Assert.Null(SrpServer.ParseA(new string('f', 769)));

    private static string Identity(JsonElement user) => Text(user, "poolName") + Text(user, "username");

    private static BigInteger Number(JsonElement user, string name) => new(Text(user, name), 16);

    private static string Text(JsonElement user, string name) => user.GetProperty(name).GetString()!;

    private static Dictionary<string, JsonElement> Read()
    {
        using JsonDocument vectors = Vectors();
        return vectors.RootElement.GetProperty("users").EnumerateArray().ToDictionary(user => Text(user, "id"), user => user.Clone());
    }

    private static JsonDocument Vectors() => JsonDocument.Parse(File.ReadAllBytes(Repository.Spec("vectors", "srp.json")));
}
