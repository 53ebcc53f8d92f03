using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour.Live;

/// <summary>
/// Keeps calls below a rate with a bucket of tokens, and repeats the ones that the service refuses because of their rate, after a pause
/// that doubles each time. It repeats no other call, because an error may be what the test expects.
/// </summary>
internal sealed class PacedHandler(TimeProvider time, double callsPerSecond, int burst = 5) : DelegatingHandler
{
    private const int MaxAttempts = 6;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1 / callsPerSecond);

    // The time at which the bucket is full again.
    private DateTimeOffset _full = DateTimeOffset.MinValue;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        TimeSpan pause = TimeSpan.FromSeconds(1);
        for (int attempt = 1; ; attempt++, pause *= 2)
        {
            if (Take() is { Ticks: > 0 } wait)
                await Task.Delay(wait, time, cancellationToken);
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            deadline.CancelAfter(Timeout);
            HttpResponseMessage response = await base.SendAsync(request, deadline.Token);
            await response.Content.LoadIntoBufferAsync(deadline.Token);
            if (attempt == MaxAttempts || !await IsThrottledAsync(response, cancellationToken))
                return response;
            response.Dispose();
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    /// <summary>Takes one token and returns the time until it is there.</summary>
    private TimeSpan Take()
    {
        lock (_gate)
        {
            DateTimeOffset now = time.GetUtcNow();
            _full = (_full > now ? _full : now) + _interval;
            return _full - now - (_interval * burst);
        }
    }

    private static async Task<bool> IsThrottledAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if ((int)response.StatusCode is not (400 or 429))
            return false;
        JsonNode? error = null;
        try
        {
            error = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (System.Text.Json.JsonException)
        {
            // The test reports the body.
        }
        string code = ((error as JsonObject)?["__type"] as JsonValue)?.ToString() ?? "", message = error?["message"]?.ToString() ?? "";
        // The service also counts wrong codes and the like with LimitExceededException. A test may expect that.
        return code[(code.IndexOf('#', StringComparison.Ordinal) + 1)..] is "TooManyRequestsException" or "ThrottlingException"
            || (code.EndsWith("LimitExceededException", StringComparison.Ordinal)
                && message.Contains("Rate exceeded", StringComparison.OrdinalIgnoreCase));
    }
}
