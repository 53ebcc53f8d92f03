using System.ComponentModel.DataAnnotations;
using LiteCognito;
using Microsoft.AspNetCore.Mvc;
using WebSignIn.Web;

namespace WebSignIn.Pages;

public sealed class SignUpModel(CognitoSignInService signIn) : SitePage
{
    [BindProperty, Required(ErrorMessage = "Enter a user name.")]
    [StringLength(128, ErrorMessage = "Enter a user name of at most 128 characters.")]
    public string Username { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Enter your email address.")]
    [EmailAddress(ErrorMessage = "Enter an email address, such as name@example.com.")]
    public string Email { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Enter a password.")]
    public string Password { get; set; } = "";

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Page();
        CognitoAccountResult result =
            await signIn.SignUpAsync(Username, Password, new Dictionary<string, string> { ["email"] = Email });
        if (result.Failure is { } failure)
            return Refuse(failure, passwordField: nameof(Password));
        KnownUsername = Username;
        return RedirectToPage("/Confirm"); // also if the name is taken, so that no one learns it
    }
}
