namespace LiteCognito.Emulator.Tests.State;

/// <summary>Options whose values have no meaning are refused with the option, the value and what it can be.</summary>
public sealed class OptionCheckTests : IDisposable
{
    private readonly CognitoEmulator _emulator = new();

    public static TheoryData<EmulatorPoolOptions, string> Pools => new()
    {
        { new() { MfaToSetUp = ["TOTP"] }, "MfaToSetUp has 'TOTP', which is not one of these: SOFTWARE_TOKEN_MFA, EMAIL_OTP." },
        { new() { AllowedFirstAuthFactors = ["PASSKEY"] }, "AllowedFirstAuthFactors has 'PASSKEY', which is not one of these: " },
        { new() { AliasAttributes = ["name"] }, "AliasAttributes has 'name', which is not one of these: " },
        { new() { UsernameAttributes = ["phone"] }, "UsernameAttributes has 'phone', which is not one of these: " },
        { new() { AutoVerifiedAttributes = ["phone"] }, "AutoVerifiedAttributes has 'phone', which is not one of these: " },
        { new() { CustomAttributes = ["team"] }, "CustomAttributes has 'team', which is not the name of a custom attribute: " },
        { new() { CustomAttributes = ["custom:"] }, "CustomAttributes has 'custom:', which is not the name of a custom attribute: " },
        { new() { RequiredAttributes = ["custom:team"] }, "'custom:team' in EmulatorPoolOptions.RequiredAttributes" },
        { new() { AliasAttributes = ["email"], UsernameAttributes = ["email"] }, "A pool can have one of them." },
        { new() { Id = "pool" }, "'pool' is not a user pool ID." },
    };

    [Theory, MemberData(nameof(Pools), DisableDiscoveryEnumeration = true)]
    public void Option_of_a_pool_is_refused(EmulatorPoolOptions options, string message)
    {
        var refused = Assert.Throws<ArgumentException>(() => _emulator.CreatePool(options));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Equal("options", refused.ParamName);
    }

    [Fact]
    public void Option_of_an_app_client_is_refused()
    {
        EmulatorPool pool = _emulator.CreatePool();
        Assert.Contains(
            "EmulatorClientOptions.ExplicitAuthFlows has 'USER_SRP_AUTH', which is not one of these: ALLOW_REFRESH_TOKEN_AUTH, ",
            Assert.Throws<ArgumentException>(() => pool.CreateClient("app", false, "USER_SRP_AUTH")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "EmulatorClientOptions.AllowedOAuthFlows has 'implicit', which is not one of these: code, client_credentials.",
            Assert.Throws<ArgumentException>(() => pool.CreateClient(new() { Name = "app", AllowedOAuthFlows = ["implicit"] })).Message,
            StringComparison.Ordinal);
    }

    public void Dispose() => _emulator.Dispose();
}
