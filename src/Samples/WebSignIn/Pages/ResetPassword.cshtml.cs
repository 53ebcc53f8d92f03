using System.ComponentModel.DataAnnotations;
using LiteCognito;
using Microsoft.AspNetCore.Mvc;
using WebSignIn.Web;

namespace WebSignIn.Pages;

public sealed class ResetPasswordModel(CognitoSignInService signIn) : SitePage
{
    [BindProperty, Required(ErrorMessage = "Enter your user name.")]
    public string Username { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Enter the code.")]
    public string Code { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Enter a new password.")]
    public string NewPassword { get; set; } = "";

    public void OnGet() => Username = KnownUsername ?? "";

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Page();
        KnownUsername = Username;
        CognitoAccountResult result = await signIn.ResetPasswordAsync(Username, Code, NewPassword);
        return result.Failure is { } failure
            ? Refuse(failure, nameof(Code), nameof(NewPassword))
            : Notify("/SignIn", "Your password is changed. You can sign in.");
    }
}
