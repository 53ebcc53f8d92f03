using LiteCognito;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WebSignIn.Web;

/// <summary>A page of the site.</summary>
public abstract class SitePage : PageModel
{
    /// <summary>
    /// Gets or sets the user name that the next page shows. It travels in a sealed cookie, so that no address contains it.
    /// </summary>
    protected string? KnownUsername
    {
        get => TempData.Peek("Username") as string;
        set => TempData["Username"] = value;
    }

    /// <summary>Goes to another page, which shows a notice.</summary>
    protected RedirectToPageResult Notify(string page, string notice)
    {
        TempData["Notice"] = notice;
        return RedirectToPage(page);
    }

    /// <summary>Goes to another page, which shows why the user must start there.</summary>
    protected RedirectToPageResult Restart(string page, CognitoSignInFailure failure)
    {
        TempData["Problem"] = Texts.Of(failure);
        return RedirectToPage(page);
    }

    /// <summary>Shows this page again with an error of a field, or of the whole page if the name is empty.</summary>
    protected PageResult Refuse(string field, string error)
    {
        ModelState.AddModelError(field, error);
        return Page();
    }

    /// <summary>Shows this page again after a failure.</summary>
    protected PageResult Refuse(CognitoSignInFailure failure, string codeField = "", string passwordField = "") => Refuse(
        failure switch
        {
            CognitoSignInFailure.WrongCode or CognitoSignInFailure.CodeExpired => codeField,
            CognitoSignInFailure.InvalidPassword => passwordField,
            _ => "",
        },
        Texts.Of(failure));

    /// <summary>Goes on after a step of a sign-in that did not fail.</summary>
    protected IActionResult Continue(CognitoSignInResult result) =>
        result.IsSignedIn ? LocalRedirect(result.ReturnUrl) : RedirectToPage("/Challenge");
}
