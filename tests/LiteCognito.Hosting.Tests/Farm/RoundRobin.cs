namespace LiteCognito.Hosting.Tests;

/// <summary>
/// Sends each request to the next instance. If that does not accept a connection, the request was not sent, and the next one gets it.
/// </summary>
internal sealed class RoundRobin(IReadOnlyList<Uri> instances) : DelegatingHandler(new SocketsHttpHandler { UseCookies = false })
{
    private const int Attempts = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private int _next;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            Uri instance = instances[(int)((uint)Interlocked.Increment(ref _next) % instances.Count)];
            request.RequestUri = new(instance, request.RequestUri!.PathAndQuery);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError && attempt < Attempts)
            {
                if (attempt % instances.Count == 0)
                    await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
