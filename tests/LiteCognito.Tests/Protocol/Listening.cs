using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LiteCognito.Tests.Protocol;

/// <summary>Listens to the traces and metrics of calls to one host. Listeners are global, and other tests make calls too.</summary>
internal sealed class Listening : IDisposable
{
    private readonly ActivityListener? _activities;
    private readonly MeterListener? _meters;
    private readonly ConcurrentQueue<Activity> _spans = [];
    private readonly ConcurrentQueue<(string Instrument, double Value, Dictionary<string, object?> Tags)> _measurements = [];

    /// <summary>Starts to listen.</summary>
    /// <param name="toTraces">True to listen to traces.</param>
    /// <param name="toMetrics">True to listen to metrics.</param>
    /// <param name="onStart">Called at the start of each span, or null. It may throw.</param>
    /// <param name="onEnd">Called at the end of each span and for each measurement, or null. It may throw.</param>
    public Listening(bool toTraces = true, bool toMetrics = true, Action? onStart = null, Action? onEnd = null)
    {
        if (toTraces)
        {
            _activities = new ActivityListener
            {
                ShouldListenTo = source => source.Name == CognitoTelemetry.ActivitySourceName,
                Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                {
                    if (options.Tags!.Any(tag => tag is { Key: "server.address", Value: string host } && host == Host))
                        SampledTags = options.Tags!.ToDictionary();
                    return ActivitySamplingResult.AllDataAndRecorded;
                },
                ActivityStarted = activity => If(activity.GetTagItem("server.address"), onStart),
                ActivityStopped = activity =>
                {
                    if (activity.GetTagItem("server.address") as string == Host)
                        _spans.Enqueue(activity);
                    If(activity.GetTagItem("server.address"), onEnd);
                },
            };
            ActivitySource.AddActivityListener(_activities);
        }
        if (toMetrics)
        {
            _meters = new MeterListener
            {
                InstrumentPublished = (instrument, listener) =>
                {
                    if (instrument.Meter.Name == CognitoTelemetry.MeterName)
                        listener.EnableMeasurementEvents(instrument);
                },
            };
            _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags, onEnd));
            _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags, onEnd));
            _meters.Start();
        }
    }

    /// <summary>Gets a host that no other test calls.</summary>
    public string Host { get; } = $"{Guid.NewGuid():N}.example.com";

    /// <summary>Gets the address of an endpoint on the host.</summary>
    public Uri Endpoint => new($"https://{Host}:8443/");

    public IReadOnlyList<Activity> Spans => [.. _spans];

    public IReadOnlyList<(string Instrument, double Value, Dictionary<string, object?> Tags)> Measurements => [.. _measurements];

    /// <summary>Gets the tags that the sampler saw last.</summary>
    public Dictionary<string, object?>? SampledTags { get; private set; }

    /// <summary>Gets the only span with its tags.</summary>
    public (Activity Activity, Dictionary<string, object?> Tags) Span => (Assert.Single(Spans), Spans[0].TagObjects.ToDictionary());

    /// <summary>Gets the only duration.</summary>
    public (double Value, Dictionary<string, object?> Tags) Duration
    {
        get
        {
            var (_, value, tags) = Assert.Single(Measurements, measurement => measurement.Instrument == "rpc.client.call.duration");
            return (value, tags);
        }
    }

    /// <summary>Gets everything that was recorded, as text.</summary>
    public IEnumerable<string> Texts =>
    [
        .. Spans.SelectMany(span => (string?[])
        [
            span.DisplayName, span.OperationName, span.StatusDescription, span.TraceStateString,
            .. span.TagObjects.SelectMany(tag => (string?[])[tag.Key, tag.Value?.ToString()]),
            .. span.Events.SelectMany(@event => (string?[])[@event.Name, .. @event.Tags.Select(tag => tag.Value?.ToString())]),
            .. span.Baggage.Select(item => item.Value),
        ]).OfType<string>(),
        .. Measurements.SelectMany(measurement => (string?[])
            [measurement.Instrument, .. measurement.Tags.SelectMany(tag => (string?[])[tag.Key, tag.Value?.ToString()])]).OfType<string>(),
    ];

    public void Dispose()
    {
        _activities?.Dispose();
        _meters?.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, Action? onEnd)
    {
        Dictionary<string, object?> all = tags.ToArray().ToDictionary();
        if (all["server.address"] as string == Host)
            _measurements.Enqueue((instrument.Name, value, all));
        If(all["server.address"], onEnd);
    }

    private void If(object? host, Action? action)
    {
        if (host as string == Host)
            action?.Invoke();
    }
}
