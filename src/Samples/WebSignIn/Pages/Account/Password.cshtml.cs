using System.ComponentModel.DataAnnotations;
using LiteCognito;
using Microsoft.AspNetCore.Mvc;
using WebSignIn.Web;

namespace WebSignIn.Pages.Account;

public sealed class PasswordModel(CognitoSignInService signIn) : SitePage
{
    [BindProperty, Required(ErrorMessage = "Enter your current password.")]
    public string CurrentPassword { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Enter a new password.")]
    public string NewPassword { get; set; } = "";

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Page();
        CognitoAccountResult result = await signIn.ChangePasswordAsync(HttpContext, CurrentPassword, NewPassword);
        return result.Failure switch
        {
            null => Notify("/Index", "Your password is changed."),
            CognitoSignInFailure.WrongUsernameOrPassword => Refuse(nameof(CurrentPassword), "This password is wrong."),
            { } failure => Refuse(failure, passwordField: nameof(NewPassword)),
        };
    }
}
