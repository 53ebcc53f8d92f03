using System.Buffers;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace LiteCognito.Tokens;

/// <summary>A strictly parsed JSON Web Token of three parts (RFC 7515 section 7.1) whose signature is not verified yet.</summary>
internal readonly struct Jwt : IDisposable
{
    // RFC 7515 section 4.1 and RFC 7516 define these as strings. They are not used, but a genuine token never has another type here.
    private static readonly string[] StringParameters = ["typ", "cty", "jku", "x5u", "x5t", "x5t#S256", "enc", "zip"];

    private readonly string _token;
    private readonly int _headerLength;
    private readonly int _signedLength;
    private readonly JsonDocument _claims;

    private Jwt(string token, int headerLength, int signedLength, string? knownKeyId)
    {
        _token = token;
        _headerLength = headerLength;
        _signedLength = signedLength;
        IsHeaderKnown = knownKeyId is not null;
        KeyId = knownKeyId ?? ReadHeader(token.AsSpan(0, headerLength));
        if (!StrictBase64Url.IsCanonical(Signature))
            throw StrictBase64Url.Refused();
        Payload = StrictBase64Url.Decode(token.AsSpan(headerLength + 1, signedLength - headerLength - 1));
        _claims = StrictJson.ParseObject(Payload) ?? throw Malformed("its payload is not a JSON object without duplicate names");
    }

    public string KeyId { get; }

    public byte[] Payload { get; }

    public JsonElement Claims => _claims.RootElement;

    public ReadOnlySpan<char> Header => _token.AsSpan(0, _headerLength);

    public bool IsHeaderKnown { get; }

    private ReadOnlySpan<char> Signature => _token.AsSpan(_signedLength + 1);

    /// <summary>Parses a token. A known header is not parsed again.</summary>
    public static Jwt Parse(string token, int maxLength, ConcurrentDictionary<string, string> knownHeaders)
    {
        if (token.Length > maxLength)
            throw new CognitoTokenException(
                TokenRefusal.TooLong, $"The token is longer than CognitoTokenVerifierOptions.MaxTokenLength, {maxLength} characters.");
        int header = token.IndexOf('.', StringComparison.Ordinal), signed = token.LastIndexOf('.');
        if (header == signed || token.IndexOf('.', header + 1) != signed)
            throw Malformed("it does not have three parts");
        knownHeaders.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token.AsSpan(0, header), out string? keyId);
        return new(token, header, signed, keyId);
    }

    /// <summary>True if the key has signed the token.</summary>
    public bool IsSignedBy(PublicKey key)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(_token.Length);
        try
        {
            Encoding.ASCII.GetBytes(_token.AsSpan(0, _signedLength), buffer); // only base64url and one dot, as checked above
            int length = Base64Url.DecodeFromChars(Signature, buffer.AsSpan(_signedLength));
            return key.Verify(buffer.AsSpan(0, _signedLength), buffer.AsSpan(_signedLength, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose() => _claims.Dispose();

    private static string ReadHeader(ReadOnlySpan<char> part)
    {
        using JsonDocument document = StrictJson.ParseObject(StrictBase64Url.Decode(part))
            ?? throw Malformed("its header is not a JSON object without duplicate names");
        JsonElement header = document.RootElement;
        if (Claim.String(header, "alg"u8) != "RS256")
            throw new CognitoTokenException(
                TokenRefusal.UnsupportedAlgorithm, "The token is not signed with RS256, which Cognito uses for all tokens.");
        if (header.TryGetProperty("crit"u8, out _))
            throw Malformed("its header requires extensions");
        foreach (string name in StringParameters)
            if (header.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.String)
                throw Malformed("a member of its header does not have the expected type");
        return Claim.String(header, "kid"u8) ?? throw Malformed("its header does not name a key");
    }

    public static CognitoTokenException Malformed(string why) =>
        new(TokenRefusal.Malformed, $"The text is not a Cognito token: {why}.");
}
