using LiteCognito;
using Microsoft.AspNetCore.Mvc;
using WebSignIn.Web;

namespace WebSignIn.Pages.Account;

public sealed class PasskeyModel(CognitoSignInService signIn) : SitePage
{
    public string? CreationOptions { get; private set; }

    public IActionResult OnGet() => RedirectToPage("/Index");

    public async Task<IActionResult> OnPostStartAsync()
    {
        CreationOptions = await signIn.StartPasskeyRegistrationAsync(HttpContext);
        return Page();
    }

    public async Task<IActionResult> OnPostCompleteAsync(string? credential) => Finish(
        string.IsNullOrEmpty(credential)
            ? CognitoAccountResult.Failed(CognitoSignInFailure.PasskeyRefused)
            : await signIn.CompletePasskeyRegistrationAsync(HttpContext, credential),
        "Your passkey is added. You can sign in with it.");

    public async Task<IActionResult> OnPostRemoveAsync(string? id) => Finish(
        string.IsNullOrEmpty(id)
            ? CognitoAccountResult.Failed(CognitoSignInFailure.InvalidInput)
            : await signIn.RemovePasskeyAsync(HttpContext, id),
        "The passkey is removed.");

    private RedirectToPageResult Finish(CognitoAccountResult result, string notice) =>
        result.Failure is { } failure ? Restart("/Index", failure) : Notify("/Index", notice);
}
