
namespace LiteCognito.Emulator.Tests.State;

public sealed class TotpTests
{
    /// <summary>RFC 6238 appendix B with SHA-1: the last six of the eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Code_matches_the_rfc_6238_vector(long seconds, string code) =>
        Assert.Equal(code, Totp.Code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Fact]
    public void Secret_that_is_not_base32_is_refused() => Assert.Throws<FormatException>(() => Totp.Code("1!", DateTimeOffset.UnixEpoch));
}
