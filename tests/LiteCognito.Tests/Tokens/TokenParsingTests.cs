using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LiteCognito.Tests.Tokens;

/// <summary>Tests that a malformed token is refused even if the pool has signed it.</summary>
public abstract class TokenParsingTests : IDisposable
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private readonly TokenForge _forge;

    private TokenParsingTests(bool managed) => _forge = new(managed);

    [Theory]
    [InlineData("""{"alg":"none","kid":"k1"}""")]
    [InlineData("""{"alg":"None","kid":"k1"}""")]
    [InlineData("""{"alg":"HS256","kid":"k1"}""")]
    [InlineData("""{"alg":"rs256","kid":"k1"}""")]
    [InlineData("""{"alg":"PS256","kid":"k1"}""")]
    [InlineData("""{"alg":["RS256"],"kid":"k1"}""")]
    [InlineData("""{"kid":"k1"}""")]
    public async Task Only_RS256_is_accepted(string header)
    {
        await RefusedAsync(_forge.Sign(header, Claims), TokenRefusal.UnsupportedAlgorithm);
        await RefusedAsync($"{TokenForge.Encode(header)}.{TokenForge.Encode(Claims)}.AA", TokenRefusal.UnsupportedAlgorithm);
        await RefusedAsync($"{TokenForge.Encode(header)}.{TokenForge.Encode(Claims)}.", TokenRefusal.UnsupportedAlgorithm);
    }

    [Fact]
    public async Task Public_key_is_not_accepted_as_an_HMAC_secret()
    {
        foreach (byte[] secret
            in (byte[][])[_forge.Key.ExportSubjectPublicKeyInfo(), _forge.Key.ExportRSAPublicKey(), Encoding.ASCII.GetBytes(
            _forge.Key.ExportSubjectPublicKeyInfoPem()), _forge.Key.ExportParameters(false).Modulus!])
            foreach ((string algorithm, TokenRefusal reason)
                in ((string, TokenRefusal)[])[("HS256", TokenRefusal.UnsupportedAlgorithm), ("RS256", TokenRefusal.BadSignature)])
            {
                string signed = $"{TokenForge.Encode(TokenForge.Header(algorithm: algorithm).ToJsonString())}.{TokenForge.Encode(Claims)}";
                await RefusedAsync(
                    $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}", reason);
            }
    }

    [Fact]
    public async Task Signature_with_another_padding_hash_or_length_is_refused()
    {
        string signed = $"{TokenForge.Encode(TokenForge.Header().ToJsonString())}.{TokenForge.Encode(Claims)}";
        byte[] text = Encoding.ASCII.GetBytes(signed), genuine = _forge.Key.SignData(
            text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        byte[][] wrong =
        [
            _forge.Key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss), _forge.Key.SignData(
                text, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            genuine[..255], [.. genuine, 0], [0, .. genuine], new byte[256], new byte[1], [.. Enumerable.Repeat((byte)255, 256)],
            new byte[9000],
        ];
        foreach (byte[] signature in wrong)
            await RefusedAsync($"{signed}.{Base64Url.EncodeToString(signature)}", TokenRefusal.BadSignature);
        await AcceptedAsync($"{signed}.{Base64Url.EncodeToString(genuine)}");
    }

    [Theory]
    [InlineData("""{"kid":"k1","alg":"RS256","alg":"RS256"}""")]
    [InlineData("""{"kid":"k1","kid":"k1","alg":"RS256"}""")]
    [InlineData("""{"kid":"k1","alg":"RS256","\u0061lg":"RS256"}""")]
    [InlineData("""{"kid":"k1","alg":"RS256","x":{"a":1,"a":1}}""")]
    [InlineData("""{"kid":"k1","alg":"RS256","crit":["exp"]}""")]
    [InlineData("""{"kid":"k1","alg":"RS256","crit":null}""")]
    [InlineData("""{"kid":"k1","alg":"RS256","typ":1}""")]
    [InlineData("""{"kid":"k1","alg":"RS256","x5t":["a"]}""")]
    [InlineData("""{"kid":1,"alg":"RS256"}""")]
    [InlineData("""{"alg":"RS256"}""")]
    [InlineData("""{"kid":"k1","alg":"RS256"}{}""")]
    [InlineData("""{"kid":"k1","alg":"RS256"},""")]
    [InlineData("""{"kid":"k1","alg":"RS256",}""")]
    [InlineData("""{"kid":"k1","alg":"RS256"}/**/""")]
    [InlineData("""["RS256"]""")]
    [InlineData("null")]
    public async Task Header_that_is_not_a_strict_JSON_object_is_refused(string header) =>
        await RefusedAsync(_forge.Sign(header, Claims), TokenRefusal.Malformed);

    [Theory]
    [InlineData(""","sub":"sub-1"}""")]
    [InlineData(""","\u0073ub":"sub-1"}""")]
    [InlineData(""","x":{"a":{"b":1,"b":2}}}""")]
    [InlineData(""","x":[[{"a":1,"\u0061":2}]]}""")]
    [InlineData(""","x":"\uD800"}""")]
    [InlineData(""","x":["\uDC00\uD800"]}""")]
    [InlineData(""","\uD800":1}""")]
    [InlineData(""","jti":1}""")]
    [InlineData("}{}")]
    [InlineData("} x")]
    [InlineData("}\0")]
    [InlineData(",}")]
    [InlineData(""","x":NaN}""")]
    [InlineData(""","x":01}""")]
    [InlineData(""","x":'a'}""")]
    [InlineData("")]
    public async Task Payload_that_is_not_a_strict_JSON_object_is_refused(string end) =>
        await RefusedAsync(_forge.Sign(TokenForge.Header().ToJsonString(), Claims[..^1] + end), TokenRefusal.Malformed);

    [Theory]
    [InlineData(""","x":"\uD83D\uDE00 \" \\ é 😀"}""")]
    [InlineData(""","x":{"a":1,"A":2}} """)]
    public async Task Unusual_but_valid_JSON_is_accepted(string end) =>
        await AcceptedAsync(_forge.Sign(TokenForge.Header().ToJsonString(), Claims[..^1] + end));

    [Fact]
    public async Task Names_and_values_can_contain_escapes()
    {
        string claims = Claims.Replace(
            "\"sub-1\"", """ "\u0073\"\u00e9\uD83D\uDE00" """,
            StringComparison.Ordinal).Replace("\"aud\"", "\"\\u0061ud\"", StringComparison.Ordinal)
            .Replace(
                "\"client\"", "\"clien\\u0074\"", StringComparison.Ordinal).Replace("\"alice\"", "\"älice\"", StringComparison.Ordinal);
        VerifiedToken token = await AcceptedAsync(_forge.Sign(TokenForge.Header().ToJsonString(), claims));
        Assert.Equal(("s\"é😀", "älice", "client"), (token.Subject, token.Username, token.ClientId));
    }

    [Fact]
    public async Task Payload_that_is_not_UTF8_is_refused()
    {
        foreach (byte[] broken in (byte[][])[[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xE2, 0x82]])
        {
            byte[] payload = [.. Encoding.UTF8.GetBytes(Claims[..^1] + ",\"x\":\""), .. broken, .. "\"}"u8];
            await RefusedAsync(
                _forge.SignParts(TokenForge.Encode(TokenForge.Header().ToJsonString()), Base64Url.EncodeToString(payload)),
                TokenRefusal.Malformed);
        }
        byte[] marked = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Claims)];
        await RefusedAsync(
            _forge.SignParts(TokenForge.Encode(TokenForge.Header().ToJsonString()), Base64Url.EncodeToString(marked)),
            TokenRefusal.Malformed);
    }

    [Theory]
    [InlineData(15, true)]
    [InlineData(16, false)]
    [InlineData(5000, false)]
    public async Task Nesting_is_limited_to_sixteen_levels(int arrays, bool accepted)
    {
        string token = _forge.Sign(
            TokenForge.Header().ToJsonString(), $"{Claims[..^1]},\"x\":{new string('[', arrays)}{new string(']', arrays)}}}");
        await (accepted ? AcceptedAsync(token) : RefusedAsync(token, TokenRefusal.Malformed));
    }

    [Fact]
    public async Task Token_length_is_limited_to_two_mebibytes_by_default()
    {
        string Long(int length) => _forge.Sign(TokenForge.Header().ToJsonString(), $"{Claims[..^1]},\"x\":\"{new string('a', length)}\"}}");
        const int Limit = 2 * 1024 * 1024;
        int fits = (Limit - Long(0).Length) / 4 * 3;
        while (Long(fits + 1).Length <= Limit)
            fits++;
        await AcceptedAsync(Long(fits));
        await RefusedAsync(Long(fits + 1), TokenRefusal.TooLong);
        await RefusedAsync(new string('.', 1 << 20), TokenRefusal.Malformed);
    }

    [Fact]
    public async Task Base64url_that_is_not_canonical_is_refused_in_every_part()
    {
        string[] parts = _forge.Sign(TokenForge.Header().ToJsonString(), Claims).Split('.');
        for (int part = 0; part < 3; part++)
            foreach (string wrong
                in (string[])[parts[part] + "=", parts[part] + "==", " " + parts[part], parts[part] + "\n", parts[part].Insert(4, "\r\n"),
                parts[part].Insert(4, "\t"), parts[part][..^1] + "+", parts[part][..^1] + "/", parts[part][..^1] + "%",
                parts[part][..^1] + "é", parts[part][..^1] + "\uFF21", ""])
            {
                string[] altered = [.. parts];
                altered[part] = wrong;
                // The token is signed again, so only the encoding can be the reason for the refusal.
                string token = part == 2 ? string.Join('.', altered) : _forge.SignParts(altered[0], altered[1]);
                await RefusedAsync(token, TokenRefusal.Malformed);
            }
    }

    [Fact]
    public async Task Nonzero_padding_bits_are_refused_in_every_part()
    {
        // The added spaces change the length of each part, so that for some lengths the last character has padding bits.
        for (int blanks = 0; blanks < 3; blanks++)
        {
            string header = TokenForge.Encode(
                TokenForge.Header().ToJsonString() + new string(' ', blanks)), payload = TokenForge.Encode(
                    Claims + new string(' ', blanks));
            await AcceptedAsync(_forge.SignParts(header, payload));
            foreach (string stray in Strays(header))
                await RefusedAsync(_forge.SignParts(stray, payload), TokenRefusal.Malformed);
            foreach (string stray in Strays(payload))
                await RefusedAsync(_forge.SignParts(header, stray), TokenRefusal.Malformed);
        }
        string token = _forge.Sign(TokenForge.Header().ToJsonString(), Claims);
        Assert.Equal(15, Strays(token[(token.LastIndexOf('.') + 1)..]).Count());
        foreach (string stray in Strays(token[(token.LastIndexOf('.') + 1)..]))
            await RefusedAsync(token[..(token.LastIndexOf('.') + 1)] + stray, TokenRefusal.Malformed);
    }

    [Fact]
    public async Task Text_without_three_parts_is_refused()
    {
        string token = _forge.Sign(TokenForge.Header().ToJsonString(), Claims);
        foreach (string text
            in (string[])["", ".", "..", "...", "a", "a.b", "a..b", token + ".", "." + token, token + "." + token, "Bearer " + token,
            token.Replace('.', ' ')])
            await RefusedAsync(text, TokenRefusal.Malformed);
        await RefusedAsync($"{token}.{token.Split('.')[2]}.{token.Split('.')[2]}", TokenRefusal.Malformed);
    }

    public void Dispose()
    {
        _forge.Dispose();
        GC.SuppressFinalize(this);
    }

    private string Claims => _forge.Claims("id").ToJsonString();

    /// <summary>Returns other encodings that a lenient decoder decodes to the same bytes.</summary>
    private static IEnumerable<string> Strays(string part)
    {
        int bits = (part.Length % 4) switch { 2 => 4, 3 => 2, _ => 0 };
        int last = Alphabet.IndexOf(part[^1], StringComparison.Ordinal);
        return Enumerable.Range(1, (1 << bits) - 1).Select(stray => part[..^1] + Alphabet[last | stray]);
    }

    private async Task RefusedAsync(string token, TokenRefusal reason)
    {
        // The token is verified twice, with a genuine token in between, because the cached header must make no difference.
        CognitoTokenVerifier verifier = _forge.Given();
        await TokenForge.RefusedAsync(verifier, token, reason);
        await verifier.VerifyAsync(
            _forge.Sign(TokenForge.Header().ToJsonString(), Claims), TokenUse.Id, TestContext.Current.CancellationToken);
        await TokenForge.RefusedAsync(verifier, token, reason);
    }

    private Task<VerifiedToken> AcceptedAsync(string token) =>
        _forge.Given().VerifyAsync(token, TokenUse.Id, TestContext.Current.CancellationToken);

    public sealed class WithPlatformRsa() : TokenParsingTests(managed: false);

    public sealed class WithManagedRsa() : TokenParsingTests(managed: true);
}
