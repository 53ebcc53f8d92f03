using System.ComponentModel.DataAnnotations;
using LiteCognito;
using Microsoft.AspNetCore.Mvc;
using WebSignIn.Web;

namespace WebSignIn.Pages;

public sealed class SignInModel(CognitoSignInService signIn) : SitePage
{
    [BindProperty, Required(ErrorMessage = "Enter your user name.")]
    public string Username { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Enter your password.")]
    public string Password { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public void OnGet()
    {
        ModelState.Clear();
        Username = KnownUsername ?? "";
    }

    public async Task<IActionResult> OnPostAsync() =>
        ModelState.IsValid
            ? Next(await signIn.PasswordSignInAsync(HttpContext, Username, Password, returnUrl: ReturnUrl))
            : Page();

    public Task<IActionResult> OnPostPasskeyAsync() =>
        WithoutPasswordAsync(() => signIn.PasskeySignInAsync(HttpContext, Username, returnUrl: ReturnUrl));

    public Task<IActionResult> OnPostCodeAsync() => WithoutPasswordAsync(() => signIn.SignInAsync(
        HttpContext,
        new SignInRequest { Username = Username, Flow = SignInFlow.UserAuth, PreferredChallenge = CognitoChallengeNames.EmailOtp },
        returnUrl: ReturnUrl));

    private async Task<IActionResult> WithoutPasswordAsync(Func<Task<CognitoSignInResult>> start)
    {
        ModelState.Remove(nameof(Password));
        return ModelState.IsValid ? Next(await start()) : Page();
    }

    private IActionResult Next(CognitoSignInResult result)
    {
        KnownUsername = Username;
        return result.Failure switch
        {
            null => Continue(result),
            CognitoSignInFailure.NotConfirmed => Restart("/Confirm", CognitoSignInFailure.NotConfirmed),
            CognitoSignInFailure.PasswordResetRequired => Restart("/ForgotPassword", CognitoSignInFailure.PasswordResetRequired),
            { } failure => Refuse(failure),
        };
    }
}
