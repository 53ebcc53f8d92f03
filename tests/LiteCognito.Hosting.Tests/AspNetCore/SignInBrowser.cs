using System.Net;

namespace LiteCognito.Hosting.Tests.AspNetCore;

/// <summary>A browser that keeps cookies, and follows no redirect.</summary>
internal sealed class SignInBrowser(Uri address)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _cookies = [];

    /// <summary>The cookies, of which a test may change some.</summary>
    public IDictionary<string, string> Cookies => _cookies;

    public string SessionCookie => Cookies["Cognito"];

    /// <summary>Returns a browser with copies of the cookies, such as of a thief or for another server of the same site.</summary>
    public SignInBrowser Copy(Uri? other = null)
    {
        var copy = new SignInBrowser(other ?? address);
        lock (_lock)
            foreach ((string name, string value) in _cookies)
                copy._cookies[name] = value;
        return copy;
    }

    public async Task<string> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        SiteReply reply = await SendAsync(
            HttpMethod.Post, path, new FormUrlEncodedContent(fields.ToDictionary(field => field.Name, field => field.Value)));
        return reply.Status == HttpStatusCode.OK ? reply.Body : $"{(int)reply.Status} {reply.Body}";
    }

    public Task<SiteReply> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public async Task<string> TextAsync(string path)
    {
        SiteReply reply = await GetAsync(path);
        return reply.Status == HttpStatusCode.OK ? reply.Body : $"{(int)reply.Status}";
    }

    public async Task<SiteReply> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, path)) { Content = content };
        lock (_lock)
            if (_cookies.Count > 0)
                request.Headers.TryAddWithoutValidation(
                    "Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        using HttpResponseMessage response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        string[] set = response.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? values) ? [.. values] : [];
        lock (_lock)
            foreach (string cookie in set)
            {
                string[] pair = cookie.Split(';')[0].Split('=', 2);
                if (cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase))
                    _cookies.Remove(pair[0]);
                else
                    _cookies[pair[0]] = pair[1];
            }
        return new(
            response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            response.Headers.Location?.OriginalString, set);
    }
}

internal sealed record SiteReply(HttpStatusCode Status, string Body, string? Location, IReadOnlyList<string> SetCookies);
