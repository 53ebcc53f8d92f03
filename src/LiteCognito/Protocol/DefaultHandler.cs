namespace LiteCognito.Protocol;

/// <summary>Creates the handlers of the HTTP clients that the library makes. None of them follows redirects.</summary>
internal static class DefaultHandler
{
    public static HttpMessageHandler Create(bool useCookies = false, bool useProxy = true) => OperatingSystem.IsBrowser()
        ? new HttpClientHandler { AllowAutoRedirect = false } // the only handler that works there; fetch is below it
        : new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = useCookies,
            UseProxy = useProxy,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
}
