using LiteCognito;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using WebSignIn.Web;

namespace WebSignIn.Pages;

/// <summary>Asks for the answer to the challenge that the browser's sign-in waits at.</summary>
public sealed class ChallengeModel(CognitoSignInService signIn) : SitePage
{
    public SignInChallenge Pending { get; private set; } = null!;

    public string Username { get; private set; } = "";

    public SoftwareTokenSecret? Secret { get; private set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    [BindProperty(Name = nameof(Attributes))]
    public Dictionary<string, string?> Attributes { get; set; } = [];

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (signIn.GetPendingSignIn(HttpContext) is not { } pending)
        {
            context.Result = Restart("/SignIn", CognitoSignInFailure.SignInExpired);
            return;
        }
        (Pending, Username, Secret) = (pending.Challenge, pending.Username, pending.Secret);
        if (Pending is NewPasswordChallenge change)
            foreach (string name in change.RequiredAttributes)
                Attributes.TryAdd(name, null);
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostCodeAsync() =>
        AnswerAsync(nameof(Code), Code, "Enter the code.", code => signIn.RespondWithCodeAsync(HttpContext, code));

    public Task<IActionResult> OnPostPasswordAsync() => AnswerAsync(
        nameof(Password), Password, "Enter your password.", password => signIn.RespondWithPasswordAsync(HttpContext, password));

    public Task<IActionResult> OnPostNewPasswordAsync()
    {
        IReadOnlyList<string> required = (Pending as NewPasswordChallenge)?.RequiredAttributes ?? [];
        foreach (string name in required)
            if (string.IsNullOrWhiteSpace(Attributes[name]))
                ModelState.AddModelError($"{nameof(Attributes)}[{name}]", $"Enter a value for {name.Replace('_', ' ')}.");
        return AnswerAsync(
            nameof(NewPassword), NewPassword, "Enter a new password.",
            password => signIn.RespondWithNewPasswordAsync(
                HttpContext, password, required.ToDictionary(name => name, name => Attributes[name]!)));
    }

    public Task<IActionResult> OnPostPasskeyAsync() => AnswerAsync(
        "", Credential, "The browser returned no passkey.", credential => signIn.RespondWithPasskeyAsync(HttpContext, credential));

    public Task<IActionResult> OnPostSelectAsync(string? option) =>
        AnswerAsync("", option, "Select how to go on.", chosen => signIn.SelectAsync(HttpContext, chosen));

    public async Task<IActionResult> OnPostSetUpAppAsync() => Next("", await signIn.SetUpAuthenticatorAsync(HttpContext));

    public Task<IActionResult> OnPostSetUpEmailAsync() => AnswerAsync(
        nameof(Email), Email, "Enter your email address.", email => signIn.SetUpEmailAsync(HttpContext, email));

    public IActionResult OnPostCancel()
    {
        signIn.CancelSignIn(HttpContext);
        return RedirectToPage("/SignIn");
    }

    private async Task<IActionResult> AnswerAsync(
        string field, string? value, string question, Func<string, Task<CognitoSignInResult>> respond)
    {
        if (string.IsNullOrWhiteSpace(value))
            ModelState.AddModelError(field, question);
        return ModelState.IsValid ? Next(field, await respond(value!)) : Page();
    }

    private IActionResult Next(string field, CognitoSignInResult result)
    {
        if (result.Failure is not { } failure)
            return Continue(result);
        if (result.Challenge is not { } challenge)
            return Restart("/SignIn", failure);
        Pending = challenge;
        return Refuse(failure is CognitoSignInFailure.Unavailable ? "" : field, Texts.Of(failure));
    }
}
