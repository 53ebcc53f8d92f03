using System.Net;
using LiteCognito.Emulator;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiteCognito.Hosting.Tests.Extensions;

/// <summary>A user pool of an emulator in this process, for an application's services.</summary>
internal sealed class HostedPool : IDisposable
{
    public const string Username = "alice", Password = "Correct-horse-7";
    public const string Domain = "https://example.auth.eu-central-1.amazoncognito.com";

    public HostedPool()
    {
        Emulator = new CognitoEmulator(Clock);
        Pool = Emulator.CreatePool();
        App = Pool.CreateClient(new EmulatorClientOptions
        {
            Name = "app",
            GenerateSecret = true,
            ExplicitAuthFlows = ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
            AllowedOAuthFlows = ["client_credentials"],
            AllowedOAuthScopes = ["orders/read", "orders/write"],
        });
        User = Pool.AddUser(Username, Password, new Dictionary<string, string> { ["email"] = "alice@example.com" });
    }

    public TimerClock Clock { get; } = new();

    public LogJournal Log { get; } = new();

    public CognitoEmulator Emulator { get; }

    public EmulatorPool Pool { get; }

    public EmulatorClient App { get; }

    public EmulatorUser User { get; }

    /// <summary>Gets the names of the operations and the paths that were requested.</summary>
    public Journal<string> Requests { get; } = new();

    /// <summary>Gets or sets a function that answers a request in place of the emulator, or returns <see langword="null"/>.</summary>
    public Func<string, HttpResponseMessage?> Answer { get; set; } = _ => null;

    /// <summary>Gets or sets a task that all requests wait for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static HttpResponseMessage Unavailable(string request) => new(HttpStatusCode.ServiceUnavailable);

    /// <summary>Returns the services of an application with the log and the clock of this pool.</summary>
    public ServiceCollection Services()
    {
        var services = new ServiceCollection();
        Add(services);
        return services;
    }

    /// <summary>Returns the builder of a host with the log and the clock of this pool, and no other logs.</summary>
    public HostApplicationBuilder Host()
    {
        HostApplicationBuilder builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        Add(builder.Services);
        return builder;
    }

    /// <summary>Returns the section Cognito with the settings of this pool and others.</summary>
    public IConfigurationSection Section(params (string Key, string? Value)[] settings) => Sections.Of(
    [
        ("UserPoolId", Pool.Id), ("ClientId", App.Id), ("ClientSecret", App.Secret), ("Limits:MaxAttempts", "1"), ("OAuth:Domain", Domain),
        ("Session:Username", Username), ("Session:Password", Password), .. settings,
    ]);

    /// <summary>Adds the client of this pool.</summary>
    public CognitoBuilder AddTo(IServiceCollection services, params (string Key, string? Value)[] settings) =>
        Connect(services.AddLiteCognito(Section(settings)));

    /// <summary>Sends the requests of a client to the emulator.</summary>
    public CognitoBuilder Connect(CognitoBuilder builder)
    {
        builder.HttpClient.ConfigurePrimaryHttpMessageHandler(() => new Network(this, Emulator.CreateHandler()));
        return builder;
    }

    /// <summary>Returns the number of sign-ins with SRP that were started.</summary>
    public int SignIns => Requests.Count(request => request == "InitiateAuth");

    /// <summary>Returns the number of requests for machine tokens.</summary>
    public int TokenRequests => Requests.Count(request => request == "/oauth2/token");

    public static ValueTask<string> TokenAsync(IServiceProvider provider, string? source = null, string? refused = null) =>
        provider.GetRequiredKeyedService<ICognitoTokenSource>(source ?? "").GetTokenAsync(refused, Cancel);

    public void Dispose() => Emulator.Dispose();

    private void Add(IServiceCollection services)
    {
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddSingleton<TimeProvider>(Clock);
    }

    private sealed class Network(HostedPool pool, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string name = request.Headers.TryGetValues("X-Amz-Target", out IEnumerable<string>? targets)
                ? targets.First().Split('.')[^1] : request.RequestUri!.AbsolutePath;
            pool.Requests.Add(name);
            await pool.Gate.WaitAsync(cancellationToken);
            return pool.Answer(name) ?? await base.SendAsync(request, cancellationToken);
        }
    }
}

/// <summary>Creates configuration sections.</summary>
internal static class Sections
{
    public static IConfigurationSection Of(params IEnumerable<(string Key, string? Value)> settings) =>
        Root(settings).GetSection("Cognito");

    public static IConfigurationRoot Root(IEnumerable<(string Key, string? Value)> settings)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach ((string key, string? value) in settings)
            values["Cognito:" + key] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }
}
