using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LiteCognito.Tests.Tokens;

/// <summary>
/// Compares this library's verifier with Microsoft's on the same 10,000 tokens, nearly all of them signed. This library accepts no token
/// that Microsoft's verifier refuses.
/// </summary>
public abstract class DifferentialTests : IDisposable
{
    private const int Tokens = 10_000;
    private const string NotToken = "The text is not a Cognito token: ";

    // Maps each message of this library about a token that Microsoft's verifier accepts to the reason for being stricter.
    private static readonly Dictionary<string, string> Stricter = new()
    {
        [NotToken + "a part is not canonical base64url."] =
            "Microsoft's verifier ignores stray bits in the last character, and padding in some places, so one token would have many " +
            "encodings (RFC 7515 section 2).",
        [NotToken + "its header is not a JSON object without duplicate names."] =
            "Microsoft's verifier uses the last duplicate and ignores text after the object's end (RFC 7515 section 4).",
        [NotToken + "its payload is not a JSON object without duplicate names."] =
            "Microsoft's verifier also accepts duplicates in the payload (RFC 7519 section 4), half surrogate pairs and invalid JSON in " +
            "claims that are not read, and more than 16 levels.",
        [NotToken + "its header requires extensions."] =
            "Microsoft's verifier ignores crit; RFC 7515 section 4.1.11 requires refusing extensions that are not understood.",
        [NotToken + "a member of its header does not have the expected type."] =
            "Microsoft's verifier treats null as absent, or ignores the member.",
        ["The token has no claim sub of the expected type."] = "Every Cognito token has sub.",
        ["The token has no claim aud of the expected type."] =
            "Microsoft's verifier accepts an array that contains the client; Cognito writes a string.",
        ["The token has no claim nbf of the expected type."] = "Microsoft's verifier accepts numbers in strings, and negative ones.",
        ["The token has no claim iat of the expected type."] = "Microsoft's verifier accepts numbers in strings, and negative ones.",
        ["The token has no claim jti of the expected type."] = "Microsoft's verifier treats null as absent.",
    };

    private readonly TokenForge _forge;

    private DifferentialTests(bool managed) => _forge = new(managed);

    [Fact]
    public async Task No_altered_token_is_accepted_that_another_implementation_refuses()
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

            Assert.False(refusal is null && !accepted, $"Accepted only by this library: {i}: {token}: {result.Exception}");
            Assert.False(
                refusal is not null && accepted && !Stricter.ContainsKey(refusal),
                $"Refused only by this library: {i}: {token}: {refusal}");
            both += refusal is null && accepted ? 1 : 0;
            neither += refusal is not null && !accepted ? 1 : 0;
            if (refusal is not null && accepted)
                explained[refusal] = explained.GetValueOrDefault(refusal) + 1;
        }
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"accepted by both {both}, refused by both {neither}, refused only by this library {explained.Values.Sum()}");
        // Agreement is meaningful only with enough tokens of each kind.
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

    public void Dispose()
    {
        _forge.Dispose();
        GC.SuppressFinalize(this);
    }

    public sealed class WithPlatformRsa() : DifferentialTests(managed: false);

    public sealed class WithManagedRsa() : DifferentialTests(managed: true);
}
