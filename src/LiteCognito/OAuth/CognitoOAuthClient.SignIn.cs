using System.Runtime.Versioning;
using LiteCognito.OAuth;

namespace LiteCognito;

public sealed partial class CognitoOAuthClient
{
    /// <summary>Signs in with the system browser. Call this method in applications that run on the user's machine (RFC 8252).</summary>
    /// <param name="redirect">
    /// The local port that the browser returns to. Its <see cref="LoopbackRedirect.RedirectUri"/> must be a callback URL of the app client.
    /// </param>
    /// <param name="scopes">The scopes to request, such as <c>openid</c>, or none to request all scopes that the app client allows.</param>
    /// <param name="openBrowser">A function that opens an address in the browser.</param>
    /// <param name="options">The optional parameters of the authorize endpoint, or <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">A token that cancels the wait for the user.</param>
    /// <returns>The tokens of the user.</returns>
    /// <exception cref="CognitoOAuthException">The user declined, or the code was refused.</exception>
    /// <exception cref="CognitoProtocolException">The browser returned without a code, or the tokens are not valid.</exception>
    /// <exception cref="CognitoNoAnswerException">The token endpoint did not respond. Start the sign-in again.</exception>
    /// <seealso href="https://www.rfc-editor.org/rfc/rfc8252"/>
    [UnsupportedOSPlatform("browser")]
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
        while (!Answers(authorization, callback)); // ignore forged callbacks: any program on this machine could send one
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
