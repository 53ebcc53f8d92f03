using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace LiteCognito.SignIn;

/// <summary>
/// Gives secure cookies the prefix <c>__Host-</c>, so that browsers accept them only from this host and over HTTPS. Divides large cookies.
/// </summary>
internal sealed class SignInCookieManager(CookieSecurePolicy policy) : ICookieManager
{
    private const string Prefix = "__Host-";

    private readonly ChunkingCookieManager _chunks = new();

    public bool IsSecure(HttpContext context) =>
        policy == CookieSecurePolicy.Always || (policy == CookieSecurePolicy.SameAsRequest && context.Request.IsHttps);

    public string? GetRequestCookie(HttpContext context, string key) => _chunks.GetRequestCookie(context, Name(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _chunks.AppendResponseCookie(context, Name(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        _chunks.DeleteCookie(context, Name(context, key), options);

    private string Name(HttpContext context, string key) => IsSecure(context) ? Prefix + key : key;
}
