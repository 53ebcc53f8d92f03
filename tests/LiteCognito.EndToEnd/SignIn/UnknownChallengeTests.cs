using System.Text;

namespace LiteCognito.EndToEnd.SignIn;

public sealed class UnknownChallengeTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Challenge_of_an_unknown_type_is_answered_with_raw_parameters(bool withSecret)
    {
        using var offline = new Offline(withSecret: withSecret);
        string secret = offline.User.EnableSoftwareToken();
        CognitoClient client = offline.NewClient(between: new Renaming());

        var challenge = Assert.IsType<UnknownChallenge>(await client.SignInAsync(Offline.Username, Offline.Password, Cancelled));
        challenge = Assert.IsType<UnknownChallenge>(client.ResumeSignIn(challenge.Save()));

        Assert.Equal(Renaming.Name, challenge.Name);
        SignInStep result = await challenge.RespondAsync(
            new Dictionary<string, string> { ["SOFTWARE_TOKEN_MFA_CODE"] = offline.Totp(secret) }, Cancelled);
        Offline.Session(result);
    }

    /// <summary>Renames a challenge to a name that the library does not know.</summary>
    private sealed class Renaming : DelegatingHandler
    {
        public const string Name = "TELEPATHY";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Content = await ReplaceAsync(request.Content!, $"\"{Name}\"", "\"SOFTWARE_TOKEN_MFA\"", cancellationToken);
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            response.Content = await ReplaceAsync(response.Content, "\"SOFTWARE_TOKEN_MFA\"", $"\"{Name}\"", cancellationToken);
            return response;
        }

        private static async Task<HttpContent> ReplaceAsync(
            HttpContent content, string from, string to, CancellationToken cancellationToken)
        {
            string text = await content.ReadAsStringAsync(cancellationToken);
            return new StringContent(
                text.Replace(from, to, StringComparison.Ordinal), Encoding.UTF8, content.Headers.ContentType!.MediaType!);
        }
    }
}
