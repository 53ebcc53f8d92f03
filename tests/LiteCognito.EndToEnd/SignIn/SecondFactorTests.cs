using System.Net;
using System.Text;
using LiteCognito.Model;

namespace LiteCognito.EndToEnd.SignIn;

/// <summary>Second factors of a signed-in user: enrollment, verification and preferences.</summary>
public sealed class SecondFactorTests : IDisposable
{
    private const string Totp = "SOFTWARE_TOKEN_MFA";
    private const string Sms = "SMS_MFA";
    private const string Email = "EMAIL_OTP";

    private readonly Offline _offline = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>A preference, and the factors that are on and preferred after it.</summary>
    public static TheoryData<MfaSetting, MfaSetting, string[], string?> Menu => new()
    {
        { MfaSetting.Off, MfaSetting.Preferred, [Totp], Totp },
        { MfaSetting.Preferred, MfaSetting.Off, [Sms], Sms },
        { MfaSetting.On, MfaSetting.Preferred, [Sms, Totp], Totp },
        { MfaSetting.Preferred, MfaSetting.On, [Sms, Totp], Sms },
        { MfaSetting.On, MfaSetting.On, [Sms, Totp], null },
        { MfaSetting.Off, MfaSetting.Off, [], null },
    };

    [Fact]
    public async Task Secret_has_a_uri_that_authenticators_can_scan()
    {
        CognitoSession session = Offline.Session(await _offline.SignInAsync());

        SoftwareTokenSecret secret = await session.AssociateSoftwareTokenAsync(Cancelled);

        Assert.Matches("^[A-Z2-7]{16,}$", secret.SecretCode);
        Assert.Equal(
            $"otpauth://totp/Caf%C3%A9%20%26%20Co:alice%40example.com?secret={secret.SecretCode}&issuer=Caf%C3%A9%20%26%20Co",
            secret.ToUri("Café & Co", "alice@example.com"));
    }

    [Fact]
    public async Task Association_requires_a_valid_access_token()
    {
        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(
            () => _offline.Client.AssociateSoftwareTokenAsync(new() { AccessToken = "rubbish" }, Cancelled));

        Assert.Equal(CognitoErrorCodes.NotAuthorized, refused.Code);
    }

    [Fact]
    public async Task Verifying_again_after_a_wrong_code_enrolls_the_authenticator()
    {
        CognitoSession session = Offline.Session(await _offline.SignInAsync());
        SoftwareTokenSecret secret = await session.AssociateSoftwareTokenAsync(Cancelled);
        string code = _offline.Totp(secret.SecretCode);

        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(
            () => session.VerifySoftwareTokenAsync(Offline.Wrong(code), "phone", Cancelled));
        Assert.Equal(CognitoErrorCodes.EnableSoftwareTokenMFA, refused.Code);
        Assert.True(await session.VerifySoftwareTokenAsync(code, "phone", Cancelled));

        await session.SetMfaPreferenceAsync(new() { SoftwareToken = MfaSetting.Preferred }, Cancelled);
        _offline.NextTotpStep();
        var challenge = Assert.IsType<SoftwareTokenMfaChallenge>(await _offline.SignInAsync());
        Assert.Equal("phone", challenge.FriendlyDeviceName);
        Offline.Session(await challenge.RespondAsync(_offline.Totp(secret.SecretCode), Cancelled));
    }

    [Fact]
    public async Task Verification_returns_false_if_Cognito_answers_with_the_status_ERROR()
    {
        CognitoClient client = _offline.NewClient(between: new ErrorStatus());
        CognitoSession session = Offline.Session(await client.SignInAsync(Offline.Username, Offline.Password, Cancelled));

        Assert.False(await session.VerifySoftwareTokenAsync("123456", null, Cancelled));
    }

    [Theory]
    [MemberData(nameof(Menu))]
    public async Task Preference_is_read_back_as_it_was_set(MfaSetting sms, MfaSetting totp, string[] on, string? preferred)
    {
        CognitoSession session = await EnrolledAsync();

        await session.SetMfaPreferenceAsync(new() { Sms = sms, SoftwareToken = totp }, Cancelled);

        GetUserResponse user = await session.GetUserAsync(Cancelled);
        Assert.Equal(preferred, user.PreferredMfaSetting);
        Assert.Equal(on.Order(), (user.UserMFASettingList ?? []).Order());
        GetUserAuthFactorsResponse factors = await session.GetUserAuthFactorsAsync(Cancelled);
        Assert.Equal(preferred, factors.PreferredMfaSetting);
        Assert.Equal(on.Order(), (factors.UserMFASettingList ?? []).Order());
    }

    [Theory]
    [MemberData(nameof(Menu))]
    public async Task Next_sign_in_requires_the_preferred_factor(MfaSetting sms, MfaSetting totp, string[] on, string? preferred)
    {
        CognitoSession session = await EnrolledAsync();
        await session.SetMfaPreferenceAsync(new() { Sms = sms, SoftwareToken = totp }, Cancelled);

        SignInStep result = await _offline.SignInAsync();

        if (on.Length == 0)
            Assert.IsType<SignedIn>(result);
        else
            Assert.Equal(preferred ?? "SELECT_MFA_TYPE", Assert.IsAssignableFrom<SignInChallenge>(result).Name);
    }

    [Fact]
    public async Task Factors_that_a_preference_does_not_mention_stay_unchanged()
    {
        CognitoSession session = await EnrolledAsync();
        await session.SetMfaPreferenceAsync(new() { Sms = MfaSetting.On, SoftwareToken = MfaSetting.Preferred }, Cancelled);

        await session.SetMfaPreferenceAsync(new() { Sms = MfaSetting.Off }, Cancelled);

        GetUserResponse user = await session.GetUserAsync(Cancelled);
        Assert.Equal([Totp], user.UserMFASettingList!);
        Assert.Equal(Totp, user.PreferredMfaSetting);
    }

    [Fact]
    public async Task Email_can_be_preferred_too()
    {
        CognitoSession session = Offline.Session(await _offline.SignInAsync());

        await session.SetMfaPreferenceAsync(new() { Email = MfaSetting.Preferred }, Cancelled);

        Assert.Equal(Email, (await session.GetUserAsync(Cancelled)).PreferredMfaSetting);
        Assert.IsType<EmailOtpChallenge>(await _offline.SignInAsync());
    }

    [Fact]
    public async Task Impossible_preferences_are_argument_errors_and_nothing_is_sent()
    {
        var counting = new Counting();
        CognitoClient client = _offline.NewClient(between: counting);
        CognitoSession session = Offline.Session(await client.SignInAsync(Offline.Username, Offline.Password, Cancelled));
        int before = counting.Calls;

        await Assert.ThrowsAsync<ArgumentException>(() => session.SetMfaPreferenceAsync(new(), Cancelled));
        await Assert.ThrowsAsync<ArgumentException>(
            () => session.SetMfaPreferenceAsync(new() { Sms = MfaSetting.Preferred, SoftwareToken = MfaSetting.Preferred }, Cancelled));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => session.SetMfaPreferenceAsync(new() { Sms = (MfaSetting)7 }, Cancelled));

        Assert.Equal(before, counting.Calls);
    }

    [Fact]
    public async Task Authenticator_that_was_never_verified_cannot_be_turned_on()
    {
        CognitoSession session = Offline.Session(await _offline.SignInAsync());
        await session.AssociateSoftwareTokenAsync(Cancelled);

        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(
            () => session.SetMfaPreferenceAsync(new() { SoftwareToken = MfaSetting.Preferred }, Cancelled));

        Assert.Equal(CognitoErrorCodes.InvalidParameter, refused.Code);
    }

    public void Dispose() => _offline.Dispose();

    private async Task<CognitoSession> EnrolledAsync()
    {
        CognitoSession session = Offline.Session(await _offline.SignInAsync());
        SoftwareTokenSecret secret = await session.AssociateSoftwareTokenAsync(Cancelled);
        Assert.True(await session.VerifySoftwareTokenAsync(_offline.Totp(secret.SecretCode), null, Cancelled));
        return session;
    }

    private sealed class ErrorStatus : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.Headers.GetValues("X-Amz-Target").Single().EndsWith(".VerifySoftwareToken", StringComparison.Ordinal)
                ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
                {
                    Content = new StringContent("""{"Status":"ERROR"}""", Encoding.UTF8, "application/x-amz-json-1.1"),
                })
                : base.SendAsync(request, cancellationToken);
    }

    private sealed class Counting : DelegatingHandler
    {
        public int Calls { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
