using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour;

/// <summary>The tokens of a sign-in: their claims, and when they are refused.</summary>
public sealed class TokenFacts : ServiceFacts
{
    private const string Refused = "NotAuthorizedException: ";

    [Theory, Note("B26")]
    [InlineData("AdminUserGlobalSignOut")]
    [InlineData("GlobalSignOut")]
    [InlineData("RevokeToken")]
    public async Task Refresh_token_is_revoked(string operation)
    {
        (string pool, string client, JsonNode tokens) = await SignedInAsync();
        string token = (string)tokens["RefreshToken"]!;
        await CallAsync(operation, operation switch
        {
            "AdminUserGlobalSignOut" => new() { ["UserPoolId"] = pool, ["Username"] = "maria" },
            "GlobalSignOut" => new() { ["AccessToken"] = (string)tokens["AccessToken"]! },
            _ => new() { ["ClientId"] = client, ["Token"] = token },
        });
        Assert.Equal(Refused + "Refresh Token has been revoked", await RefusalAsync("InitiateAuth", RefreshAuth(client, token)));
        Assert.Equal(Refused + "Refresh Token has been revoked", await RefusalAsync("GetTokensFromRefreshToken", Refresh(client, token)));
    }

    [Fact, Note("B26")]
    public async Task Refresh_token_is_malformed_or_of_another_app_client()
    {
        (string pool, string client, JsonNode tokens) = await SignedInAsync();
        string other = await CreateClientAsync(pool), token = (string)tokens["RefreshToken"]!;
        foreach ((string user, string given) in ((string, string)[])[(client, "nonsense"), (other, token)])
        {
            Assert.Equal(Refused + "Invalid Refresh Token", await RefusalAsync("InitiateAuth", RefreshAuth(user, given)));
            Assert.Equal(Refused + "Invalid Refresh Token.", await RefusalAsync("GetTokensFromRefreshToken", Refresh(user, given)));
        }
    }

    [Fact, Note("B26")]
    public async Task Refresh_token_expires()
    {
        (_, string client, JsonNode tokens) = await SignedInAsync();
        Clock.Advance(TimeSpan.FromDays(30));
        string token = (string)tokens["RefreshToken"]!;
        Assert.Equal(Refused + "Refresh Token has expired", await RefusalAsync("InitiateAuth", RefreshAuth(client, token)));
    }

    [Fact, Note("B42")]
    public async Task Access_token_is_revoked_by_a_global_sign_out()
    {
        (_, _, JsonNode tokens) = await SignedInAsync();
        var input = new JsonObject { ["AccessToken"] = (string)tokens["AccessToken"]! };
        await CallAsync("GlobalSignOut", input);
        Assert.Equal(Refused + "Access Token has been revoked", await RefusalAsync("GetUser", input));
    }

    [Fact, Note("B42")]
    public async Task Tokens_of_a_sign_in_have_one_origin_and_different_ids()
    {
        (_, string client, JsonNode tokens) = await SignedInAsync();
        JsonNode access = Claims((string)tokens["AccessToken"]!), id = Claims((string)tokens["IdToken"]!);
        Assert.Equal("aws.cognito.signin.user.admin", (string?)access["scope"]);
        Assert.Null(access["email"]);
        Assert.Equal("maria@example.com", (string?)id["email"]);
        Assert.Equal((string)access["origin_jti"]!, (string?)id["origin_jti"]);
        foreach (JsonNode claims in (JsonNode[])[access, id])
            Assert.InRange((long)claims["exp"]! - (long)claims["iat"]!, 3599, 3600);

        JsonNode refreshed = (await CallAsync(
            "InitiateAuth", RefreshAuth(client, (string)tokens["RefreshToken"]!)))["AuthenticationResult"]!;
        Assert.Null(refreshed["RefreshToken"]);
        JsonNode newAccess = Claims((string)refreshed["AccessToken"]!), newId = Claims((string)refreshed["IdToken"]!);
        Assert.Equal((string)access["origin_jti"]!, (string?)newAccess["origin_jti"]);
        Assert.Equal((string)access["origin_jti"]!, (string?)newId["origin_jti"]);
        Assert.Equal(4, new[] { access, id, newAccess, newId }.Select(claims => (string)claims["jti"]!).Distinct().Count());
    }

    private static JsonObject RefreshAuth(string client, string token) => new()
    {
        ["ClientId"] = client,
        ["AuthFlow"] = "REFRESH_TOKEN_AUTH",
        ["AuthParameters"] = new JsonObject { ["REFRESH_TOKEN"] = token },
    };

    private static JsonObject Refresh(string client, string token) => new() { ["ClientId"] = client, ["RefreshToken"] = token };

    private async Task<(string Pool, string Client, JsonNode Tokens)> SignedInAsync()
    {
        string pool = await CreatePoolAsync(), client = await CreateClientAsync(pool);
        await CreateUserAsync(pool, attributes: [("email", "maria@example.com"), ("email_verified", "true")]);
        return (pool, client, await SignInAsync(client));
    }
}
