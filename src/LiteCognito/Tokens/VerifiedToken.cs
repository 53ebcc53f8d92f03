using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using LiteCognito.Tokens;
using Claim = LiteCognito.Tokens.Claim;

namespace LiteCognito;

/// <summary>The claims of a verified token.</summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc7519"/>
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

    /// <summary>Gets the ID of the user, <c>sub</c>. In a machine's access token, it is the ID of the app client.</summary>
    public string Subject => _subjectRead ??= _subject.Read(_payload)!;

    /// <summary>
    /// Gets the user name: <c>cognito:username</c> of an ID token, <c>username</c> of an access token. It is <see langword="null"/>
    /// in a machine's access token.
    /// </summary>
    public string? Username => _usernameRead ??= _username.Read(_payload);

    /// <summary>Gets the ID of the app client: <c>aud</c> of an ID token, <c>client_id</c> of an access token.</summary>
    public string ClientId { get; }

    /// <summary>Gets the kind of token, <c>token_use</c>.</summary>
    public TokenUse TokenUse { get; }

    /// <summary>Gets the issuer, <c>iss</c>, which names the user pool.</summary>
    public string Issuer { get; }

    /// <summary>Gets the time at which the token expires, <c>exp</c>.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>
    /// Gets the time at which the token was issued, <c>iat</c>, or <see langword="null"/> if the token has no such claim.
    /// </summary>
    public DateTimeOffset? IssuedAt => Claim.TimeIfAny(Claims, "iat"u8);

    /// <summary>
    /// Gets the time at which the user signed in, <c>auth_time</c>, or <see langword="null"/> if the token has no such claim.
    /// </summary>
    public DateTimeOffset? AuthTime => Claim.TimeIfAny(Claims, "auth_time"u8);

    /// <summary>Gets the scopes that the token grants, <c>scope</c>. ID tokens have none.</summary>
    public IReadOnlyList<string> Scopes => Claim.String(Claims, "scope"u8)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Gets the user's groups, <c>cognito:groups</c>. The list is empty if the token names none.</summary>
    public IReadOnlyList<string> Groups => Claim.Strings(Claims, "cognito:groups"u8);

    /// <summary>Gets the ID of the token, <c>jti</c>, or <see langword="null"/> if it has none.</summary>
    public string? JwtId => Claim.String(Claims, "jti"u8);

    /// <summary>
    /// Gets the ID that all tokens of a sign-in share, <c>origin_jti</c>, or <see langword="null"/> if there is none. Revoking the refresh
    /// token revokes all tokens with this ID.
    /// </summary>
    public string? OriginJti => Claim.String(Claims, "origin_jti"u8);

    /// <summary>Gets the key of the device that signed in, <c>device_key</c>, or <see langword="null"/> if there is none.</summary>
    public string? DeviceKey => Claim.String(Claims, "device_key"u8);

    /// <summary>Gets the user's email address, <c>email</c>, or <see langword="null"/> if the token has none.</summary>
    public string? Email => Claim.String(Claims, "email"u8);

    /// <summary>
    /// Gets a value that indicates whether the email address is verified, <c>email_verified</c>, or <see langword="null"/> if the
    /// token has no such claim.
    /// </summary>
    public bool? EmailVerified => Claim.Boolean(Claims, "email_verified"u8);

    /// <summary>Gets all claims as JSON. The JSON is parsed at first use.</summary>
    public JsonElement Claims => (_claims ??= new(JsonElement.Parse(_payload))).Value;

    /// <summary>
    /// Creates a <see cref="VerifiedToken"/> from the claims of a token that other code has verified, or from claims in a test. This method
    /// verifies nothing.
    /// </summary>
    /// <param name="claims">
    /// The claims, a JSON object with <c>iss</c>, <c>sub</c>, <c>exp</c>, <c>token_use</c>, and <c>client_id</c> or <c>aud</c>.
    /// </param>
    /// <returns>The claims, which this method has not verified.</returns>
    /// <exception cref="CognitoTokenException">
    /// The text is not a JSON object without duplicate names, or a claim is missing.
    /// </exception>
    public static VerifiedToken FromTrustedClaims(string claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        byte[] payload = Encoding.UTF8.GetBytes(claims);
        using JsonDocument json = StrictJson.ParseObject(payload)
            ?? throw new CognitoTokenException(TokenRefusal.Malformed, "The claims are not a JSON object without duplicate names.");
        TokenUse use = Claim.Use(json.RootElement);
        string client = Claim.Required(json.RootElement, use == TokenUse.Id ? "aud"u8 : "client_id"u8);
        return new(payload, json.RootElement, Claim.Required(json.RootElement, "iss"u8), use, client);
    }

    /// <summary>Creates an identity from which ASP.NET Core and other .NET code can read the user's name and roles.</summary>
    /// <param name="authenticationType">The <see cref="ClaimsIdentity.AuthenticationType"/> of the identity.</param>
    /// <returns>
    /// An identity with all claims. <see cref="ClaimsIdentity.Name"/> is the user name, and the roles are the user's groups. An array
    /// becomes one claim per element. Null values are omitted.
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
            // Only strings are roles, as in Groups.
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
