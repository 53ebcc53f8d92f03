using System.Net;

namespace LiteCognito.Emulator.OAuth;

/// <summary>The pages of managed login: plain HTML in which every value is encoded.</summary>
internal static class LoginPage
{
    public static string Password(string session, string username, string? problem) => Page("Sign in", $"""
        {Problem(problem)}
        <form method="post" action="/login">
        <input type="hidden" name="session" value="{Encode(session)}">
        <p><label>User name <input name="username" autocomplete="username" value="{Encode(username)}" required></label></p>
        <p><label>Password <input name="password" type="password" autocomplete="current-password" required></label></p>
        <p><button type="submit">Sign in</button></p>
        </form>
        """);

    public static string Code(string session, string prompt, string? problem) => Page("Enter a code", $"""
        {Problem(problem)}
        <form method="post" action="/login">
        <input type="hidden" name="session" value="{Encode(session)}">
        <p><label>{Encode(prompt)} <input name="code" inputmode="numeric" autocomplete="one-time-code" required></label></p>
        <p><button type="submit">Continue</button></p>
        </form>
        """);

    public static string Message(string title, string text) => Page(title, $"<p>{Encode(text)}</p>");

    private static string Problem(string? problem) => problem is null ? "" : $"<p role=\"alert\">{Encode(problem)}</p>";

    private static string Page(string title, string body) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Encode(title)}</title></head>
        <body>
        <h1>{Encode(title)}</h1>
        {body}
        </body>
        </html>
        """;

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
