using System.Text;

namespace LiteCognito.Emulator.Tests.Seeds;

/// <summary>Each mistake in a seed is one sentence with its place, and leaves nothing behind.</summary>
public sealed class SeedMistakeTests
{
    private const string InPool = "{\"UserPools\":[{\"PoolName\":\"a\",\n";

    private const string InUser = InPool + "\"Users\":[{\"Username\":\"u\",\"Password\":\"Hidden-7\",\n";

    [Theory]
    [InlineData("", "The seed line 1: The JSON is malformed at byte 1 of the line.")]
    [InlineData("{\n\"UserPools\" [] }", "The seed line 2: The JSON is malformed at byte 13 of the line.")]
    [InlineData("[]", "The seed line 1: The seed is not an object. Write it in braces.")]
    [InlineData("{\"a\":\"\\ud800\"}", "The seed has a text that is not valid Unicode.")]
    [InlineData("{\"UserPools\":[],\n\"UserPools\":[]}", "The seed line 2: UserPools occurs twice. Remove one of the two.")]
    [InlineData("{\"UserPool\":[]}", "The seed line 1: UserPool is not known. Did you mean UserPools?")]
    [InlineData("{\"Zebra\":[]}", "The seed line 1: Zebra is not known. Remove it.")]
    [InlineData("{\"UserPools\":{}}", "The seed line 1: UserPools is not a list. Write it in brackets.")]
    [InlineData("{\"UserPools\":[{}]}", "The seed line 1: UserPools[0] has no PoolName. Add it.")]
    [InlineData("{\"UserPools\":[{\"PoolName\":null}]}", "The seed line 1: UserPools[0] has no PoolName. Add it.")]
    [InlineData(
        InPool + "\"Policies\":{\"PasswordPolicy\":{\"MinimumLenght\":9}}}]}",
        "The seed line 2: UserPools[0].Policies.PasswordPolicy.MinimumLenght is not known. Did you mean MinimumLength?")]
    [InlineData(
        InPool + "\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":\"9\"}}}]}",
        "The seed line 2: UserPools[0].Policies.PasswordPolicy.MinimumLength is not a number. Write it without quotation marks.")]
    [InlineData(InPool + "\"Id\":\"nowhere\"}]}", "The seed line 2: UserPools[0].Id is not an ID: it has no region before a '_'.")]
    [InlineData(
        InPool + "\"Region\":\"eu-west-1\",\"Id\":\"us-east-1_A\"}]}",
        "The seed line 2: UserPools[0].Region is not the region of the Id. Remove it.")]
    [InlineData(
        InPool + "\"Id\":\"us-east-1_A!\"}]}",
        "The seed line 1: UserPools[0] is refused by CreateUserPool: The ID of the user pool must be us-east-1_ and letters or digits, "
        + "at most 55 characters.")]
    [InlineData(
        "{\"UserPools\":[{\"PoolName\":\"a\",\"Id\":\"us-east-1_A\"},\n{\"PoolName\":\"b\",\"Id\":\"us-east-1_A\"}]}",
        "The seed line 2: UserPools[1] has the Id us-east-1_A, which exists already. Change the Id, or the name that it is derived from.")]
    [InlineData(InPool + "\"Password\":\"\"}]}", "The seed line 2: UserPools[0].Password is empty. Give it a value, or remove it.")]
    [InlineData(
        InPool + "\"MfaConfiguration\":\"ON\"}]}",
        "The seed line 1: UserPools[0] is refused by SetUserPoolMfaConfig: Invalid MFA Configuration given. SMS MFA, Email MFA, or "
        + "Software Token MFA must be enabled.")]
    [InlineData(
        InPool + "\"Groups\":[{\"GroupName\":\"g\"},\n{\"GroupName\":\"g\"}]}]}",
        "The seed line 3: UserPools[0].Groups[1] is refused by CreateGroup: A group with the name already exists.")]
    [InlineData(
        InPool + "\"Clients\":[{\"ClientName\":\"c\"},\n{\"ClientName\":\"c\",\"ClientId\":\"a b\"}]}]}",
        "The seed line 3: UserPools[0].Clients[1] is refused by CreateUserPoolClient: The ID of the app client must have 1 to 128 letters, "
        + "digits, '_' and '+'.")]
    [InlineData(
        InPool + "\"Clients\":[{\"ClientName\":\"c\",\"ClientId\":\"x\"},\n{\"ClientName\":\"d\",\"ClientId\":\"x\"}]}]}",
        "The seed line 3: UserPools[0].Clients[1] has the ClientId x, which exists already. Change the ClientId, or the name that it is "
        + "derived from.")]
    [InlineData(
        InPool + "\"Clients\":[{\"ClientName\":\"c\",\"ExplicitAuthFlows\":[\"ALLOW_MAGIC\"]}]}]}",
        "The seed line 2: UserPools[0].Clients[0] is refused by CreateUserPoolClient: 1 validation error detected: Value")]
    [InlineData(
        InPool + "\"Users\":[{\"Username\":\"u\"}]}]}",
        "The seed line 2: UserPools[0].Users[0] has no Password. Add one, or add a Password for all users to the user pool.")]
    [InlineData(InUser + "\"Passwort\":\"x\"}]}]}", "The seed line 3: UserPools[0].Users[0].Passwort is not known. Did you mean Password?")]
    [InlineData(InUser + "\"Enabled\":1}]}]}", "The seed line 3: UserPools[0].Users[0].Enabled is neither true nor false.")]
    [InlineData(InUser + "\"Sub\":\"x\"}]}]}", "The seed line 3: UserPools[0].Users[0].Sub is not a UUID. Change it, or remove it.")]
    [InlineData(
        InUser + "\"Attributes\":{\"email\":1}}]}]}",
        "The seed line 3: UserPools[0].Users[0].Attributes.email is not a text. Write it in quotation marks.")]
    [InlineData(
        InUser + "\"Attributes\":{\"custom:x\":\"1\"}}]}]}",
        "The seed line 2: UserPools[0].Users[0] is refused by AdminCreateUser: Attributes did not conform to the schema: Type for "
        + "attribute {custom:x} could not be determined")]
    [InlineData(
        InUser + "\"Groups\":[\"g\"]}]}]}",
        "The seed line 3: UserPools[0].Users[0].Groups names the group g, which the user pool does not have. Add it to its Groups.")]
    [InlineData(
        InUser + "\"UserStatus\":\"CONFIRMD\"}]}]}",
        "The seed line 3: UserPools[0].Users[0].UserStatus is 'CONFIRMD', which is not one of these: CONFIRMED, UNCONFIRMED, "
        + "FORCE_CHANGE_PASSWORD, RESET_REQUIRED.")]
    [InlineData(
        InUser + "\"SoftwareTokenSecret\":\"Hidden-1\"}]}]}",
        "The seed line 3: UserPools[0].Users[0].SoftwareTokenSecret is not Base32. Base32 uses the letters A to Z and the digits 2 to 7.")]
    [InlineData(
        InUser + "\"UserMFASettingList\":[\"SMS_MFA\"]}]}]}",
        "The seed line 3: UserPools[0].Users[0].UserMFASettingList has SMS_MFA, but the user has no phone_number in its "
        + "Attributes. Add it.")]
    [InlineData(
        InUser + "\"PreferredMfaSetting\":\"EMAIL_OTP\"}]}]}",
        "The seed line 3: UserPools[0].Users[0].PreferredMfaSetting names a second factor that the user does not have. Remove it.")]
    [InlineData(
        InUser + "\"Enabled\":true},\n{\"Username\":\"u\",\"Password\":\"p\"}]}]}",
        "The seed line 4: UserPools[0].Users[1] is the second user named u, or with the same Sub. Change it, or remove it.")]
    [InlineData(
        "{\"IdentityPools\":[{\"IdentityPoolName\":\"a\"}]}",
        "The seed line 1: IdentityPools[0] has no AllowUnauthenticatedIdentities. Add it.")]
    [InlineData(
        "{\"IdentityPools\":[{\"IdentityPoolName\":\"a\",\"AllowUnauthenticatedIdentities\":false,\n\"Id\":\"us-east-1:x\"}]}",
        "The seed line 2: IdentityPools[0].Id is not an ID of an identity pool: a region, a colon and a UUID.")]
    public void Mistake_is_one_sentence(string seed, string expected)
    {
        using var emulator = new CognitoEmulator();

        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Load(emulator, seed));

        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Mistake_leaves_nothing_behind()
    {
        const string Good = """{"PoolName":"a","Id":"us-east-1_A","Clients":[{"ClientName":"c","ClientId":"x"}]}""";
        const string Settings = "\"IdentityPoolName\":\"i\",\"AllowUnauthenticatedIdentities\":true";
        const string Identities = "\"IdentityPools\":[{\"Id\":\"us-east-1:0b0b0b0b-1111-4222-8333-444444444444\"," + Settings + "}";
        using var emulator = new CognitoEmulator();

        Assert.Throws<InvalidDataException>(() => Load(emulator, $$"""{"UserPools":[{{Good}},{"PoolName":"b","Id":"x"}]}"""));
        Assert.Throws<InvalidDataException>(() => Load(
            emulator, $$"""{"UserPools":[{{Good}}],{{Identities}},{"Id":"x",{{Settings}}}]}"""));

        Assert.Equal("us-east-1_A", Load(emulator, $$"""{"UserPools":[{{Good}}],{{Identities}}]}""")[0].Id);
    }

    [Fact]
    public void File_is_named_in_the_error()
    {
        using var folder = new TemporaryFolder();
        using var emulator = new CognitoEmulator();
        File.WriteAllText(folder.File("users.json"), "{\n\"x\":1}");

        InvalidDataException error = Assert.Throws<InvalidDataException>(() => emulator.Load(folder.File("users.json")));

        Assert.Equal($"{folder.File("users.json")} line 2: x is not known. Remove it.", error.Message);
    }

    [Fact]
    public void Cut_or_changed_seed_is_loaded_or_refused_with_a_sentence()
    {
        byte[] seed = Encoding.UTF8.GetBytes(
            InUser + "\"Groups\":[],\"Attributes\":{\"email\":\"a@example.com\"}}],\"Clients\":[{\"ClientName\":\"c\"}]}]}");
        for (int i = 0; i < seed.Length; i++)
        {
            TryLoad(seed[..i]);
            foreach (byte wrong in "\0\"{[,1é"u8.ToArray())
            {
                byte[] changed = [.. seed];
                changed[i] = wrong;
                TryLoad(changed);
            }
        }
    }

    private static void TryLoad(byte[] seed)
    {
        using var emulator = new CognitoEmulator();
        try
        {
            emulator.Load(new MemoryStream(seed));
        }
        catch (InvalidDataException e)
        {
            Assert.StartsWith("The seed ", e.Message, StringComparison.Ordinal);
        }
    }

    private static IReadOnlyList<EmulatorPool> Load(CognitoEmulator emulator, string seed) =>
        emulator.Load(new MemoryStream(Encoding.UTF8.GetBytes(seed)));
}
