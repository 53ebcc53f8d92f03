using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour.Live;

public sealed class SideEffectsTests
{
    private const string Verifies = """CreateUserPool {"AutoVerifiedAttributes":["email"]}""";
    private const string User = """AdminCreateUser {"Username":"maria","UserAttributes":[{"Name":"email","Value":"maria@example.com"}]}""";

    [Theory]
    [InlineData("""AdminCreateUser {"Username":"maria","MessageAction":"RESEND"}""")]
    [InlineData(Verifies, """SignUp {"Username":"maria","UserAttributes":[{"Name":"email","Value":"maria@example.com"}]}""")]
    [InlineData(Verifies, """SignUp {"Username":"+15550100"}""")]
    [InlineData(Verifies, User, """UpdateUserAttributes {}""")]
    [InlineData(User, """ForgotPassword {"Username":"maria"}""")]
    [InlineData(User, """AdminResetUserPassword {"Username":"maria"}""")]
    [InlineData(User, """InitiateAuth {"AuthFlow":"USER_AUTH"}""")]
    [InlineData("""SetUserPoolMfaConfig {"EmailMfaConfiguration":{}}""", User, """InitiateAuth {"AuthFlow":"USER_PASSWORD_AUTH"}""")]
    [InlineData("""CreateUserPool {"UserPoolTier":"PLUS"}""")]
    [InlineData("""CreateUserPool {"EmailConfiguration":{"EmailSendingAccount":"DEVELOPER"}}""")]
    [InlineData("""CreateUserPool {"UserPoolAddOns":{"AdvancedSecurityMode":"AUDIT"}}""")]
    [InlineData("""CreateUserPoolReplica {}""")]
    public void Last_call_is_left_out(params string[] calls)
    {
        string?[] reasons = Reasons(calls);
        Assert.All(reasons.SkipLast(1), Assert.Null);
        Assert.NotNull(reasons[^1]);
    }

    [Theory]
    [InlineData(Verifies, """SignUp {"Username":"maria"}""")]
    [InlineData("CreateUserPool {}", """SignUp {"Username":"maria","UserAttributes":[{"Name":"email","Value":"maria@example.com"}]}""")]
    [InlineData("""ForgotPassword {"Username":"maria"}""")]
    [InlineData(User, """InitiateAuth {"AuthFlow":"USER_PASSWORD_AUTH"}""")]
    [InlineData("""InitiateAuth {"AuthFlow":"USER_AUTH"}""")]
    public void Harmless_calls_are_made(params string[] calls) => Assert.All(Reasons(calls), Assert.Null);

    [Theory]
    [InlineData("User: arn:aws:iam::123456789012:user/jane is not authorized", "User: arn:… is not authorized")]
    [InlineData(
        "on resource: arn:aws:cognito-idp:us-east-1:123456789012:userpool/*", "on resource: arn:aws:cognito-idp:us-east-1:…:userpool/*")]
    [InlineData("Assert.Equal() Failure: Strings differ\n   (pos 0)\nExpected: \"a\"\nActual:   \"b\"", "expected \"a\", actual \"b\"")]
    public void Difference_is_one_line_and_names_no_account(string message, string difference) =>
        Assert.Equal(difference, FactTable.Difference(message));

    private static string?[] Reasons(string[] calls)
    {
        var effects = new SideEffects();
        return [.. calls.Select(call => call.Split(' ', 2)).Select(call => effects.Find(call[0], JsonNode.Parse(call[1])!.AsObject()))];
    }
}
