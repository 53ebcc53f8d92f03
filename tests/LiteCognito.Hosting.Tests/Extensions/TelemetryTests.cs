using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace LiteCognito.Hosting.Tests.Extensions;

/// <summary>Tests what OpenTelemetry exports of a sign-in.</summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly Offline _offline = new(withSecret: true);
    private readonly List<Activity> _spans = [];
    private readonly List<MetricSnapshot> _metrics = [];
    private readonly Uri _endpoint = new($"https://{Guid.NewGuid():N}.example.com/"); // other tests make calls too

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sign_in_with_a_second_factor_is_exported_as_traces_and_metrics()
    {
        string secret = _offline.User.EnableSoftwareToken();
        IHost host = await StartAsync();
        CognitoClient client = _offline.NewClient(new HttpClient(_offline.Emulator.CreateHandler()), _endpoint);
        string code = _offline.Totp(secret);
        var challenge = Assert.IsAssignableFrom<CodeChallenge>(await client.SignInAsync(Offline.Username, Offline.Password, Stop));
        await Assert.ThrowsAsync<CognitoException>(() => challenge.RespondAsync(Offline.Wrong(code), Stop));
        CognitoSession session = Offline.Session(await challenge.RespondAsync(code, Stop));
        End(host);

        Activity[] spans = [.. _spans.Where(span => (string?)span.GetTagItem("server.address") == _endpoint.Host)];
        Assert.Equal(
            [
                ("CognitoIdentityProvider/InitiateAuth", null), ("CognitoIdentityProvider/RespondToAuthChallenge", null),
                ("CognitoIdentityProvider/RespondToAuthChallenge", "CodeMismatchException"),
                ("CognitoIdentityProvider/RespondToAuthChallenge", null),
            ],
            spans.Select(span => (span.DisplayName, (string?)span.GetTagItem("error.type"))));
        Assert.Equal(ActivityStatusCode.Error, spans[2].Status);
        Assert.All(spans, span => Assert.Equal(("LiteCognito", ActivityKind.Client), (span.Source.Name, span.Kind)));

        MetricSnapshot duration = _metrics.Last(metric => metric.Name == "rpc.client.call.duration"); // the end exports once more
        Assert.Equal(("LiteCognito", "s"), (duration.MeterName, duration.Unit));
        MetricPoint[] points = [.. duration.MetricPoints.Where(point => Tags(point)["server.address"] as string == _endpoint.Host)];
        Assert.Equal(
            [("InitiateAuth", "", 1), ("RespondToAuthChallenge", "", 2), ("RespondToAuthChallenge", "CodeMismatchException", 1)],
            points.Select(point => (
                ((string)Tags(point)["rpc.method"]!).Split('/')[1], (string?)Tags(point).GetValueOrDefault("error.type") ?? "",
                point.GetHistogramCount())).Order());
        Assert.Equal(
            [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, double.PositiveInfinity], Bounds(points[0]));

        string[] secrets =
        [
            Offline.Username, Offline.Password, code, secret, _offline.App.Id, _offline.App.Secret!, _offline.Pool.Id,
            session.Tokens.AccessToken, session.Tokens.RefreshToken!,
        ];
        string[] exported =
        [
            .. spans.SelectMany(span => span.TagObjects).Concat(points.SelectMany(point => Tags(point)))
                .Select(tag => $"{tag.Key}={tag.Value}"),
        ];
        Assert.NotEmpty(exported);
        Assert.DoesNotContain(secrets, text => exported.Any(seen => seen.Contains(text, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Call_is_a_child_of_the_activity_of_its_caller()
    {
        IHost host = await StartAsync();
        ActivityTraceId trace;
        using (Activity caller = new Activity("request").Start())
        {
            caller.ActivityTraceFlags = ActivityTraceFlags.Recorded;
            trace = caller.TraceId;
            await _offline.NewClient(new HttpClient(_offline.Emulator.CreateHandler()), _endpoint)
                .SignInAsync(Offline.Username, Offline.Password, Stop);
        }
        End(host);
        Assert.Equal(2, _spans.Count(span => span.TraceId == trace));
    }

    public void Dispose() => _offline.Dispose();

    private static Dictionary<string, object?> Tags(MetricPoint point)
    {
        var tags = new Dictionary<string, object?>();
        foreach (KeyValuePair<string, object?> tag in point.Tags)
            tags[tag.Key] = tag.Value;
        return tags;
    }

    private static List<double> Bounds(MetricPoint point)
    {
        var bounds = new List<double>();
        foreach (HistogramBucket bucket in point.GetHistogramBuckets())
            bounds.Add(bucket.ExplicitBound);
        return bounds;
    }

    /// <summary>Exports everything and stops the export, because the calls of other tests would change the lists.</summary>
    private static void End(IHost host)
    {
        host.Services.GetRequiredService<TracerProvider>().ForceFlush();
        host.Services.GetRequiredService<MeterProvider>().ForceFlush();
        host.Dispose();
    }

    private async Task<IHost> StartAsync()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(CognitoTelemetry.ActivitySourceName).AddInMemoryExporter(_spans))
            .WithMetrics(metrics => metrics.AddMeter(CognitoTelemetry.MeterName).AddInMemoryExporter(_metrics));
        IHost host = builder.Build();
        await host.StartAsync(Stop);
        return host;
    }
}
