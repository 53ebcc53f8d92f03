using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;

namespace LiteCognito.EndToEnd;

/// <summary>Records the diagnostic output of the process: activities, event sources, diagnostic listeners and the console.</summary>
internal sealed class Diagnostics : EventListener, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly ConcurrentQueue<string> _said = new();
    private readonly ConcurrentQueue<IDisposable> _subscriptions = new();
    private readonly ActivityListener _activities;
    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;
    private readonly StringWriter _console = new();

    public Diagnostics()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Record,
        };
        ActivitySource.AddActivityListener(_activities);
        _subscriptions.Enqueue(DiagnosticListener.AllListeners.Subscribe(this));
        TextWriter console = TextWriter.Synchronized(_console);
        Console.SetOut(console);
        Console.SetError(console);
    }

    public string Text => string.Join('\n', [.. _said, _console.ToString()]);

    public override void Dispose()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
        _activities.Dispose();
        while (_subscriptions.TryDequeue(out IDisposable? subscription))
            subscription.Dispose();
        base.Dispose();
    }

    public void OnNext(DiagnosticListener value) => _subscriptions.Enqueue(value.Subscribe(this));

    public void OnNext(KeyValuePair<string, object?> value) => _said.Enqueue($"{value.Key} {value.Value} {Activity.Current}");

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        // The runtime's private event sources write whole socket buffers by design, so they are not recorded. Code that can enable them
        // can read the process's memory anyway.
        if (eventSource.Name.StartsWith("System.Net.", StringComparison.Ordinal)
            || eventSource.Name.Contains("Cognito", StringComparison.Ordinal))
            EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
        _said.Enqueue(
            $"{eventData.EventSource.Name} {eventData.EventName} {eventData.Message} {string.Join(' ', eventData.Payload ?? new([]))}");

    private void Record(Activity activity) =>
        _said.Enqueue($"{activity.Source.Name} {activity.DisplayName} {activity.StatusDescription} "
            + string.Join(
                ' ',
                activity.TagObjects.Concat(activity.Events.SelectMany(e => e.Tags)).Concat(
                    activity.Baggage.Select(b => KeyValuePair.Create(b.Key, (object?)b.Value)))));
}
