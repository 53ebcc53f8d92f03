using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace LiteCognito;

/// <summary>Why a sign-in through managed login failed, as the browser learns it.</summary>
/// <param name="Name">The value of the query parameter <c>error</c> of the application's own page.</param>
/// <param name="Status">The status of the library's page.</param>
/// <param name="Text">The text of the library's page.</param>
internal sealed record ManagedLoginFailure(string Name, int Status, string Text)
{
    private static readonly ManagedLoginFailure Declined = new(
        "declined", StatusCodes.Status403Forbidden, "The sign-in was declined.");
    private static readonly ManagedLoginFailure Unavailable = new(
        "unavailable", StatusCodes.Status503ServiceUnavailable, "The sign-in service cannot be reached. Try again in a moment.");
    private static readonly ManagedLoginFailure Failed = new(
        "failed", StatusCodes.Status400BadRequest, "The sign-in could not be completed. Go back to the site and sign in again.");

    public static ManagedLoginFailure Of(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
            if (e is HttpRequestException or OperationCanceledException
                or CognitoTokenException { Reason: TokenRefusal.KeysUnavailable })
                return Unavailable;
            // ASP.NET Core's handler puts the code of the redirect there.
            else if (e is OpenIdConnectProtocolException && e.Data["error"] is "access_denied")
                return Declined;
        return Failed;
    }

    public async Task AnswerAsync(HttpContext context, string? errorPath, ILogger logger)
    {
        Log.ManagedLoginSignInFailed(logger, Name);
        context.Response.Headers.CacheControl = "no-store";
        if (errorPath is not null)
        {
            context.Response.Redirect($"{context.Request.PathBase}{errorPath}{(errorPath.Contains('?') ? '&' : '?')}error={Name}");
            return;
        }
        context.Response.StatusCode = Status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'";
        await context.Response.WriteAsync(
            "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Sign-in failed</title>"
            + $"<h1>Sign-in failed</h1><p>{Text}</p></html>",
            context.RequestAborted).ConfigureAwait(false);
    }
}
