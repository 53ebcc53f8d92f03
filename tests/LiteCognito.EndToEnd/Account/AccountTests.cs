using LiteCognito.Emulator;
using LiteCognito.Model;

namespace LiteCognito.EndToEnd.Account;

/// <summary>Operations of users on their own accounts: passwords, attributes and deletion.</summary>
public sealed class AccountTests : IDisposable
{
    private const string NewPassword = "Fresh-horse-9";

    private readonly Offline _offline = new(new EmulatorPoolOptions { CustomAttributes = ["custom:team"] });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Forgotten_password_is_reset_with_the_sent_code()
    {
        ForgotPasswordResponse sent = await _offline.Client.ForgotPasswordAsync(Offline.Username, Cancel);
        Assert.Equal("SMS", sent.CodeDeliveryDetails!.DeliveryMedium);

        CognitoException wrong = await Assert.ThrowsAsync<CognitoException>(
            () => _offline.Client.ConfirmForgotPasswordAsync(Offline.Username, Offline.Wrong(_offline.LastCode), NewPassword, Cancel));
        Assert.Equal(CognitoErrorCodes.CodeMismatch, wrong.Code);
        CognitoException weak = await Assert.ThrowsAsync<CognitoException>(
            () => _offline.Client.ConfirmForgotPasswordAsync(Offline.Username, _offline.LastCode, "weak", Cancel));
        Assert.Equal(CognitoErrorCodes.InvalidPassword, weak.Code);

        await _offline.Client.ConfirmForgotPasswordAsync(Offline.Username, _offline.LastCode, NewPassword, Cancel);
        Offline.Session(await _offline.SignInAsync(password: NewPassword));
        await Assert.ThrowsAsync<CognitoException>(() => _offline.SignInAsync());
    }

    [Fact]
    public async Task Forgot_password_reports_an_unknown_user_as_the_service_does()
    {
        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(() => _offline.Client.ForgotPasswordAsync("nobody", Cancel));
        Assert.Equal(CognitoErrorCodes.UserNotFound, thrown.Code);
        Assert.Contains("Username/client id combination not found.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_the_password_requires_the_current_one()
    {
        CognitoSession session = Offline.Session(await _offline.SignInAsync());
        CognitoException wrong = await Assert.ThrowsAsync<CognitoException>(
            () => session.ChangePasswordAsync("Wrong-horse-1", NewPassword, Cancel));
        Assert.Equal(CognitoErrorCodes.NotAuthorized, wrong.Code);
        await session.ChangePasswordAsync(Offline.Password, NewPassword, Cancel);
        Offline.Session(await _offline.SignInAsync(password: NewPassword));
    }

    [Fact]
    public async Task Attributes_are_updated_and_read_under_the_programs_own_names()
    {
        CognitoSession session = Offline.Session(await _offline.SignInAsync());
        var names = new Dictionary<string, string> { ["given_name"] = "first", ["custom:team"] = "team" };
        UserAttributes changes = UserAttributes.FromOwnNames(
            new Dictionary<string, string> { ["first"] = "Alice", ["team"] = "red" }, names);
        await session.UpdateUserAttributesAsync(changes, cancellationToken: Cancel);

        UserAttributes read = (await session.GetUserAsync(Cancel)).UserAttributes;
        Assert.Equal(("Alice", "red", true), (read.GivenName, read.Custom("team"), read.EmailVerified));
        Dictionary<string, string> mapped = read.ToOwnNames(names);
        Assert.Equal(("Alice", "red", "alice@example.com"), (mapped["first"], mapped["team"], mapped["email"]));

        await session.DeleteUserAttributesAsync(["given_name"], Cancel);
        Assert.Null((await session.GetUserAsync(Cancel)).UserAttributes.GivenName);
    }

    [Fact]
    public async Task Changed_email_is_verified_with_the_code_sent_to_it()
    {
        CognitoSession session = Offline.Session(await _offline.SignInAsync());
        IReadOnlyList<CodeDeliveryDetails> sent = await session.UpdateUserAttributesAsync(
            new UserAttributes { Email = "alice@example.org" }, cancellationToken: Cancel);
        Assert.Equal("email", Assert.Single(sent).AttributeName);
        Assert.False((await session.GetUserAsync(Cancel)).UserAttributes.EmailVerified);
        Assert.Equal("alice@example.org", _offline.Emulator.Messages[^1].Destination);

        await session.GetUserAttributeVerificationCodeAsync("email", cancellationToken: Cancel); // sends another code
        CognitoException wrong = await Assert.ThrowsAsync<CognitoException>(
            () => session.VerifyUserAttributeAsync("email", Offline.Wrong(_offline.LastCode), Cancel));
        Assert.Equal(CognitoErrorCodes.CodeMismatch, wrong.Code);
        await session.VerifyUserAttributeAsync("email", _offline.LastCode, Cancel);
        Assert.True((await session.GetUserAsync(Cancel)).UserAttributes.EmailVerified);
    }

    [Fact]
    public async Task Deleting_the_user_ends_the_session()
    {
        CognitoSession session = Offline.Session(await _offline.SignInAsync());
        await session.DeleteUserAsync(Cancel);
        await Assert.ThrowsAsync<CognitoSessionEndedException>(() => session.GetAccessTokenAsync(Cancel));
        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(() => _offline.SignInAsync());
        Assert.Equal(CognitoErrorCodes.UserNotFound, thrown.Code);
    }

    public void Dispose() => _offline.Dispose();
}
