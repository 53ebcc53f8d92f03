using LiteCognito.Model;

namespace LiteCognito.EndToEnd.Administration;

/// <summary>Administration of users by signed calls.</summary>
public sealed class AdminUserTests : IDisposable
{
    private readonly Offline _offline = new();
    private readonly CognitoClient _admin;

    public AdminUserTests() => _admin = Administrator.Of(_offline);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Created_user_chooses_a_password_at_the_first_sign_in()
    {
        AdminCreateUserResponse made = await _admin.AdminCreateUserAsync(
            new()
            {
                Username = "bob",
                TemporaryPassword = "Temporary-1!",
                UserAttributes = new UserAttributes { Email = "bob@example.com", EmailVerified = true },
                MessageAction = "SUPPRESS",
            }, Cancel);
        Assert.Equal(("bob", "FORCE_CHANGE_PASSWORD", true), (made.User!.Username, made.User.UserStatus, made.User.Enabled));
        Assert.Equal("bob@example.com", made.User.Attributes!.Email);

        SignInStep step = await _offline.Client.SignInAsync("bob", "Temporary-1!", Cancel);
        Offline.Session(await Assert.IsType<NewPasswordChallenge>(step).RespondAsync("Permanent-2!", cancellationToken: Cancel));
        Assert.Equal("CONFIRMED", (await _admin.AdminGetUserAsync("bob", Cancel)).UserStatus);
    }

    [Fact]
    public async Task Creating_an_existing_user_is_refused()
    {
        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(
            () => _admin.AdminCreateUserAsync(new() { Username = Offline.Username }, Cancel));
        Assert.Equal(CognitoErrorCodes.UsernameExists, thrown.Code);
    }

    [Fact]
    public async Task Sign_up_is_confirmed_without_a_code()
    {
        await _offline.Client.SignUpAsync(new() { Username = "bob", Password = "Fresh-horse-9" }, Cancel);
        await _admin.AdminConfirmSignUpAsync("bob", Cancel);
        Offline.Session(await _offline.Client.SignInAsync("bob", "Fresh-horse-9", Cancel));
    }

    [Fact]
    public async Task Attributes_are_updated_and_deleted()
    {
        await _admin.AdminUpdateUserAttributesAsync(
            Offline.Username, new UserAttributes { GivenName = "Alice", PhoneNumberVerified = true }, Cancel);
        UserAttributes read = (await _admin.AdminGetUserAsync(Offline.Username, Cancel)).UserAttributes;
        Assert.Equal(("Alice", true), (read.GivenName, read.PhoneNumberVerified));
        await _admin.AdminDeleteUserAttributesAsync(new() { Username = Offline.Username, UserAttributeNames = ["given_name"] }, Cancel);
        Assert.Null((await _admin.AdminGetUserAsync(Offline.Username, Cancel)).UserAttributes.GivenName);
    }

    [Fact]
    public async Task Disabled_user_cannot_sign_in_until_enabled()
    {
        await _admin.AdminDisableUserAsync(Offline.Username, Cancel);
        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(() => _offline.SignInAsync());
        Assert.Equal(CognitoErrorCodes.NotAuthorized, thrown.Code);
        Assert.False((await _admin.AdminGetUserAsync(Offline.Username, Cancel)).Enabled);
        await _admin.AdminEnableUserAsync(Offline.Username, Cancel);
        Offline.Session(await _offline.SignInAsync());
    }

    [Fact]
    public async Task Reset_password_is_replaced_with_the_sent_code()
    {
        await _admin.AdminResetUserPasswordAsync(Offline.Username, Cancel);
        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(() => _offline.SignInAsync());
        Assert.Equal(CognitoErrorCodes.PasswordResetRequired, thrown.Code);
        await _offline.Client.ConfirmForgotPasswordAsync(Offline.Username, _offline.LastCode, "Fresh-horse-9", Cancel);
        Offline.Session(await _offline.SignInAsync(password: "Fresh-horse-9"));
    }

    [Fact]
    public async Task Administrator_sets_a_password_and_ends_sessions()
    {
        CognitoSession session = Offline.Session(await _offline.SignInAsync());
        await _admin.AdminSetUserPasswordAsync(Offline.Username, "Fresh-horse-9", permanent: true, Cancel);
        Offline.Session(await _offline.SignInAsync(password: "Fresh-horse-9"));
        await _admin.AdminUserGlobalSignOutAsync(Offline.Username, Cancel);
        await Assert.ThrowsAsync<CognitoException>(() => session.GetUserAsync(Cancel));
    }

    [Fact]
    public async Task Changing_the_password_ends_sign_ins_in_progress()
    {
        CognitoClient client = _offline.Client;
        var request = new SignInRequest { Username = Offline.Username, Flow = SignInFlow.UserAuth };
        var choice = Assert.IsType<FactorSelectionChallenge>(await client.SignInAsync(request, Cancel));
        await _admin.AdminResetUserPasswordAsync(Offline.Username, Cancel);
        CognitoException reset = await Assert.ThrowsAsync<CognitoException>(() => choice.SendPasswordAsync(Offline.Password, Cancel));
        Assert.Equal(CognitoErrorCodes.NotAuthorized, reset.Code);

        await _admin.AdminSetUserPasswordAsync(Offline.Username, Offline.Password, permanent: true, Cancel);
        choice = Assert.IsType<FactorSelectionChallenge>(await client.SignInAsync(request, Cancel));
        await _admin.AdminSetUserPasswordAsync(Offline.Username, "Fresh-horse-9", permanent: true, Cancel);
        await Assert.ThrowsAsync<CognitoException>(() => choice.SendPasswordAsync(Offline.Password, Cancel));
    }

    [Fact]
    public async Task Deleted_user_is_not_found()
    {
        await _admin.AdminDeleteUserAsync(Offline.Username, Cancel);
        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(() => _admin.AdminGetUserAsync(Offline.Username, Cancel));
        Assert.Equal(CognitoErrorCodes.UserNotFound, thrown.Code);
    }

    [Fact]
    public async Task Users_are_listed_in_pages_and_by_a_filter()
    {
        for (int i = 0; i < 70; i++)
            _offline.Pool.AddUser($"user{i:00}", "Passw0rd!", new Dictionary<string, string> { ["email"] = $"user{i:00}@example.com" });
        var names = new List<string>();
        await foreach (CognitoUser user in _admin.ListAllUsersAsync(new() { Limit = 20 }, Cancel))
            names.Add(user.Username!);
        Assert.Equal(71, names.Distinct().Count());
        Assert.Equal(4, _offline.Calls.All.Count(call => call.Operation == "ListUsers"));

        var few = new List<string>();
        await foreach (CognitoUser user in _admin.ListAllUsersAsync(new() { Filter = "email ^= \"user1\"" }, Cancel))
            few.Add(user.Username!);
        Assert.Equal(Enumerable.Range(10, 10).Select(i => $"user{i}"), few.Order());
    }

    [Fact]
    public async Task Administrator_sets_the_preferred_second_factor_of_a_user()
    {
        _offline.User.EnableSoftwareToken();
        await _admin.AdminSetUserMFAPreferenceAsync(
            new()
            {
                Username = Offline.Username,
                SMSMfaSettings = new() { Enabled = true },
                SoftwareTokenMfaSettings = new() { Enabled = true, PreferredMfa = true },
            }, Cancel);
        AdminGetUserResponse user = await _admin.AdminGetUserAsync(Offline.Username, Cancel);
        Assert.Equal("SOFTWARE_TOKEN_MFA", user.PreferredMfaSetting);
        Assert.Equal(["SMS_MFA", "SOFTWARE_TOKEN_MFA"], user.UserMFASettingList!.Order());
        Assert.IsType<SoftwareTokenMfaChallenge>(await _offline.SignInAsync());
    }

    [Fact]
    public async Task Wrong_secret_key_is_refused_with_403()
    {
        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(
            () => Administrator.Of(_offline, "wrong").AdminGetUserAsync(Offline.Username, Cancel));
        Assert.Equal((403, "InvalidSignatureException", 1), ((int)thrown.StatusCode, thrown.Code, thrown.Attempts));
    }

    [Fact]
    public async Task Wrong_clock_is_corrected()
    {
        var slow = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(_offline.Clock.GetUtcNow().AddHours(-3));
        AdminGetUserResponse user = await Administrator.Of(_offline, clock: slow).AdminGetUserAsync(Offline.Username, Cancel);
        Assert.Equal(Offline.Username, user.Username);
    }

    public void Dispose() => _offline.Dispose();
}
