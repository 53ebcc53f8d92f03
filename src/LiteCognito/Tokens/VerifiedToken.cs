using System.Text.Json;
using LiteCognito.Tokens;

namespace LiteCognito;

/// <summary>The claims of a token that was verified.</summary>
public sealed record VerifiedToken : Redacted
{
    internal VerifiedToken(JsonElement claims, TokenUse use, string clientId)
    {
        Claims = claims;
        TokenUse = use;
        ClientId = clientId;
        Subject = Claim.Required(claims, "sub");
        Username = Claim.Text(claims, use == TokenUse.Id ? "cognito:username" : "username");
        Issuer = Claim.Required(claims, "iss");
        ExpiresAt = Claim.Time(claims, "exp") ?? throw Claim.Missing("exp");
        Groups = Claim.Texts(claims, "cognito:groups");
    }

    /// <summary>The user's id, <c>sub</c>.</summary>
    public string Subject { get; }

    /// <summary>The user name: <c>cognito:username</c> or <c>username</c>.</summary>
    public string? Username { get; }

    /// <summary>The app client: <c>aud</c> or <c>client_id</c>.</summary>
    public string ClientId { get; }

    /// <summary>Which token it is.</summary>
    public TokenUse TokenUse { get; }

    /// <summary>The pool, <c>iss</c>.</summary>
    public string Issuer { get; }

    /// <summary>When it ends, <c>exp</c>.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>The user's groups, <c>cognito:groups</c>.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>All claims.</summary>
    public JsonElement Claims { get; }
}
