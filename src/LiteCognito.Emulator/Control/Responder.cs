using System.Text.Json;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Control;

/// <summary>
/// Answers all requests: those for the emulator's own endpoints here, and the others with the dispatcher, unless they are to fail. It
/// logs the latter.
/// </summary>
internal sealed class Responder(
    Dispatcher dispatcher, ControlClock clock, ControlEndpoints endpoints, RequestReader reader, Faults faults, RequestLog log)
    : IResponder
{
    // The signed address of an upload needs no other permission. In Cognito, it is one of Amazon S3.
    private const string Uploads = "/_emulator/imports/";

    public TimeProvider Clock => clock;

    public Task<EmulatorResponse> AnswerAsync(EmulatorRequest request, CancellationToken cancellationToken)
    {
        if (request.IsControl)
            return Task.FromResult(request.Url.AbsolutePath.StartsWith(Uploads, StringComparison.Ordinal)
                ? dispatcher.Dispatch(request) : endpoints.Answer(request));
        var started = new Started(reader.Read(request), clock.GetUtcNow(), clock.GetTimestamp());
        Fault? fault = faults.Take(started.Subject.Operation);
        return fault is { Delay.Ticks: > 0 }
            ? DelayAsync(request, started, fault, cancellationToken) : Task.FromResult(Answer(request, started, fault));
    }

    private async Task<EmulatorResponse> DelayAsync(
        EmulatorRequest request, Started started, Fault fault, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(fault.Delay, clock.Real, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Log(started, "Cancelled");
            throw;
        }
        return Answer(request, started, fault);
    }

    private EmulatorResponse Answer(EmulatorRequest request, Started started, Fault? fault)
    {
        EmulatorResponse response = fault?.Response(started.Subject) ?? dispatcher.Dispatch(request);
        Log(started, Outcome(response));
        return response;
    }

    private void Log(Started started, string outcome) => log.Add(new(
        started.Time, started.Subject.Name, started.Subject.ClientId, started.Subject.Username, outcome,
        clock.GetElapsedTime(started.Timestamp)));

    private static string Outcome(EmulatorResponse response)
    {
        if (response.Status < 400)
            return "OK";
        if (response.ErrorType is { } code)
            return code;
        if (!response.ContentType.Contains("json", StringComparison.Ordinal))
            return $"HTTP {response.Status}";
        using JsonDocument? body = Json.ParseObject(response.Body);
        return body is null ? $"HTTP {response.Status}" : Json.GetString(body.RootElement, "error") ?? "UnknownOperationException";
    }

    /// <summary>A request and the time at which it arrived.</summary>
    private sealed class Started(RequestSubject subject, DateTimeOffset time, long timestamp)
    {
        public RequestSubject Subject { get; } = subject;

        public DateTimeOffset Time { get; } = time;

        public long Timestamp { get; } = timestamp;
    }
}
