using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiteCognito;

/// <summary>Answers requests that ended with an exception of the library. Leaves other exceptions to other handlers.</summary>
internal sealed class CognitoExceptionHandler(IOptions<CognitoProblemOptions> options, ILogger<CognitoExceptionHandler> logger)
    : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Problem.Of(exception) is not { } problem)
            return false;
        Write(exception, problem.Status);
        string? detail = exception is CognitoException e && options.Value.ShownServiceMessages.Contains(e.Code) ? e.ServiceMessage : null;
        await problem.WriteAsync(httpContext, exception, detail).ConfigureAwait(false);
        return true;
    }

    private void Write(Exception exception, int status)
    {
        (string operation, string code, string? requestId) = exception switch
        {
            CognitoException e => (e.Operation, e.Code, e.RequestId),
            CognitoNoAnswerException e => (e.Operation, "no answer", null),
            CognitoTokenException e => ("The verification", e.Reason.ToString(), null),
            CognitoOAuthException e => ("Managed login", e.Error, null),
            CognitoProtocolException e => (e.Operation ?? "A call", "an invalid response", e.RequestId),
            _ => ("A call", "the end of the session", null),
        };
        if (status >= StatusCodes.Status500InternalServerError)
            Log.ProblemFailed(logger, operation, code, requestId, status, exception);
        else
            Log.ProblemRefused(logger, operation, code, requestId, status);
    }
}
