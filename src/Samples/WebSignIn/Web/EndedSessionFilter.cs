using LiteCognito;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace WebSignIn.Web;

/// <summary>
/// Goes to the start page if Cognito no longer accepts the tokens of the user. That page finds out whether the session has ended.
/// </summary>
internal sealed class EndedSessionFilter : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is CognitoSessionEndedException or CognitoException { Code: CognitoErrorCodes.NotAuthorized })
            context.Result = new RedirectToPageResult("/Index");
    }
}
