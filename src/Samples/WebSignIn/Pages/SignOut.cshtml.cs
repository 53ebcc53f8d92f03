using LiteCognito;
using Microsoft.AspNetCore.Mvc;
using WebSignIn.Web;

namespace WebSignIn.Pages;

public sealed class SignOutModel(CognitoSignInService signIn) : SitePage
{
    public IActionResult OnGet() => RedirectToPage("/Index");

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync(HttpContext); // also signs out here if Cognito does not answer
        return Notify("/Index", "You are signed out.");
    }

    public async Task<IActionResult> OnPostEverywhereAsync() => Notify(
        "/Index",
        await signIn.SignOutEverywhereAsync(HttpContext)
            ? "You are signed out on all devices."
            : "You are signed out here. The service did not answer, so sign in and try again to end your other sessions.");
}
