namespace LiteCognito;

/// <summary>The names under which the library publishes its traces and metrics.</summary>
/// <remarks>
/// <para>
/// Each call is an activity (a span) and a measurement of the histogram <c>rpc.client.call.duration</c>; each retry is counted by
/// <c>litecognito.client.retries</c>. The names follow OpenTelemetry's semantic conventions for remote procedure calls.
/// </para>
/// <para>
/// Nothing that identifies a user or a session is recorded. A call costs nothing more if no program listens.
/// </para>
/// </remarks>
/// <example>
/// <code language="csharp">
/// using System.Diagnostics;
/// using LiteCognito;
///
/// using var listener = new ActivityListener
/// {
///     ShouldListenTo = source => source.Name == CognitoTelemetry.ActivitySourceName,
///     Sample = (ref ActivityCreationOptions&lt;ActivityContext&gt; _) => ActivitySamplingResult.AllData,
///     ActivityStopped = activity => Console.WriteLine($"{activity.DisplayName} took {activity.Duration.TotalMilliseconds:0} ms."),
/// };
/// ActivitySource.AddActivityListener(listener);
/// await client.SignInAsync("alice", ReadPassword());
/// </code>
/// </example>
/// <seealso href="https://opentelemetry.io/docs/specs/semconv/rpc/"/>
public static class CognitoTelemetry
{
    /// <summary>The name of the activity source, to pass to OpenTelemetry's <c>AddSource</c>.</summary>
    public const string ActivitySourceName = "LiteCognito";

    /// <summary>The name of the meter, to pass to OpenTelemetry's <c>AddMeter</c>.</summary>
    public const string MeterName = "LiteCognito";
}
