using System.Net;

namespace LiteCognito.Sessions;

/// <summary>Follows redirects (RFC 9110 section 15.4).</summary>
internal static class Redirect
{
    /// <summary>Returns the request to send next, or <see langword="null"/> if the caller gets the response.</summary>
    public static HttpRequestMessage? Follow(HttpRequestMessage request, HttpResponseMessage response, ReplayableBody body)
    {
        if (response.Headers.Location is not { } location
            || response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            return null;
        if (!Uri.TryCreate(request.RequestUri, location, out Uri? target))
            return null;
        bool keepsMethod = response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
            || request.Method == HttpMethod.Get || request.Method == HttpMethod.Head;
        if (target.Scheme != "https" && target.Scheme != request.RequestUri!.Scheme)
            return null; // never from HTTPS to plain HTTP
        if (keepsMethod && !body.CanReplay)
            return null;

        var next = new HttpRequestMessage(keepsMethod ? request.Method : HttpMethod.Get, target)
        {
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
            Content = keepsMethod ? body.Again() : null,
        };
        foreach ((string name, IEnumerable<string> values) in request.Headers)
            if (!name.Equals("Host", StringComparison.OrdinalIgnoreCase))
                next.Headers.TryAddWithoutValidation(name, values);
        foreach ((string key, object? value) in request.Options)
            next.Options.Set(new(key), value);
        return next;
    }
}
