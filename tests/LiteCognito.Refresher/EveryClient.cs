using LiteCognito;
using LiteCognito.Signing;

/// <summary>Sends a request with each HTTP client that the library makes. The answers do not matter.</summary>
internal static class EveryClient
{
    public static async Task RunAsync(Uri server)
    {
        var client = new CognitoClient(new()
        {
            Endpoint = new Uri(server, "calls/"),
            UserPoolId = "local_Pool",
            ClientId = "app",
            Limits = new() { MaxAttempts = 1 },
        });
        CognitoSession session = client.RestoreSession(new()
        {
            UserPoolId = "local_Pool",
            ClientId = "app",
            Username = "alice",
            LoginName = "alice",
            Tokens = new() { AccessToken = "token", ExpiresAt = DateTimeOffset.MaxValue },
        });
        var identities = new CognitoIdentityClient(new()
        {
            Endpoint = new Uri(server, "identities/"),
            IdentityPoolId = "local:7a20f652-910f-4281-8009-811ae8ac484f",
            Limits = new() { MaxAttempts = 1 },
        });
        var login = new CognitoOAuthClient(new() { Domain = server, ClientId = "app", ClientSecret = "secret" });
        var verifier = new CognitoTokenVerifier(new()
        {
            Issuers = [new() { Issuer = "issuer", ClientIds = null, JwksUri = new Uri(server, "jwks") }],
        });
        using var api = new HttpClient(new CognitoAuthenticationHandler(session));
        await TryAsync(() => client.GetUserAsync(new() { AccessToken = "token" }));
        await TryAsync(() => identities.GetIdAsync(new()));
        await TryAsync(() => login.ClientCredentialsAsync([]));
        await TryAsync(() => verifier.PreloadAsync());
        await TryAsync(() => api.GetAsync(new Uri(server, "api")));
        await TryAsync(() => AwsCredentialProvider.AssumeRole(
            AwsCredentialProvider.Static("testing", "testing"), "arn:aws:iam::123456789012:role/r", "us-east-1").GetAsync().AsTask());
        await TryAsync(() => AwsCredentialProvider.FromContainer().GetAsync().AsTask());
        await TryAsync(() => AwsCredentialProvider.FromInstanceMetadata().GetAsync().AsTask());
    }

    private static async Task TryAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Console.WriteLine(e.Message);
        }
    }
}
