using System.Text.Json;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Control;

/// <summary>Answers all requests: the emulator's own endpoints here, and the others with the dispatcher, which it logs.</summary>
internal sealed class Responder(
    Dispatcher dispatcher, TimeProvider clock, ControlEndpoints endpoints, RequestReader reader, RequestLog log) : IResponder
{
    // The signed address of an upload needs no other permission. In Cognito, it is one of Amazon S3.
    private const string Uploads = "/_emulator/imports/";

    public TimeProvider Clock => clock;

    public ValueTask<EmulatorResponse> AnswerAsync(EmulatorRequest request, CancellationToken cancellationToken)
    {
        if (request.IsControl)
            return new(request.Url.AbsolutePath.StartsWith(Uploads, StringComparison.Ordinal)
                ? dispatcher.Dispatch(request) : endpoints.Answer(request));
        RequestSubject subject = reader.Read(request);
        DateTimeOffset time = clock.GetUtcNow();
        long start = clock.GetTimestamp();
        EmulatorResponse response = dispatcher.Dispatch(request);
        log.Add(new(time, subject.Name, subject.ClientId, subject.Username, Outcome(response), clock.GetElapsedTime(start)));
        return new(response);
    }

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
}
