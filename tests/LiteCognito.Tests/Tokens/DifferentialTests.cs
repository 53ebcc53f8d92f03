using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LiteCognito.Tests.Tokens;

/// <summary>
/// Ours and Microsoft's verifier judge the same 10,000 tokens, nearly all of them signed. Ours accepts nothing that theirs refuses.
/// </summary>
public sealed class DifferentialTests : IDisposable
{
    private const int Tokens = 10_000;
    private const string NotJwt = "The text is not a JSON Web Token of Cognito: ";

    // What ours refuses and theirs accepts, by the message of ours, and why that is right.
    private static readonly Dictionary<string, string> Stricter = new()
    {
        [NotJwt + "a part is not base64url."] = "Theirs ignores stray bits in the last character, and padding in some places: one token " +
            "would have many texts (RFC 7515 section 2).",
        [
            NotJwt + "its header is not a JSON object without duplicates."] = "Theirs takes the last of duplicates, and stops reading " +
                "after the object's end: what follows is not seen (RFC 7515 section 4).",
        [
            NotJwt + "its payload is not a JSON object without duplicates."] = "The same of the payload (RFC 7519 section 4); also half " +
                "surrogate pairs and bad JSON in claims nobody asks for, and more than 16 levels.",
        [
            NotJwt + "its header demands extensions."] = "Theirs passes over crit; RFC 7515 section 4.1.11 demands to refuse what is " +
                "not understood.",
        [NotJwt + "a member of its header has not the type expected."] = "Theirs takes null for absent, or does not look at the member.",
        ["The token has no claim sub of the type expected."] = "Every token of Cognito has sub.",
        ["The token has no claim aud of the type expected."] = "Theirs takes an array that contains the client; Cognito writes a text.",
        ["The token has no claim nbf of the type expected."] = "Theirs reads numbers in texts, and negative ones.",
        ["The token has no claim iat of the type expected."] = "Theirs reads numbers in texts, and negative ones.",
        ["The token has no claim jti of the type expected."] = "Theirs takes null for absent.",
    };

    private readonly TokenForge _forge = new();

    [Fact]
    public async Task Altered_tokens_are_judged_as_by_another_implementation()
    {
        var mutations = new TokenMutations(_forge, 20261125);
        CognitoTokenVerifier ours = _forge.Given();
        var theirs = new JsonWebTokenHandler();
        TokenValidationParameters parameters = Parameters();
        int both = 0, neither = 0;
        var explained = new Dictionary<string, int>();
        for (int i = 0; i < Tokens; i++)
        {
            string token = mutations.Next();
            string? refusal = null;
            try
            {
                await ours.VerifyAsync(token, TokenUse.Id, TestContext.Current.CancellationToken);
            }
            catch (CognitoTokenException e)
            {
                refusal = e.Message;
            }
            TokenValidationResult result = await theirs.ValidateTokenAsync(token, parameters);
            bool accepted = result.IsValid && result.Claims.TryGetValue("token_use", out object? use) && use is "id";

            Assert.False(refusal is null && !accepted, $"Ours alone accepts token {i}: {token}; theirs says {result.Exception}");
            Assert.False(
                refusal is not null && accepted && !Stricter.ContainsKey(refusal), $"Ours alone refuses token {i}: {token}: {refusal}");
            both += refusal is null && accepted ? 1 : 0;
            neither += refusal is not null && !accepted ? 1 : 0;
            if (refusal is not null && accepted)
                explained[refusal] = explained.GetValueOrDefault(refusal) + 1;
        }
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"accepted by both {both}, refused by both {neither}, refused by ours alone {explained.Values.Sum()}");
        // Enough of each, so that agreement means something.
        Assert.True(both > 1000 && neither > 5000, $"{both}, {neither}");
        Assert.Equal(Stricter.Keys.Order(StringComparer.Ordinal), explained.Keys.Order(StringComparer.Ordinal));
    }

    private TokenValidationParameters Parameters()
    {
        DateTime now = _forge.Clock.GetUtcNow().UtcDateTime;
        return new()
        {
            ValidIssuer = TokenForge.Issuer,
            ValidAudience = "client",
            ValidAlgorithms = ["RS256"],
            IssuerSigningKeys = new JsonWebKeySet(TokenForge.Jwks(("k1", _forge.Key))).GetSigningKeys(),
            TryAllIssuerSigningKeys = false,
            LifetimeValidator = (notBefore, expires, _, _) => expires > now && !(notBefore > now),
        };
    }

    public void Dispose() => _forge.Dispose();
}
