using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WebSignIn.Pages;

/// <summary>The page of errors. It answers the method of the request that failed, so it checks no antiforgery token.</summary>
[IgnoreAntiforgeryToken]
public sealed class ProblemModel : PageModel
{
    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public void OnGet() => SetTexts();

    public void OnPost() => SetTexts();

    private void SetTexts() => (Title, Text) = Response.StatusCode switch
    {
        StatusCodes.Status400BadRequest => ("This form has expired", "Go back, reload the page and try again."),
        StatusCodes.Status404NotFound or StatusCodes.Status200OK => ("There is no such page", "Check the address."),
        StatusCodes.Status429TooManyRequests => ("Too many attempts", "Wait a minute and try again."),
        _ => ("Something went wrong", "It is not your mistake. Try again in a minute."),
    };
}
