using System.Net;
using LiteCognito.Emulator;

namespace LiteCognito.Hosting.Tests;

/// <summary>A user with a browser: signs in with a code, uses and refreshes the session, and signs out.</summary>
/// <param name="http">Sends the requests to the farm.</param>
/// <param name="username">The user.</param>
/// <param name="secret">The secret of the authenticator app.</param>
internal sealed class Visitor(HttpClient http, string username, string secret)
{
    private const int Refreshes = 3, MaxAttempts = 300;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100), Step = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, string> _cookies = [];
    private long _lastStep;

    /// <summary>Gets how often the user had to begin the sign-in again.</summary>
    public int Restarts { get; private set; }

    /// <summary>Gets how often a request was answered with 503 or with no response.</summary>
    public int Outages { get; private set; }

    /// <summary>Gets the reasons with which the site said that the user is not signed in, before the user signed out.</summary>
    public List<string> SignedOut { get; } = [];

    public async Task RunAsync(Action signedIn, CancellationToken cancellationToken)
    {
        for (int attempt = 0; !await SignInAsync(cancellationToken); attempt++)
        {
            Assert.True(attempt < MaxAttempts, $"{username} cannot sign in.");
            Restarts++;
            await Task.Delay(Pause, cancellationToken);
        }
        signedIn();
        for (int i = 0; i < Refreshes; i++)
        {
            await UseAsync(HttpMethod.Get, "/me", cancellationToken);
            await UseAsync(HttpMethod.Post, "/refresh", cancellationToken);
        }
        await UseAsync(HttpMethod.Get, "/me", cancellationToken);
        if (SignedOut.Count > 0)
            return;
        string cookie = _cookies["session"];
        await RepeatAsync(HttpMethod.Post, "/sign-out", cancellationToken);
        _cookies["session"] = cookie; // a copy of the cookie must be worth nothing
        for (int attempt = 0; ; attempt++)
        {
            HttpStatusCode status = (await RepeatAsync(HttpMethod.Get, "/me", cancellationToken)).Status;
            if (status == HttpStatusCode.Unauthorized)
                return;
            // A sign-out during an outage reaches the other instance when the outage is over.
            Assert.True(attempt < MaxAttempts, $"{username} is still signed in after the sign-out: {status}.");
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private async Task<bool> SignInAsync(CancellationToken cancellationToken)
    {
        _cookies.Clear();
        (HttpStatusCode status, _) = await SendAsync(
            HttpMethod.Post, "/sign-in", cancellationToken, ("username", username), ("password", Offline.Password));
        if (status != HttpStatusCode.OK)
            return false;
        // If the response is lost, the code may have been used. The user waits for the next one.
        string code = await NextCodeAsync(cancellationToken);
        (status, _) = await SendAsync(HttpMethod.Post, "/code", cancellationToken, ("code", code));
        return status == HttpStatusCode.OK && _cookies.ContainsKey("session");
    }

    /// <summary>Returns a code that was not sent before. The service accepts that of the next step too.</summary>
    private async Task<string> NextCodeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            long current = now.ToUnixTimeSeconds() / (long)Step.TotalSeconds;
            long step = Math.Max(current, _lastStep + 1);
            if (step <= current + 1)
            {
                _lastStep = step;
                return Totp.Code(secret, DateTimeOffset.FromUnixTimeSeconds(step * (long)Step.TotalSeconds));
            }
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private async Task UseAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        (HttpStatusCode status, string text) = await RepeatAsync(method, path, cancellationToken);
        if (status == HttpStatusCode.Unauthorized)
            SignedOut.Add($"{username} {path}: {text}");
        else
            Assert.True(status == HttpStatusCode.OK, $"{path}: {status} {text}");
    }

    /// <summary>Sends a request that can be repeated, until the farm answers it.</summary>
    private async Task<(HttpStatusCode Status, string Text)> RepeatAsync(
        HttpMethod method, string path, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < MaxAttempts; attempt++)
        {
            (HttpStatusCode status, string text) = await SendAsync(method, path, cancellationToken);
            if (status != HttpStatusCode.ServiceUnavailable)
                return (status, text);
            await Task.Delay(Pause, cancellationToken);
        }
        throw new InvalidOperationException($"The farm does not answer {path}.");
    }

    private async Task<(HttpStatusCode Status, string Text)> SendAsync(
        HttpMethod method, string path, CancellationToken cancellationToken, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (form.Length > 0)
            request.Content = new FormUrlEncodedContent(form.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        if (_cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? cookies))
                foreach (string cookie in cookies)
                    Keep(cookie);
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
                Outages++;
            return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (HttpRequestException e)
        {
            Outages++;
            return (HttpStatusCode.ServiceUnavailable, e.Message);
        }
    }

    private void Keep(string cookie)
    {
        string[] pair = cookie.Split(';')[0].Split('=', 2);
        if (pair[1].Length == 0)
            _cookies.Remove(pair[0]);
        else
            _cookies[pair[0]] = pair[1];
    }
}
