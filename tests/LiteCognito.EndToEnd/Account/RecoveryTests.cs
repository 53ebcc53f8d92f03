using LiteCognito.EndToEnd.Administration;
using LiteCognito.Model;

namespace LiteCognito.EndToEnd.Account;

/// <summary>The address that receives the code for a password reset.</summary>
public sealed class RecoveryTests : IDisposable
{
    private readonly Offline _offline = new();
    private readonly CognitoClient _admin;

    public RecoveryTests() => _admin = Administrator.Of(_offline);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Code_goes_to_the_verified_phone_first_by_default()
    {
        Assert.Equal("SMS", await MediumAsync());
        await _admin.AdminUpdateUserAttributesAsync(Offline.Username, new UserAttributes { PhoneNumberVerified = false }, Cancel);
        Assert.Equal("EMAIL", await MediumAsync());
    }

    [Fact]
    public async Task Code_goes_to_the_recovery_mechanism_of_highest_priority()
    {
        await SetAsync(("verified_phone_number", 2), ("verified_email", 1));
        Assert.Equal("EMAIL", await MediumAsync());
        await SetAsync(("verified_phone_number", 1), ("verified_email", 2));
        Assert.Equal("SMS", await MediumAsync());
        _offline.User.EnableSmsMfa(); // a phone that is the second factor cannot also reset the password
        Assert.Equal("EMAIL", await MediumAsync());
    }

    [Fact]
    public async Task No_code_is_sent_to_an_address_that_the_pool_does_not_name()
    {
        await SetAsync(("verified_email", 1));
        await _admin.AdminUpdateUserAttributesAsync(Offline.Username, new UserAttributes { EmailVerified = false }, Cancel);
        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(MediumAsync);
        Assert.Equal(CognitoErrorCodes.InvalidParameter, thrown.Code);
    }

    [Fact]
    public async Task Recovery_by_administrators_only_sends_no_code()
    {
        await SetAsync(("admin_only", 1));
        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(MediumAsync);
        Assert.Equal(CognitoErrorCodes.NotAuthorized, thrown.Code);
        Assert.Contains("Contact administrator to reset password.", thrown.Message, StringComparison.Ordinal);
        Assert.Empty(_offline.Emulator.Messages);
    }

    public void Dispose() => _offline.Dispose();

    private async Task<string?> MediumAsync() =>
        (await _offline.Client.ForgotPasswordAsync(Offline.Username, Cancel)).CodeDeliveryDetails!.DeliveryMedium;

    private Task<UpdateUserPoolResponse> SetAsync(params (string Name, int Priority)[] mechanisms) => _admin.UpdateUserPoolAsync(new()
    {
        AccountRecoverySetting = new()
        {
            RecoveryMechanisms = [
                .. mechanisms.Select(mechanism => new RecoveryOption { Name = mechanism.Name, Priority = mechanism.Priority })],
        },
    }, Cancel);
}
