using System.ComponentModel.DataAnnotations;
using LiteCognito;
using Microsoft.AspNetCore.Mvc;
using WebSignIn.Web;

namespace WebSignIn.Pages.Account;

public sealed class AuthenticatorModel(CognitoSignInService signIn, SiteSettings site) : SitePage
{
    public SoftwareTokenSecret? Secret { get; private set; }

    [BindProperty, Required(ErrorMessage = "Enter the code.")]
    public string Code { get; set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        Secret = await signIn.GetAuthenticatorSetupAsync(HttpContext);
        return Secret is null ? RedirectToPage("/Index") : Page();
    }

    public async Task<IActionResult> OnPostStartAsync()
    {
        await signIn.StartAuthenticatorSetupAsync(HttpContext);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Secret = await signIn.GetAuthenticatorSetupAsync(HttpContext);
        if (Secret is null)
            return Notify("/Index", "The setup took too long. Start it again.");
        if (!ModelState.IsValid)
            return Page();
        CognitoAccountResult result = await signIn.CompleteAuthenticatorSetupAsync(HttpContext, Code, site.Name);
        return result.Failure is { } failure
            ? Refuse(failure, codeField: nameof(Code))
            : Notify("/Index", "Your authenticator app is set up. The next sign-in asks for its code.");
    }

    public async Task<IActionResult> OnPostTurnOffAsync()
    {
        if (await HttpContext.GetCognitoSessionAsync() is { } session)
            await session.SetMfaPreferenceAsync(new() { SoftwareToken = MfaSetting.Off });
        return Notify("/Index", "Your authenticator app is turned off.");
    }
}
