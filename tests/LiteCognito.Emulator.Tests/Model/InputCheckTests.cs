using System.Text.Json;
using LiteCognito.Emulator.Model;

namespace LiteCognito.Emulator.Tests.Model;

public sealed class InputCheckTests
{
    private const string Detected = "1 validation error detected: ", Failed = "failed to satisfy constraint: Member must";

    private static readonly ServiceModel Model = ModelTables.Find("AWSCognitoIdentityProviderService.")!;

    [Theory]
    [InlineData("DescribeUserPool", "{}", Detected + "Value null at 'userPoolId' " + Failed + " not be null")]
    [InlineData("DescribeUserPool", """{"UserPoolId":null}""", Detected + "Value null at 'userPoolId' " + Failed + " not be null")]
    [InlineData("DescribeUserPool", """{"UserPoolId":"one"}""",
        Detected + "Value 'one' at 'userPoolId' " + Failed + @" satisfy regular expression pattern: [\w-]+_[0-9a-zA-Z]+")]
    [InlineData(
        "ListUserPools", """{"MaxResults":61}""",
        Detected + "Value '61' at 'maxResults' " + Failed + " have value less than or equal to 60")]
    [InlineData("ListUserPools", """{"MaxResults":0}""",
        Detected + "Value '0' at 'maxResults' " + Failed + " have value greater than or equal to 1")]
    [InlineData("CreateUserPool", """{"PoolName":"p","MfaConfiguration":"false"}""",
        Detected + "Value 'false' at 'mfaConfiguration' " + Failed + " satisfy enum value set: [OFF, ON, OPTIONAL]")]
    [InlineData("CreateUserPool", """{"PoolName":"p","UsernameConfiguration":{}}""",
        Detected + "Value null at 'usernameConfiguration.caseSensitive' " + Failed + " not be null")]
    [InlineData("CreateUserPool", """{"PoolName":"p","Schema":[{"Name":"a"},{"Name":"phone_number_verified"}]}""",
        Detected + "Value 'phone_number_verified' at 'schema.2.member.name' " + Failed + " have length less than or equal to 20")]
    [InlineData("CreateUserPool", """{"PoolName":"p","Schema":[]}""",
        Detected + "Value '[]' at 'schema' " + Failed + " have length greater than or equal to 1")]
    [InlineData("CreateUserPool", """{"PoolName":"p","AliasAttributes":["email","name"]}""",
        Detected + "Value '[email, name]' at 'aliasAttributes' " + Failed
        + " satisfy constraint: [Member must satisfy enum value set: [phone_number, email, preferred_username]]")]
    [InlineData("TagResource", """{"ResourceArn":"arn:aws:cognito-idp:us-east-1:0:userpool/a","Tags":{"":"v"}}""",
        Detected + "Value '{=v}' at 'tags' failed to satisfy constraint: Map keys must satisfy constraint: "
        + "[Member must have length less than or equal to 128, Member must have length greater than or equal to 1]")]
    [InlineData("SignUp", """{"ClientId":"a","Username":"","Password":"p"}""",
        "2 validation errors detected: Value at 'username' " + Failed
        + @" satisfy regular expression pattern: [\p{L}\p{M}\p{S}\p{N}\p{P}]+; Value at 'username' " + Failed
        + " have length greater than or equal to 1")]
    public void Limits_of_the_model_are_checked(string operation, string input, string expected) =>
        Assert.Equal((null, expected), Check(operation, input));

    [Theory]
    [InlineData("""{"PoolName":1}""", "NUMBER_VALUE can not be converted to a String")]
    [InlineData("""{"PoolName":true}""", "TRUE_VALUE can not be converted to a String")]
    [InlineData("""{"PoolName":["p"]}""", "Start of list found where not expected")]
    [InlineData("""{"PoolName":{}}""", "Start of structure or map found where not expected.")]
    [InlineData("""{"PoolName":"p","Schema":"s"}""", "Expected list or null")]
    [InlineData("""{"PoolName":"p","Schema":["s"]}""", "Expected null")]
    [InlineData("""{"PoolName":"p","Policies":1}""", "Expected null")]
    [InlineData(
        """{"PoolName":"p","Policies":{"PasswordPolicy":{"MinimumLength":"8"}}}""", "STRING_VALUE can not be converted to an Integer")]
    [InlineData("""{"PoolName":"p","Policies":{"PasswordPolicy":{"MinimumLength":1e300}}}""",
        "NUMBER_VALUE can not be converted to an Integer")]
    [InlineData("""{"PoolName":"p","UserPoolTags":{"a":1}}""", "NUMBER_VALUE can not be converted to a String")]
    [InlineData("""{"PoolName":"p","AliasAttributes":[1]}""", "NUMBER_VALUE can not be converted to a String")]
    public void Wrong_types_are_refused_first(string input, string expected) =>
        Assert.Equal((expected, null), Check("CreateUserPool", input));

    [Fact]
    public void Password_may_have_blanks_and_is_never_repeated()
    {
        Assert.Equal((null, null), Check("SignUp", """{"ClientId":"a","Username":"u","Password":"one two"}"""));
        string input = JsonSerializer.Serialize(new { ClientId = "a", Username = "u", Password = new string('s', 257) });
        Assert.Equal(
            (null, Detected + "Value at 'password' " + Failed + " have length less than or equal to 256"), Check("SignUp", input));
    }

    [Fact]
    public void Error_has_a_limited_length()
    {
        string input = JsonSerializer.Serialize(new
        {
            ClientId = "a",
            Username = "u",
            UserAttributes = Enumerable.Repeat(new { Name = new string('n', 3000) }, 100),
        });
        (_, string? error) = Check("SignUp", input);
        Assert.StartsWith("10 validation errors detected: ", error, StringComparison.Ordinal);
        Assert.InRange(error!.Length, 0, 10_000);
    }

    [Fact]
    public void Unknown_members_and_nulls_are_removed()
    {
        const string Input = """
            {"PoolName":"p","Unknown":{"a":null},"LambdaConfig":null,"Policies":{"PasswordPolicy":{"MinimumLength":8.5,"More":1}},
            "AliasAttributes":["email",null]}
            """;
        ModelMember[] members = Model.Input("CreateUserPool")!;
        JsonElement input = JsonElement.Parse(Input);
        Assert.False(InputCheck.Check(Model, members, input).IsClean);
        using JsonDocument clean = InputCleaning.Clean(Model, members, input);
        Assert.Equal(
            """{"PoolName":"p","Policies":{"PasswordPolicy":{"MinimumLength":8}},"AliasAttributes":["email"]}""",
            clean.RootElement.GetRawText());
        Assert.True(InputCheck.Check(Model, members, clean.RootElement).IsClean);
    }

    private static (string? Type, string? Limits) Check(string operation, string input)
    {
        (string? type, string? limits, _) = InputCheck.Check(Model, Model.Input(operation)!, JsonElement.Parse(input));
        return (type, limits);
    }
}
