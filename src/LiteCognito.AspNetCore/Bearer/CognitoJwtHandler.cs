using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiteCognito;

/// <summary>
/// The JwtBearer handler, except that a request with several Authorization headers is refused, and that a token that cannot be verified
/// because the pool's keys are unavailable is answered with 503.
/// </summary>
internal sealed class CognitoJwtHandler(IOptionsMonitor<JwtBearerOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : JwtBearerHandler(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Request.Headers.Authorization.Count > 1
        ? Task.FromResult(AuthenticateResult.Fail("The request has several Authorization headers."))
        : base.HandleAuthenticateAsync();

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        AuthenticateResult result = await HandleAuthenticateOnceSafeAsync().ConfigureAwait(false);
        if (result.Failure is not CognitoTokenException { Reason: TokenRefusal.KeysUnavailable } unavailable)
        {
            await base.HandleChallengeAsync(properties).ConfigureAwait(false);
            return;
        }
        var context = new JwtBearerChallengeContext(Context, Scheme, Options, properties) { AuthenticateFailure = unavailable };
        await Events.Challenge(context).ConfigureAwait(false);
        if (context.Handled)
            return;
        Log.ProblemKeysUnavailable(Logger, Scheme.Name, unavailable.Message);
        // 401 would make clients discard a token that may well be valid.
        await Problem.Of(unavailable)!.WriteAsync(Context, unavailable).ConfigureAwait(false);
    }
}
