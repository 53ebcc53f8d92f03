using LiteCognito.Model;

namespace LiteCognito.EndToEnd.Administration;

/// <summary>A pool's policies are stored and returned. An update without policies keeps them.</summary>
public sealed class PoolPolicyTests : IDisposable
{
    private readonly Offline _offline = new();
    private readonly CognitoClient _admin;

    public PoolPolicyTests() => _admin = Administrator.Of(_offline);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Described_policy_can_be_written_back_unchanged()
    {
        await _admin.UpdateUserPoolAsync(new()
        {
            Policies = new()
            {
                PasswordPolicy = new()
                {
                    MinimumLength = 12,
                    RequireNumbers = true,
                    TemporaryPasswordValidityDays = 3,
                    PasswordHistorySize = 5,
                },
                SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP"] },
            },
        }, Cancel);
        UserPoolPolicy first = await PoliciesAsync();
        await _admin.UpdateUserPoolAsync(new() { Policies = first }, Cancel);
        foreach (UserPoolPolicy policies in (UserPoolPolicy[])[first, await PoliciesAsync()])
        {
            PasswordPolicy password = policies.PasswordPolicy!;
            Assert.Equal(
                (12, true, false, false, false),
                (password.MinimumLength, password.RequireNumbers, password.RequireLowercase, password.RequireUppercase,
                    password.RequireSymbols));
            Assert.Equal((3, 5), (password.TemporaryPasswordValidityDays, password.PasswordHistorySize));
            Assert.Equal(["PASSWORD", "EMAIL_OTP"], policies.SignInPolicy!.AllowedFirstAuthFactors);
        }
    }

    [Fact]
    public async Task Update_without_policies_keeps_them()
    {
        await _admin.UpdateUserPoolAsync(new()
        {
            Policies = new()
            {
                PasswordPolicy = new() { MinimumLength = 12, RequireSymbols = true },
                SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP"] },
            },
        }, Cancel);
        await _admin.UpdateUserPoolAsync(new() { PoolName = "renamed" }, Cancel);

        UserPoolPolicy policies = await PoliciesAsync();
        Assert.Equal(
            (12, true, 7),
            (policies.PasswordPolicy!.MinimumLength, policies.PasswordPolicy.RequireSymbols,
                policies.PasswordPolicy.TemporaryPasswordValidityDays));
        Assert.Equal(["PASSWORD", "EMAIL_OTP"], policies.SignInPolicy!.AllowedFirstAuthFactors);
        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(
            () => _admin.AdminSetUserPasswordAsync(Offline.Username, "tooshort", permanent: true, Cancel));
        Assert.Equal(CognitoErrorCodes.InvalidPassword, thrown.Code);
    }

    [Fact]
    public async Task Generated_password_has_the_minimum_length_of_the_policy()
    {
        await _admin.UpdateUserPoolAsync(
            new() { Policies = new() { PasswordPolicy = new() { MinimumLength = 99, RequireSymbols = true, RequireUppercase = true } } },
            Cancel);
        await _admin.AdminCreateUserAsync(
            new() { Username = "bob", UserAttributes = new UserAttributes { PhoneNumber = "+15555550101" } }, Cancel);
        Assert.IsType<NewPasswordChallenge>(await _offline.Client.SignInAsync("bob", _offline.LastCode, Cancel));
    }

    public void Dispose() => _offline.Dispose();

    private async Task<UserPoolPolicy> PoliciesAsync() =>
        (await _admin.DescribeUserPoolAsync(cancellationToken: Cancel)).UserPool!.Policies!;
}
