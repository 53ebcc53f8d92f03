using System.ComponentModel.DataAnnotations;
using LiteCognito;
using Microsoft.AspNetCore.Mvc;
using WebSignIn.Web;

namespace WebSignIn.Pages;

public sealed class ForgotPasswordModel(CognitoSignInService signIn) : SitePage
{
    [BindProperty, Required(ErrorMessage = "Enter your user name.")]
    public string Username { get; set; } = "";

    public void OnGet() => Username = KnownUsername ?? "";

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Page();
        KnownUsername = Username;
        CognitoAccountResult result = await signIn.ForgotPasswordAsync(Username);
        return result.Failure is { } failure
            ? Refuse(failure)
            : Notify("/ResetPassword", "If there is such an account, a code is on its way.");
    }
}
