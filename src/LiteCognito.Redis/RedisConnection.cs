using StackExchange.Redis;

namespace LiteCognito.Redis;

/// <summary>
/// The connection to Redis: one of the program, or one that is opened at the first use, so that a program starts while Redis is down.
/// </summary>
internal sealed class RedisConnection : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly ConfigurationOptions? _configuration;
    private readonly bool _isOwned;
    private Task<IConnectionMultiplexer>? _connection;
    private bool _isDisposed;

    public RedisConnection(ConfigurationOptions configuration)
    {
        _configuration = configuration.Clone();
        _configuration.AbortOnConnectFail = false; // connects again in the background
        _isOwned = true;
    }

    public RedisConnection(IConnectionMultiplexer connection) => _connection = Task.FromResult(connection);

    public async ValueTask<IDatabase> GetDatabaseAsync(CancellationToken cancellationToken) =>
        (await Connect().WaitAsync(cancellationToken).ConfigureAwait(false)).GetDatabase();

    public async ValueTask DisposeAsync()
    {
        Task<IConnectionMultiplexer>? connection;
        lock (_lock)
        {
            _isDisposed = true;
            connection = _isOwned ? _connection : null;
        }
        if (connection is { IsCompletedSuccessfully: true })
            await (await connection.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
    }

    private Task<IConnectionMultiplexer> Connect()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_connection is null or { IsFaulted: true } or { IsCanceled: true })
                _connection = ConnectAsync(_configuration!);
            return _connection;
        }
    }

    private static async Task<IConnectionMultiplexer> ConnectAsync(ConfigurationOptions configuration) =>
        await ConnectionMultiplexer.ConnectAsync(configuration).ConfigureAwait(false);
}
