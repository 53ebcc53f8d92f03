using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Control;

/// <summary>
/// Decides who may use the emulator's own endpoints. Every program may, but in a browser only the emulator's own page and pages of the
/// allowed origins.
/// </summary>
internal sealed class Access(IEnumerable<string> allowedOrigins, Uri? issuer)
{
    private const string Local = "localhost";

    private readonly HashSet<string> _origins = [.. allowedOrigins.Select(origin => Origin.Of(Origin.Parse(origin)!))];

    private readonly HashSet<string> _hosts = new(
        [
            Local, "host.docker.internal",
            .. allowedOrigins.Select(origin => Origin.Parse(origin)!.IdnHost),
            .. issuer is null ? (string[])[] : [issuer.IdnHost],
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the origin of the page that makes the request, if it is an allowed one.</summary>
    public string? AllowedOrigin(EmulatorRequest request) =>
        Origins(request) is [var text] && Origin.Parse(text) is { } origin && _origins.Contains(Origin.Of(origin)) ? text : null;

    /// <summary>Rejects a request that a page of another site may have made.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isPage">True if the request is for the page, to which other sites may have links.</param>
    public void Check(EmulatorRequest request, bool isPage)
    {
        // A page could let its own name lead to this machine (DNS rebinding). The browser would then take the emulator for the same site.
        if (!request.IsInProcess && !IsSafeHost(request.Url))
            throw Denied(
                $"The host {request.Url.IdnHost} is not one for the emulator's own endpoints. Call localhost or an IP address, or allow "
                + "the name: litecognito emulator --allow-origin, or CognitoEmulatorOptions.AllowedOrigins.");
        if (AllowedOrigin(request) is not null)
            return;
        string[] origins = Origins(request);
        if (origins.Length > 0 && (origins is not [var text] || Origin.Parse(text) is not { } origin || !IsOwn(origin, request.Url)))
            throw Denied(
                $"Pages of the origin {PlainText.Of(origins[0], 100)} may not use the emulator's own endpoints. To allow them, start it "
                + "with litecognito emulator --allow-origin, or CognitoEmulatorOptions.AllowedOrigins.");
        bool isLink = isPage && (request.Method is "GET" or "HEAD") && request.Header("Sec-Fetch-Mode") == "navigate"
            && (request.Header("Sec-Fetch-Dest") is null or "document");
        if (request.Header("Sec-Fetch-Site") is not (null or "none" or "same-origin") && !isLink)
            throw Denied("A page of another site may not use the emulator's own endpoints. Open /_emulator/ in the browser instead.");
    }

    private static string[] Origins(EmulatorRequest request) =>
    [
        .. request.Headers.Where(header => header.Key.Equals("Origin", StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Value),
    ];

    private static bool IsOwn(Uri origin, Uri url) => Origin.Of(origin) == Origin.Of(url);

    private bool IsSafeHost(Uri url) => url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
        || !url.IdnHost.Contains('.', StringComparison.Ordinal)
        || url.IdnHost.EndsWith("." + Local, StringComparison.OrdinalIgnoreCase) || _hosts.Contains(url.IdnHost);

    private static ApiError Denied(string message) => new("AccessDeniedException", message, 403);
}
