namespace LiteCognito;

/// <summary>A source of tokens for <see cref="CognitoAuthenticationHandler"/>.</summary>
/// <remarks>
/// <see cref="CognitoSessionSource"/> returns the tokens of a user, <see cref="CognitoOAuthClient.CreateTokenSource"/> those of a machine.
/// A source outlives the handlers that use it, so that a new handler does not sign in again. Implementations must be safe for concurrent
/// use. <see cref="CognitoAuthenticationHandler"/> sends no token with a character that tokens cannot contain.
/// </remarks>
/// <example>
/// <code language="csharp">
/// using LiteCognito;
///
/// using var api = new HttpClient(new CognitoAuthenticationHandler(new FixedToken(accessToken)));
///
/// sealed class FixedToken(string token) : ICognitoTokenSource
/// {
///     public ValueTask&lt;string&gt; GetTokenAsync(string? refused, CancellationToken cancellationToken) => new(token);
/// }
/// </code>
/// </example>
public interface ICognitoTokenSource
{
    /// <summary>Gets a valid token.</summary>
    /// <param name="refused">
    /// A token that a server has just refused with status 401, or <see langword="null"/> if there is none. If the source still holds this
    /// token, it requests a new one, unless the token is so new that another would be refused too.
    /// </param>
    /// <param name="cancellationToken">A token that cancels the wait.</param>
    /// <returns>The token. If it is <paramref name="refused"/>, the source has no other token.</returns>
    ValueTask<string> GetTokenAsync(string? refused, CancellationToken cancellationToken);
}
