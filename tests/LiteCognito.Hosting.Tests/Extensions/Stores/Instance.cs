using System.Collections.Concurrent;
using LiteCognito.Emulator;
using LiteCognito.Stores;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiteCognito.Hosting.Tests;

/// <summary>One of several instances of a program: a client with distributed stores.</summary>
internal sealed class Instance : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _name;

    public Instance(
        Offline pool, ILockingCache? cache, IDataProtectionProvider keys, string name = "",
        Action<DistributedStoreOptions>? configure = null,
        EmulatorClient? app = null, Action<CognitoBuilder>? add = null, bool hasRealClock = false)
    {
        _name = name;
        var services = new ServiceCollection();
        if (!hasRealClock)
            services.AddSingleton<TimeProvider>(pool.Clock);
        services.AddSingleton(keys);
        services.AddLogging(logging => logging.AddProvider(Logs));
        if (cache is not null)
            services.AddKeyedSingleton(name, cache);
        CognitoBuilder builder = services.AddLiteCognito(name, options =>
        {
            options.UserPoolId = pool.Pool.Id;
            options.ClientId = (app ?? pool.App).Id;
            options.TimeProvider = pool.Clock;
            options.AuthSessionValidity = TimeSpan.FromMinutes(3);
            options.Limits = new() { MaxAttempts = 1 };
        });
        builder.HttpClient.ConfigurePrimaryHttpMessageHandler(() => new Recorder.Handler(pool.Calls, pool.Emulator.CreateHandler()));
        if (add is null)
            builder.AddDistributedStores(configure);
        else
            add(builder);
        _services = services.BuildServiceProvider();
    }

    public LogLines Logs { get; } = new();

    public CognitoClient Client => _services.GetRequiredKeyedService<CognitoClient>(_name);

    public ITokenStore Sessions => _services.GetRequiredKeyedService<ITokenStore>(_name);

    public IDeviceStore Devices => _services.GetRequiredKeyedService<IDeviceStore>(_name);

    public DistributedChallengeStore Challenges => _services.GetRequiredKeyedService<DistributedChallengeStore>(_name);

    public int Pending => ((DistributedTokenStore)Sessions).PendingCount;

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    internal sealed class LogLines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<(LogLevel Level, int Id, string Text)> _lines = [];

        public IReadOnlyList<(LogLevel Level, int Id, string Text)> All => [.. _lines];

        public int Count(int id) => _lines.Count(line => line.Id == id);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue((logLevel, eventId.Id, $"{formatter(state, exception)} {exception}"));

        public void Dispose()
        {
        }
    }
}
