using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using LiteCognito.Tokens;
using Claim = LiteCognito.Tokens.Claim;

namespace LiteCognito;

/// <summary>The claims of a token that was verified.</summary>
public sealed record VerifiedToken : Redacted
{
    private readonly byte[] _payload;
    private readonly ClaimText _subject, _username;
    private string? _subjectRead, _usernameRead;
    private StrongBox<JsonElement>? _claims;

    internal VerifiedToken(byte[] payload, JsonElement claims, string issuer, TokenUse use, string clientId)
    {
        _payload = payload;
        Issuer = issuer;
        TokenUse = use;
        ClientId = clientId;
        _subject = ClaimText.Find(payload, claims, "sub"u8);
        _username = ClaimText.Find(payload, claims, use == TokenUse.Id ? "cognito:username"u8 : "username"u8);
        if (_subject == default)
            throw Claim.Missing("sub"u8);
        ExpiresAt = Claim.Time(claims, "exp"u8) ?? throw Claim.Missing("exp"u8);
    }

    /// <summary>The user's id, <c>sub</c>.</summary>
    public string Subject => _subjectRead ??= _subject.Read(_payload)!;

    /// <summary>The user name: <c>cognito:username</c> or <c>username</c>.</summary>
    public string? Username => _usernameRead ??= _username.Read(_payload);

    /// <summary>The app client: <c>aud</c> or <c>client_id</c>.</summary>
    public string ClientId { get; }

    /// <summary>Which token it is.</summary>
    public TokenUse TokenUse { get; }

    /// <summary>The pool, <c>iss</c>.</summary>
    public string Issuer { get; }

    /// <summary>When it ends, <c>exp</c>.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>When it was issued, <c>iat</c>.</summary>
    public DateTimeOffset? IssuedAt => Claim.TimeIfAny(Claims, "iat"u8);

    /// <summary>When the user signed in, <c>auth_time</c>.</summary>
    public DateTimeOffset? AuthTime => Claim.TimeIfAny(Claims, "auth_time"u8);

    /// <summary>What the token allows, <c>scope</c>. ID tokens have none.</summary>
    public IReadOnlyList<string> Scopes => Claim.String(Claims, "scope"u8)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The user's groups, <c>cognito:groups</c>.</summary>
    public IReadOnlyList<string> Groups => Claim.Strings(Claims, "cognito:groups"u8);

    /// <summary>The token's own id, <c>jti</c>.</summary>
    public string? JwtId => Claim.String(Claims, "jti"u8);

    /// <summary>The id of the refresh token's family, <c>origin_jti</c>: what a revocation revokes.</summary>
    public string? OriginJti => Claim.String(Claims, "origin_jti"u8);

    /// <summary>The device that signed in, <c>device_key</c>.</summary>
    public string? DeviceKey => Claim.String(Claims, "device_key"u8);

    /// <summary>The user's email address, <c>email</c>.</summary>
    public string? Email => Claim.String(Claims, "email"u8);

    /// <summary>Whether the address is verified, <c>email_verified</c>.</summary>
    public bool? EmailVerified => Claim.Boolean(Claims, "email_verified"u8);

    /// <summary>All claims, parsed when first asked for.</summary>
    public JsonElement Claims => (_claims ??= new(JsonElement.Parse(_payload))).Value;

    /// <summary>
    /// Reads the payload of a token that something else has verified, or the claims that a test makes up. Nothing is verified.
    /// </summary>
    /// <param name="claims">
    /// The claims, a JSON object with <c>iss</c>, <c>sub</c>, <c>exp</c>, <c>token_use</c>, and <c>client_id</c> or <c>aud</c>.
    /// </param>
    /// <returns>The claims. Nothing was verified.</returns>
    /// <exception cref="CognitoTokenException">The text is not a JSON object, or a claim is missing.</exception>
    public static VerifiedToken FromTrustedClaims(string claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        byte[] payload = Encoding.UTF8.GetBytes(claims);
        using JsonDocument json = StrictJson.ParseObject(payload)
            ?? throw new CognitoTokenException(TokenRefusal.Malformed, "The claims are not a JSON object without duplicates.");
        TokenUse use = Claim.Use(json.RootElement);
        string client = Claim.Required(json.RootElement, use == TokenUse.Id ? "aud"u8 : "client_id"u8);
        return new(payload, json.RootElement, Claim.Required(json.RootElement, "iss"u8), use, client);
    }

    /// <summary>Makes the identity that ASP.NET Core and other .NET code ask for names and roles.</summary>
    /// <param name="authenticationType">What the identity says of how the user was authenticated.</param>
    /// <returns>
    /// An identity with all claims. <see cref="ClaimsIdentity.Name"/> is the user name; the roles are the user's groups. An array becomes
    /// a claim for each of its elements; what is null is left out.
    /// </returns>
    public ClaimsIdentity ToClaimsIdentity(string authenticationType = "Cognito")
    {
        const string RoleType = "cognito:groups";
        string nameType = TokenUse == TokenUse.Id ? "cognito:username" : "username";
        var identity = new ClaimsIdentity(authenticationType, nameType, RoleType);
        foreach (JsonProperty claim in Claims.EnumerateObject())
            if (claim.Value.ValueKind == JsonValueKind.Array)
                foreach (JsonElement element in claim.Value.EnumerateArray())
                    Add(claim.Name, element);
            else
                Add(claim.Name, claim.Value);
        return identity;

        void Add(string name, JsonElement value)
        {
            // A role is what Groups has: a string.
            bool isRole = name == RoleType;
            if (value.ValueKind != JsonValueKind.Null && (!isRole || value.ValueKind == JsonValueKind.String))
                identity.AddClaim(ToClaim(name, value));
        }
    }

    private System.Security.Claims.Claim ToClaim(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new(name, value.GetString()!, ClaimValueTypes.String, Issuer),
        JsonValueKind.Number when value.TryGetInt64(out _) => new(name, value.GetRawText(), ClaimValueTypes.Integer64, Issuer),
        JsonValueKind.Number => new(name, value.GetRawText(), ClaimValueTypes.Double, Issuer),
        JsonValueKind.True => new(name, "true", ClaimValueTypes.Boolean, Issuer),
        JsonValueKind.False => new(name, "false", ClaimValueTypes.Boolean, Issuer),
        _ => new(name, value.GetRawText(), "JSON", Issuer),
    };
}
