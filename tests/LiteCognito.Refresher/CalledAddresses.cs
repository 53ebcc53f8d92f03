using System.Net;
using System.Text.Json;
using LiteCognito;
using LiteCognito.Signing;

/// <summary>Prints the addresses that signed and public calls go to, without sending a request.</summary>
internal static class CalledAddresses
{
    public static async Task RunAsync()
    {
        foreach (bool asks in (bool[])[false, true])
        {
            CognitoClientOptions options = asks ? CognitoClientOptions.FromEnvironment() : new() { Region = "us-west-2" };
            CognitoIdentityOptions identities = asks ? CognitoIdentityOptions.FromEnvironment() : new() { Region = "us-west-2" };
            options.Credentials = identities.Credentials = AwsCredentialProvider.Static("testing", "testing");
            using var http = new HttpClient(new Printing());
            var client = new CognitoClient(options, http);
            var identityClient = new CognitoIdentityClient(identities, http);
            JsonElement input = JsonElement.Parse("{}");
            Console.WriteLine(asks ? "from the environment" : "from code");
            await client.CallAsync("ListUserPools", input);
            await client.CallAsync("GetUser", input);
            await identityClient.CallAsync("ListIdentityPools", input);
            await identityClient.CallAsync("GetId", input, sign: false);
        }
    }

    private sealed class Printing : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string? scope = request.Headers.TryGetValues("Authorization", out IEnumerable<string>? values)
                ? values.First().Split('/')[2] : "unsigned";
            Console.WriteLine($"{request.RequestUri} {scope}");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") });
        }
    }
}
