using Microsoft.AspNetCore.Http;

namespace LiteCognito.SignIn;

/// <summary>
/// Returns the token of the current request's user. The source holds no user, because the handlers of an HTTP client outlive requests.
/// </summary>
internal sealed class UserTokenSource(IHttpContextAccessor accessor, TokenUse use, string? scheme) : ICognitoTokenSource
{
    public async ValueTask<string> GetTokenAsync(string? refused, CancellationToken cancellationToken)
    {
        HttpContext context = accessor.HttpContext ?? throw new InvalidOperationException(
            "There is no current request, so no user's token can be sent. Send the request while a request is handled, or use "
            + "AddCognitoToken for the tokens of the application.");
        CognitoSession session = await context.GetCognitoSessionAsync(scheme).ConfigureAwait(false)
            ?? throw new CognitoSessionEndedException("no user is signed in with this request.");
        return await new CognitoSessionSource(_ => Task.FromResult(session), use)
            .GetTokenAsync(refused, cancellationToken).ConfigureAwait(false);
    }
}
