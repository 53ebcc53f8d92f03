using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour;

/// <summary>What app clients allow.</summary>
public sealed class AppClientFacts : ServiceFacts
{
    [Fact, Note("B4")]
    public async Task Secret_hash_must_fit_the_app_client()
    {
        string pool = await CreatePoolAsync(), open = await CreateClientAsync(pool);
        string secret = await CreateClientAsync(pool, new() { ["GenerateSecret"] = true });
        Assert.Equal(
            $"InvalidParameterException: App client {open} is not configured for secret but secret hash was received",
            await RefusalAsync("ForgotPassword", WithHash(open, "hash")));
        Assert.Equal(
            $"NotAuthorizedException: Client {secret} is configured with secret but SECRET_HASH was not received",
            await RefusalAsync("ForgotPassword", WithHash(secret, null)));
        Assert.Equal(
            $"NotAuthorizedException: Unable to verify secret hash for client {secret}",
            await RefusalAsync("ForgotPassword", WithHash(secret, "hash")));

        static JsonObject WithHash(string client, string? hash) =>
            new() { ["ClientId"] = client, ["Username"] = "maria", ["SecretHash"] = hash };
    }

    [Fact, Note("B4")]
    public async Task Secret_hash_of_a_refresh_is_refused_with_a_text_of_its_own()
    {
        string pool = await CreatePoolAsync(), client = await CreateClientAsync(pool, new() { ["GenerateSecret"] = true });
        await CreateUserAsync(pool);
        JsonNode described = await CallAsync("DescribeUserPoolClient", new() { ["UserPoolId"] = pool, ["ClientId"] = client });
        JsonObject signIn = PasswordAuth(client);
        Assert.Equal(
            $"NotAuthorizedException: Client {client} is configured with secret but SECRET_HASH was not received",
            await RefusalAsync("InitiateAuth", signIn));
        signIn["AuthParameters"]!["SECRET_HASH"] = Convert.ToBase64String(HMACSHA256.HashData(
            Encoding.UTF8.GetBytes((string)described["UserPoolClient"]!["ClientSecret"]!), Encoding.UTF8.GetBytes("maria" + client)));
        JsonNode tokens = (await CallAsync("InitiateAuth", signIn))["AuthenticationResult"]!;
        Assert.Equal(
            $"NotAuthorizedException: SecretHash does not match for the client: {client}",
            await RefusalAsync("InitiateAuth", new()
            {
                ["ClientId"] = client,
                ["AuthFlow"] = "REFRESH_TOKEN_AUTH",
                ["AuthParameters"] = new JsonObject { ["REFRESH_TOKEN"] = (string)tokens["RefreshToken"]!, ["SECRET_HASH"] = "hash" },
            }));
    }

    [Fact, Note("B52")]
    public async Task Unknown_ids_and_flows_of_the_other_operation_are_refused()
    {
        string pool = await CreatePoolAsync(), client = await CreateClientAsync(pool);
        Assert.Equal(
            $"ResourceNotFoundException: User pool {Region}_unknown does not exist.",
            await RefusalAsync("DescribeUserPool", new() { ["UserPoolId"] = $"{Region}_unknown" }));
        Assert.Equal(
            "ResourceNotFoundException: User pool client unknown does not exist.",
            await RefusalAsync("DescribeUserPoolClient", new() { ["UserPoolId"] = pool, ["ClientId"] = "unknown" }));
        var parameters = new JsonObject { ["USERNAME"] = "maria", ["PASSWORD"] = Password };
        const string Refusal = "InvalidParameterException: Initiate Auth method not supported.";
        Assert.Equal(Refusal, await RefusalAsync("InitiateAuth", new()
        {
            ["ClientId"] = client,
            ["AuthFlow"] = "ADMIN_USER_PASSWORD_AUTH",
            ["AuthParameters"] = parameters.DeepClone(),
        }));
        Assert.Equal(Refusal, await RefusalAsync("AdminInitiateAuth", new()
        {
            ["UserPoolId"] = pool,
            ["ClientId"] = client,
            ["AuthFlow"] = "USER_PASSWORD_AUTH",
            ["AuthParameters"] = parameters,
        }));
    }
}
