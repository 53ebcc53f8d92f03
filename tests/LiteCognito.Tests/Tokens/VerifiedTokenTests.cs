using System.Security.Claims;

namespace LiteCognito.Tests.Tokens;

public sealed class VerifiedTokenTests
{
    private const string Access = """
        {"iss":"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A","sub":"4efbb94e","token_use":"access","client_id":"app",
        "username":"alice","exp":1900000000,"scope":"openid","cognito:groups":["staff","admins"],"custom:paid":true,
        "address":{"city":"Bonn"}}
        """;

    [Fact]
    public void Trusted_claims_need_no_signature()
    {
        VerifiedToken token = VerifiedToken.FromTrustedClaims(Access);
        Assert.Equal(("4efbb94e", "alice", "app", TokenUse.Access), (token.Subject, token.Username, token.ClientId, token.TokenUse));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1900000000), token.ExpiresAt);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"sub":"a","sub":"b"}""")]
    [InlineData("""{"iss":"i","sub":"s","exp":1,"token_use":"access"}""")]
    public void Trusted_claims_that_are_incomplete_or_malformed_are_refused(string claims) =>
        Assert.Throws<CognitoTokenException>(() => VerifiedToken.FromTrustedClaims(claims));

    [Fact]
    public void Identity_of_an_access_token_has_the_user_name_and_the_groups_as_roles()
    {
        ClaimsIdentity identity = VerifiedToken.FromTrustedClaims(Access).ToClaimsIdentity();
        Assert.Equal(("alice", true), (identity.Name, identity.IsAuthenticated));
        var user = new ClaimsPrincipal(identity);
        Assert.True(user.IsInRole("staff") && user.IsInRole("admins") && !user.IsInRole("openid"));
        Assert.Equal("https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A", identity.FindFirst("sub")!.Issuer);
    }

    [Fact]
    public void Identity_keeps_the_types_of_claims()
    {
        ClaimsIdentity identity = VerifiedToken.FromTrustedClaims(Access).ToClaimsIdentity("test");
        Assert.Equal("test", identity.AuthenticationType);
        Assert.Equal(("1900000000", ClaimValueTypes.Integer64), Read("exp"));
        Assert.Equal(("true", ClaimValueTypes.Boolean), Read("custom:paid"));
        Assert.Equal(("""{"city":"Bonn"}""", "JSON"), Read("address"));

        (string, string) Read(string type) => (identity.FindFirst(type)!.Value, identity.FindFirst(type)!.ValueType);
    }

    [Fact]
    public void Identity_has_the_groups_of_the_token_as_roles_and_omits_null_claims()
    {
        VerifiedToken token = VerifiedToken.FromTrustedClaims(
            """{"iss":"i","sub":"s","exp":1900000000,"token_use":"access","client_id":"c","cognito:groups":[1,null,"g"],"n":null}""");
        ClaimsIdentity identity = token.ToClaimsIdentity();
        Assert.Equal(token.Groups, identity.FindAll(identity.RoleClaimType).Select(claim => claim.Value));
        Assert.Null(identity.FindFirst("n"));
    }

    [Fact]
    public void Identity_of_an_id_token_has_the_user_name()
    {
        VerifiedToken token = VerifiedToken.FromTrustedClaims(
            """{"iss":"i","sub":"s","exp":1900000000,"token_use":"id","aud":"app","cognito:username":"alice"}""");
        Assert.Equal("alice", token.ToClaimsIdentity().Name);
    }
}
