using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace LiteCognito.Protocol;

/// <summary>
/// A call that is traced and measured as OpenTelemetry's semantic conventions for remote procedure calls require. It is created only if a
/// program listens. It records no text of a user, and text of the peer only after <see cref="Redaction"/>.
/// </summary>
/// <remarks>
/// The exceptions of listeners are ignored. Otherwise, a listener that fails could lose the tokens of a response that is already there.
/// </remarks>
internal sealed class MeasuredCall
{
    private static readonly ActivitySource Source = new(CognitoTelemetry.ActivitySourceName);
    private static readonly Meter Meter = new(CognitoTelemetry.MeterName);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "rpc.client.call.duration", "s", "The duration of a call with its retries.", null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [.005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10] });

    private static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "litecognito.client.retries", "{retry}", "The number of attempts that followed a failed one.");

    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly KeyValuePair<string, object?>[] _tags;
    private readonly Activity? _activity;
    private string? _error;
    private int _retries;

    /// <summary>Starts a call. It becomes the current activity of the asynchronous method that creates it.</summary>
    /// <param name="system">The protocol.</param>
    /// <param name="method">The service and the operation, separated by a slash.</param>
    /// <param name="address">The address of the service. Only its host and port are recorded.</param>
    /// <param name="clock">The clock that measures the duration.</param>
    public MeasuredCall(string system, string method, Uri address, TimeProvider clock)
    {
        _clock = clock;
        _start = clock.GetTimestamp();
        _tags =
        [
            new("rpc.system.name", system), new("rpc.method", method), new("server.address", address.IdnHost),
            new("server.port", address.Port),
        ];
        try
        {
            // A sampler sees only the tags that are there at the start.
            _activity = Source.StartActivity(method, ActivityKind.Client, default(ActivityContext), _tags);
        }
        catch
        {
            // A listener failed.
        }
    }

    /// <summary>True if a program listens to traces or metrics.</summary>
    public static bool IsOn => Source.HasListeners() || Duration.Enabled || Retries.Enabled;

    /// <summary>Records the response of the service.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="requestId">The ID of the request, or <see langword="null"/>.</param>
    /// <param name="error">The error code of a refusal, or <see langword="null"/>.</param>
    public void Answered(int status, string? requestId = null, string? error = null)
    {
        _error = CodeOf(status, error);
        _activity?.SetTag("http.response.status_code", status);
        if (requestId is not null)
            _activity?.SetTag("aws.request_id", requestId);
    }

    /// <summary>Counts an attempt that follows a failed one.</summary>
    public void Retried(Exception failure)
    {
        _retries++;
        try
        {
            Retries.Add(1, [.. _tags, new("error.type", TypeOf(failure))]);
        }
        catch
        {
            // A listener failed.
        }
    }

    /// <summary>Records the failure of the call. Always returns false, so that an exception filter can call it.</summary>
    public bool Fails(Exception failure)
    {
        if (failure is CognitoException refusal)
            Answered((int)refusal.StatusCode, refusal.RequestId, refusal.Code);
        _error ??= TypeOf(failure);
        return false;
    }

    /// <summary>Ends the call.</summary>
    public void Stop()
    {
        try
        {
            // Recorded within the activity, so that an exporter can connect the two.
            Duration.Record(
                _clock.GetElapsedTime(_start).TotalSeconds, _error is null ? _tags : [.. _tags, new("error.type", _error)]);
        }
        catch
        {
            // A listener failed.
        }
        try
        {
            if (_retries > 0)
                _activity?.SetTag("http.request.resend_count", _retries);
            if (_error is not null)
                _activity?.SetTag("error.type", _error).SetStatus(ActivityStatusCode.Error);
            _activity?.Dispose();
        }
        catch
        {
            // A listener failed.
        }
    }

    /// <summary>Returns the service's error code, or the status of an error without a code, or <see langword="null"/>.</summary>
    private static string? CodeOf(int status, string? code) =>
        code is not null && !code.Equals(CognitoErrorCodes.Unrecognized, StringComparison.OrdinalIgnoreCase) ? code
        : status >= 400 ? status.ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>Returns the error code or the type of a failure, but never its message.</summary>
    private static string TypeOf(Exception failure) =>
        (failure is CognitoException refusal ? CodeOf((int)refusal.StatusCode, refusal.Code) : null)
        ?? (failure is OperationCanceledException ? typeof(OperationCanceledException) : failure.GetType()).ToString();
}
