using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour;

/// <summary>Which passwords users can have.</summary>
public sealed class PasswordFacts : ServiceFacts
{
    public static TheoryData<string, string?> Passwords => new()
    {
        { "Passw0rd!", null },
        { "Pass w0rd", null }, // the blank is a symbol
        { "Passw0rdé", "InvalidPasswordException: Password did not conform with policy: Password must have symbol characters" },
        { "PÀSSw0rd!", null },
        { "pÀssw0rd!", "InvalidPasswordException: Password did not conform with policy: Password must have uppercase characters" },
        { "Pw0!", "InvalidPasswordException: Password did not conform with policy: Password not long enough" },
        { " Passw0rd!", Pattern }, { "Passw0rd! ", Pattern }, { "\tPassw0rd!", Pattern }, { "Passw0rd!\n", Pattern },
        { "Aa1!" + new string('a', 252), null },
        { "Aa1!" + new string('a', 253), "InvalidParameterException: 1 validation error detected: Value at 'password' failed to satisfy "
            + "constraint: Member must have length less than or equal to 256" },
    };

    private static string Pattern => "InvalidParameterException: 1 validation error detected: Value at 'password' failed to satisfy "
        + @"constraint: Member must satisfy regular expression pattern: ^[\S]+.*[\S]+$";

    [Theory, MemberData(nameof(Passwords)), Note("B18")]
    public async Task Password_is_checked(string password, string? refusal)
    {
        string client = await CreateClientAsync(await CreatePoolAsync());
        var input = new JsonObject { ["ClientId"] = client, ["Username"] = "maria", ["Password"] = password };
        if (refusal is null)
            await CallAsync("SignUp", input);
        else
            Assert.Equal(refusal, await RefusalAsync("SignUp", input));
    }

    [Fact, Note("B18")]
    public async Task Every_symbol_of_the_list_counts()
    {
        string pool = await CreatePoolAsync();
        const string Symbols = """^$*.[]{}()?"!@#%&/\,><':;|_~`=+-""";
        foreach (char symbol in Symbols)
            await CallAsync("AdminCreateUser", new()
            {
                ["UserPoolId"] = pool,
                ["Username"] = $"user{(int)symbol}",
                ["TemporaryPassword"] = $"Passw{symbol}0rd",
            });
    }

    [Theory, Note("B39")]
    [InlineData(null, 7)]
    [InlineData(2, 2)]
    public async Task Temporary_password_expires(int? validity, int days)
    {
        string pool = await CreatePoolAsync(validity is null ? null : new()
        {
            ["Policies"] = new JsonObject
            {
                ["PasswordPolicy"] = new JsonObject { ["MinimumLength"] = 8, ["TemporaryPasswordValidityDays"] = validity },
            },
        });
        string client = await CreateClientAsync(pool);
        await CallAsync("AdminCreateUser", new()
        {
            ["UserPoolId"] = pool,
            ["Username"] = "maria",
            ["TemporaryPassword"] = Password,
            ["MessageAction"] = "SUPPRESS",
        });
        Clock.Advance(TimeSpan.FromDays(days) - TimeSpan.FromMinutes(1));
        Assert.Equal("NEW_PASSWORD_REQUIRED", (string)(await CallAsync("InitiateAuth", PasswordAuth(client)))["ChallengeName"]!);
        Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(
            "NotAuthorizedException: Temporary password has expired and must be reset by an administrator.",
            await RefusalAsync("InitiateAuth", PasswordAuth(client)));
    }
}
