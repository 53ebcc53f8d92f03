namespace LiteCognito;

/// <summary>
/// A sign-in that a browser is to do: where to send it, and what its return is held against. A web site keeps it on the server
/// until the browser comes back; whoever has it and the callback can take the tokens.
/// </summary>
/// <remarks>
/// <see cref="State"/>, <see cref="CodeVerifier"/> and <see cref="Nonce"/> are 32 random bytes each, in base64url (RFC 7636 section 4.1).
/// </remarks>
public sealed record OAuthAuthorization : Redacted
{
    /// <summary>The address to open in the browser.</summary>
    public required Uri Url { get; init; }

    /// <summary>Where the browser comes back to.</summary>
    public required Uri RedirectUri { get; init; }

    /// <summary>What the callback must repeat.</summary>
    public required string State { get; init; }

    /// <summary>The secret whose SHA-256 went into <see cref="Url"/> (PKCE, RFC 7636).</summary>
    public required string CodeVerifier { get; init; }

    /// <summary>What the ID token must repeat.</summary>
    public required string Nonce { get; init; }
}

/// <summary>What the authorize endpoint may be told besides.</summary>
public sealed record OAuthAuthorizationOptions : Redacted
{
    /// <summary>The identity provider to go to at once, such as <c>Google</c>, or <c>COGNITO</c>.</summary>
    public string? IdentityProvider { get; init; }

    /// <summary>An identifier that leads to an identity provider, such as the domain of the user's address.</summary>
    public string? IdpIdentifier { get; init; }

    /// <summary>The user name to fill in.</summary>
    public string? LoginHint { get; init; }

    /// <summary>The language of the pages, such as <c>de</c>.</summary>
    public string? Language { get; init; }

    /// <summary><c>none</c>, <c>login</c>, <c>select_account</c> or <c>consent</c>.</summary>
    public string? Prompt { get; init; }

    /// <summary>The nonce; <see langword="null"/> for a random one.</summary>
    public string? Nonce { get; init; }

    /// <summary>The resource that the access token is for (RFC 8707).</summary>
    public string? Resource { get; init; }
}
