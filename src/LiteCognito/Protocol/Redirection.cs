namespace LiteCognito.Protocol;

/// <summary>Forbids and detects redirects of requests that carry secrets. A redirect with status 307 or 308 repeats the body.</summary>
internal static class Redirection
{
    // System.Net.Http passes the values under this key to the browser's fetch function.
    private static readonly HttpRequestOptionsKey<IDictionary<string, object>> FetchOptions = new("WebAssemblyFetchOptions");

    /// <summary>Keeps a browser from following redirects, whatever the HttpClient is. Elsewhere, only the handler can do that.</summary>
    public static void Forbid(HttpRequestMessage request)
    {
        if (!OperatingSystem.IsBrowser())
            return;
        if (request.Options.TryGetValue(FetchOptions, out IDictionary<string, object>? options))
            options["redirect"] = "manual";
        else
            request.Options.Set(FetchOptions, new Dictionary<string, object> { ["redirect"] = "manual" });
    }

    /// <summary>True if a browser did not follow a redirect. It hides the redirect: the status is 0, without headers and body.</summary>
    public static bool IsHidden(HttpResponseMessage response) => OperatingSystem.IsBrowser() && response.StatusCode == 0;

    /// <summary>True if the request was redirected, and a handler followed the redirect or a browser did not.</summary>
    public static bool Happened(HttpResponseMessage response, Uri address) =>
        IsHidden(response) || (response.RequestMessage?.RequestUri is { } asked && asked != address);

    /// <summary>Returns the end of an error message that begins with the name of the operation.</summary>
    public static string Describe(HttpResponseMessage response, Uri address, List<string>? secrets) => IsHidden(response)
        ? $"was redirected. The redirect was not followed. Check the address {address}."
        : $"was redirected to {Redaction.Clean(response.RequestMessage!.RequestUri!.Host, secrets)}, and the HttpClient followed the "
            + "redirect. Set AllowAutoRedirect to false on its handler, so that no request reaches another host.";
}
