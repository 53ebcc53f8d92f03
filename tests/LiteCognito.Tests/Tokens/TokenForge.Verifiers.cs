using LiteCognito.Tokens;

namespace LiteCognito.Tests.Tokens;

internal sealed partial class TokenForge
{
    public CognitoTokenVerifier Verifier(params TrustedIssuer[] issuers) => new(Options(issuers));

    public CognitoTokenVerifier Given() => Verifier(WithKeys);

    public CognitoTokenVerifier Fetching(HttpMessageHandler server, params TrustedIssuer[] issuers) =>
        new(Options(issuers is [] ? [Trusted] : issuers), new HttpClient(server));

    public CognitoTokenVerifierOptions Options(params TrustedIssuer[] issuers) => new()
    {
        Issuers = issuers,
        TimeProvider = Clock,
        CreateKey = IsManaged ? (modulus, exponent) => new ManagedRsa(modulus, exponent) : PublicKey.Create,
    };

    public static async Task<CognitoTokenException> RefusedAsync(
        CognitoTokenVerifier verifier, string token, TokenRefusal reason, TokenRequirements? requirements = null)
    {
        var refused = await Assert.ThrowsAsync<CognitoTokenException>(() =>
            verifier.VerifyAsync(token, requirements ?? new() { Use = TokenUse.Id }, TestContext.Current.CancellationToken));
        Assert.Equal(reason, refused.Reason);
        return refused;
    }
}
