using System.ComponentModel.DataAnnotations;
using LiteCognito;
using Microsoft.AspNetCore.Mvc;
using WebSignIn.Web;

namespace WebSignIn.Pages;

public sealed class ConfirmModel(CognitoSignInService signIn) : SitePage
{
    [BindProperty, Required(ErrorMessage = "Enter your user name.")]
    public string Username { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Enter the code.")]
    public string Code { get; set; } = "";

    public void OnGet() => Username = KnownUsername ?? "";

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Page();
        KnownUsername = Username;
        CognitoAccountResult result = await signIn.ConfirmSignUpAsync(Username, Code);
        return result.Failure is { } failure
            ? Refuse(failure, codeField: nameof(Code))
            : Notify("/SignIn", "Your account is confirmed. You can sign in.");
    }

    public async Task<IActionResult> OnPostResendAsync()
    {
        ModelState.Remove(nameof(Code));
        if (!ModelState.IsValid)
            return Page();
        KnownUsername = Username;
        CognitoAccountResult result = await signIn.ResendConfirmationCodeAsync(Username);
        return result.Failure is { } failure
            ? Refuse(failure)
            : Notify("/Confirm", "If this account waits for its confirmation, a new code is on its way.");
    }
}
