using LiteCognito;
using LiteCognito.Model;
using Microsoft.AspNetCore.Mvc;
using WebSignIn.Web;

namespace WebSignIn.Pages;

/// <summary>Who is signed in: from the cookie, and from Cognito for what the cookie does not hold.</summary>
public sealed class IndexModel(CognitoSignInService signIn) : SitePage
{
    public bool IsSignedIn => User.Identity is { IsAuthenticated: true };

    public IReadOnlyList<string> Groups =>
        [.. User.Identities.SelectMany(identity => identity.FindAll(identity.RoleClaimType)).Select(claim => claim.Value)];

    public bool HasDetails { get; private set; }

    public IReadOnlyList<string> Factors { get; private set; } = [];

    public IReadOnlyList<WebAuthnCredential> Passkeys { get; private set; } = [];

    public bool HasAuthenticator => Factors.Contains(CognitoChallengeNames.SoftwareTokenMfa);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!IsSignedIn)
            return Page();
        try
        {
            if (await HttpContext.GetCognitoSessionAsync() is not { } session)
                return await EndAsync();
            GetUserResponse user = await session.GetUserAsync(HttpContext.RequestAborted);
            Factors = user.UserMFASettingList ?? [];
            Passkeys = await signIn.ListPasskeysAsync(HttpContext, HttpContext.RequestAborted);
            HasDetails = true;
        }
        catch (CognitoSessionEndedException)
        {
            return await EndAsync();
        }
        catch (CognitoException e) when (e.Code == CognitoErrorCodes.NotAuthorized)
        {
            // Cognito no longer accepts the token: the session has ended on another device, or the user is disabled.
            if ((await signIn.RefreshSignInAsync(HttpContext)).Failure == CognitoSignInFailure.SignedOut)
                return await EndAsync();
        }
        catch (Exception e) when (e is CognitoException or CognitoNoAnswerException or IOException)
        {
            // The page shows what the cookie holds.
        }
        return Page();
    }

    private async Task<IActionResult> EndAsync()
    {
        await signIn.SignOutAsync(HttpContext);
        return Restart("/SignIn", CognitoSignInFailure.SignedOut);
    }
}
