using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.Operations;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.OAuth;

/// <summary>Handles the forms of the login page: user name and password, then the code of the user's second factor.</summary>
internal static class LoginSteps
{
    private const int MaxFailures = 3;

    public static EmulatorResponse Show(OAuthRequest request, LoginStep step, string username = "", string? problem = null)
    {
        string session = request.Login.Remember(step, request.Now);
        string page = step.Factor is { } factor
            ? LoginPage.Code(session, Prompt(factor), problem) : LoginPage.Password(session, username, problem);
        return OAuthRequest.Html(page, problem is null ? 200 : 400);
    }

    public static EmulatorResponse Answer(OAuthRequest request)
    {
        Dictionary<string, string> form;
        try
        {
            form = request.Form();
        }
        catch (OAuthError error)
        {
            return AuthorizeEndpoint.Refused(error.Message);
        }
        if (request.Login.Take(form.GetValueOrDefault("session", ""), request.Now) is not { } step)
            return AuthorizeEndpoint.Refused("This page has expired or was answered already. Begin the sign-in again.");
        try
        {
            return step.Factor is null ? Password(request, step, form) : Code(request, step, form);
        }
        catch (ApiError refusal)
        {
            LoginStep next = step with { Failures = step.Failures + 1 };
            return step.Factor is not null && next.Failures >= MaxFailures
                ? AuthorizeEndpoint.Return(step.Authorization, "error", "access_denied", "Code attempts exceeded.")
                : Show(request, next, form.GetValueOrDefault("username", ""), refusal.Message);
        }
    }

    private static EmulatorResponse Password(OAuthRequest request, LoginStep step, Dictionary<string, string> form)
    {
        EmulatorPool pool = step.Authorization.Client.Pool;
        EmulatorUser user = pool.Find(form.GetValueOrDefault("username", "")) ?? throw ApiError.NotAuthorized();
        bool isCorrect = user.HasPassword(form.GetValueOrDefault("password", ""));
        user.CheckPassword(isCorrect && user.Exists, request.Now);
        user.CheckEnabled();
        if (user.Status != "CONFIRMED")
            throw ApiError.NotAuthorized($"The user is {user.Status}, which this page cannot change. Use the API.");
        if (pool.Options.MfaConfiguration == MfaConfiguration.Off)
            return Finish(request, step, user);
        string? factor = user.PreferredFactor ?? (user.Factors.Contains(EmulatorUser.SoftwareToken)
            ? EmulatorUser.SoftwareToken : user.Factors.Order().FirstOrDefault());
        if (factor is not null)
            return Show(request, step with { User = user, Factor = factor, Code = Send(request, user, factor), Failures = 0 });
        return pool.Options.MfaConfiguration == MfaConfiguration.Optional
            ? Finish(request, step, user)
            : throw ApiError.NotAuthorized("The user must set up a second factor, which this page does not offer. Use the API.");
    }

    private static EmulatorResponse Code(OAuthRequest request, LoginStep step, Dictionary<string, string> form)
    {
        EmulatorUser user = step.User!;
        string code = form.GetValueOrDefault("code", "");
        var mismatch = new ApiError("CodeMismatchException", "The code is wrong.");
        if (step.Factor == EmulatorUser.SoftwareToken)
            user.CheckTotp(user.TotpSecret ?? throw mismatch, code, request.Now, () => mismatch);
        else if (!FixedTime.AreEqual(code, step.Code!))
            throw mismatch;
        return Finish(request, step, user);
    }

    private static string? Send(OAuthRequest request, EmulatorUser user, string factor) => factor switch
    {
        EmulatorUser.SoftwareToken => null,
        EmulatorUser.Email => request.State.Send(user, "EMAIL", user.Attributes["email"], factor),
        _ => request.State.Send(user, "SMS", user.Attributes["phone_number"], factor),
    };

    private static EmulatorResponse Finish(OAuthRequest request, LoginStep step, EmulatorUser user) =>
        AuthorizeEndpoint.Return(step.Authorization, "code", request.Login.Issue(step.Authorization, user, request.Now));

    private static string Prompt(string factor) => factor switch
    {
        EmulatorUser.SoftwareToken => "Code that your authenticator app shows",
        EmulatorUser.Email => "Code that was sent to your email address",
        _ => "Code that was sent to your phone",
    };
}
