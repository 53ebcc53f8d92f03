namespace LiteCognito;

/// <summary>
/// A sign-in in a browser: the address to open, and the data to verify the callback with. A website must keep this data on the server until
/// the browser returns, because anyone who has it and the callback can obtain the tokens.
/// </summary>
/// <remarks>
/// <see cref="State"/>, <see cref="CodeVerifier"/> and <see cref="Nonce"/> are 32 random bytes each, in base64url (RFC 7636 section 4.1),
/// unless <see cref="OAuthAuthorizationOptions.Nonce"/> is set.
/// </remarks>
public sealed record OAuthAuthorization : Redacted
{
    /// <summary>Gets the address to open in the browser.</summary>
    public required Uri Url { get; init; }

    /// <summary>Gets the address that the browser returns to.</summary>
    public required Uri RedirectUri { get; init; }

    /// <summary>Gets the state, which the callback must repeat.</summary>
    public required string State { get; init; }

    /// <summary>Gets the secret whose SHA-256 hash is in <see cref="Url"/> (PKCE, RFC 7636).</summary>
    /// <seealso href="https://www.rfc-editor.org/rfc/rfc7636"/>
    public required string CodeVerifier { get; init; }

    /// <summary>Gets the nonce, which the ID token must repeat.</summary>
    public required string Nonce { get; init; }
}

/// <summary>The optional parameters of the authorize endpoint.</summary>
/// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html"/>
public sealed record OAuthAuthorizationOptions : Redacted
{
    /// <summary>
    /// Gets the identity provider to redirect to without showing the sign-in page, such as <c>Google</c>, or <c>COGNITO</c> for the user
    /// pool itself.
    /// </summary>
    public string? IdentityProvider { get; init; }

    /// <summary>Gets an identifier that maps to an identity provider, such as the domain of the user's email address.</summary>
    public string? IdpIdentifier { get; init; }

    /// <summary>Gets the user name to fill in on the sign-in page in advance.</summary>
    public string? LoginHint { get; init; }

    /// <summary>Gets the language of the sign-in pages, such as <c>de</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Gets the prompt behavior: <c>none</c>, <c>login</c>, <c>select_account</c> or <c>consent</c>.</summary>
    public string? Prompt { get; init; }

    /// <summary>Gets the nonce, which the ID token must repeat, or <see langword="null"/> to use a random nonce.</summary>
    public string? Nonce { get; init; }

    /// <summary>Gets the identifier of the resource that the access token is intended for (RFC 8707).</summary>
    /// <seealso href="https://www.rfc-editor.org/rfc/rfc8707"/>
    public string? Resource { get; init; }
}
