using LiteCognito.Emulator;
using LiteCognito.EndToEnd.Administration;

namespace LiteCognito.EndToEnd.Account;

/// <summary>Email addresses and phone numbers: verification, aliases, and the second factors that need them.</summary>
public sealed class AddressTests : IDisposable
{
    private readonly Offline _offline = new(new EmulatorPoolOptions { AliasAttributes = ["email"], RequiredAttributes = ["name"] });
    private readonly CognitoClient _admin;

    public AddressTests() => _admin = Administrator.Of(_offline);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Code_sent_to_the_old_address_does_not_verify_the_new_one()
    {
        CognitoSession session = Offline.Session(await _offline.SignInAsync());
        await session.GetUserAttributeVerificationCodeAsync("email", cancellationToken: Cancel);
        string code = _offline.LastCode;
        await _admin.AdminUpdateUserAttributesAsync(Offline.Username, new UserAttributes { Email = "mallory@example.com" }, Cancel);

        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(() => session.VerifyUserAttributeAsync("email", code, Cancel));
        Assert.Equal(CognitoErrorCodes.ExpiredCode, thrown.Code);
    }

    [Fact]
    public async Task Code_sent_to_the_old_address_does_not_reset_the_password()
    {
        await _offline.Client.ForgotPasswordAsync(Offline.Username, Cancel);
        string code = _offline.LastCode;
        await _admin.AdminUpdateUserAttributesAsync(
            Offline.Username,
            new UserAttributes
            {
                Email = "new@example.com",
                EmailVerified = true,
                PhoneNumber = "+15555550101",
                PhoneNumberVerified = true,
            },
            Cancel);
        await Assert.ThrowsAsync<CognitoException>(
            () => _offline.Client.ConfirmForgotPasswordAsync(Offline.Username, code, "Fresh-horse-9", Cancel));
    }

    [Fact]
    public async Task Alias_of_another_user_is_refused_unless_forced()
    {
        await _offline.Client.SignUpAsync(
            new()
            {
                Username = "bob",
                Password = "Fresh-horse-9",
                UserAttributes = new UserAttributes { Email = "alice@example.com", Name = "Bob" },
            },
            Cancel);
        string code = _offline.LastCode;
        Assert.Equal(
            CognitoErrorCodes.AliasExists,
            await CodeAsync(() => _admin.AdminUpdateUserAttributesAsync("bob", new UserAttributes { EmailVerified = true }, Cancel)));
        Assert.Equal(
            CognitoErrorCodes.AliasExists,
            await CodeAsync(() => _offline.Client.ConfirmSignUpAsync(new() { Username = "bob", ConfirmationCode = code }, Cancel)));

        await _offline.Client.ConfirmSignUpAsync(new() { Username = "bob", ConfirmationCode = code, ForceAliasCreation = true }, Cancel);
        Assert.Equal("bob", (await _admin.AdminGetUserAsync("alice@example.com", Cancel)).Username);
        Assert.False((await _admin.AdminGetUserAsync(Offline.Username, Cancel)).UserAttributes.EmailVerified);
    }

    [Fact]
    public async Task Deleting_the_email_turns_off_its_second_factor()
    {
        await _admin.AdminSetUserMFAPreferenceAsync(
            new() { Username = Offline.Username, EmailMfaSettings = new() { Enabled = true, PreferredMfa = true } }, Cancel);
        Assert.IsType<EmailOtpChallenge>(await _offline.SignInAsync());
        await _admin.AdminDeleteUserAttributesAsync(Offline.Username, ["email"], Cancel);
        Offline.Session(await _offline.SignInAsync());
        Assert.Null((await _admin.AdminGetUserAsync(Offline.Username, Cancel)).PreferredMfaSetting);
    }

    [Fact]
    public async Task Required_attribute_cannot_be_set_to_an_empty_value()
    {
        await _admin.AdminUpdateUserAttributesAsync(Offline.Username, new UserAttributes { Name = "Alice" }, Cancel);
        Assert.Equal(
            CognitoErrorCodes.InvalidParameter,
            await CodeAsync(() => _admin.AdminUpdateUserAttributesAsync(Offline.Username, new UserAttributes { ["name"] = "" }, Cancel)));
        Assert.Equal("Alice", (await _admin.AdminGetUserAsync(Offline.Username, Cancel)).UserAttributes.Name);
    }

    public void Dispose() => _offline.Dispose();

    private static async Task<string> CodeAsync(Func<Task> call) => (await Assert.ThrowsAsync<CognitoException>(call)).Code;
}
