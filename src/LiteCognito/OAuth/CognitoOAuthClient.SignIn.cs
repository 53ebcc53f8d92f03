using LiteCognito.OAuth;

namespace LiteCognito;

public sealed partial class CognitoOAuthClient
{
    /// <summary>Signs in with the system's browser, for programs on the user's machine (RFC 8252).</summary>
    /// <param name="redirect">The port that the browser comes back to; the app client must know its address.</param>
    /// <param name="scopes">The scopes, such as <c>openid</c>; none for all that the app client allows.</param>
    /// <param name="openBrowser">Opens an address in the browser.</param>
    /// <param name="options">What the authorize endpoint may be told besides.</param>
    /// <param name="cancellationToken">Stops waiting for the user.</param>
    /// <exception cref="CognitoOAuthException">The user declined, or the code was refused.</exception>
    /// <exception cref="CognitoProtocolException">The browser came back without a code, or the tokens are wrong.</exception>
    public async Task<CognitoTokens> SignInAsync(
        LoopbackRedirect redirect, IEnumerable<string> scopes, Func<Uri, CancellationToken, Task> openBrowser,
        OAuthAuthorizationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(redirect);
        ArgumentNullException.ThrowIfNull(openBrowser);
        OAuthAuthorization authorization = CreateAuthorization(redirect.RedirectUri, scopes, options);
        await openBrowser(authorization.Url, cancellationToken).ConfigureAwait(false);
        Uri callback;
        do
            callback = await redirect.WaitAsync(cancellationToken).ConfigureAwait(false);
        while (!Answers(authorization, callback)); // any program on this machine could end the sign-in otherwise
        return await RedeemAsync(authorization, callback, cancellationToken).ConfigureAwait(false);
    }

    private static bool Answers(OAuthAuthorization authorization, Uri callback)
    {
        try
        {
            return Query.Read(callback).TryGetValue("state", out string? state) && Same(state, authorization.State);
        }
        catch (CognitoProtocolException)
        {
            return false;
        }
    }
}
