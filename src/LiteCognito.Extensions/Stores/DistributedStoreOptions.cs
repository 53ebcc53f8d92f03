namespace LiteCognito;

/// <summary>The settings of the stores that several instances of a program share.</summary>
public sealed class DistributedStoreOptions
{
    /// <summary>
    /// Gets or sets the text with which the keys of all entries start. The default is <c>litecognito</c>. Programs that share a cache but
    /// no users need different prefixes.
    /// </summary>
    public string KeyPrefix { get; set; } = "litecognito";

    /// <summary>
    /// Gets or sets how long a session stays in the store after it was last refreshed. The default is 30 days, as is Cognito's default for
    /// the refresh token. Set it to the lifetime of the app client's refresh tokens.
    /// </summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// Gets or sets a value that indicates whether the client uses the shared store for remembered devices. The default is
    /// <see langword="false"/>.
    /// </summary>
    /// <remarks>
    /// The store holds one device for each user. On a web server, all browsers of a user would be this one device, and anyone who knows the
    /// password could sign in without the second factor. Set it for programs that sign in users of their own, such as workers.
    /// </remarks>
    public bool ShareDevices { get; set; }

    /// <summary>Gets or sets how long a device stays in the store after it was confirmed. The default is 400 days.</summary>
    public TimeSpan DeviceLifetime { get; set; } = TimeSpan.FromDays(400);

    /// <summary>
    /// Gets or sets how long a lock remains after the instance that holds it was killed. The default is 30 seconds. An instance that is
    /// alive renews its locks after a third of this time.
    /// </summary>
    public TimeSpan LockDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets how long a refresh waits for the lock. The default is 1 minute. It must not be less than <see cref="LockDuration"/>.
    /// </summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets how long the stores wait for one response of the cache. The default is 2 seconds.</summary>
    public TimeSpan OperationTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Gets or sets how long the stores do not call the cache after it has failed. The default is 10 seconds. Calls in this time fail at
    /// once.
    /// </summary>
    public TimeSpan OutagePause { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Gets or sets how many encrypted entries an instance keeps in memory, so that sessions that it has seen can be found while the cache
    /// cannot be reached. The default is 10,000, which is up to 100 MB. 0 turns this off.
    /// </summary>
    public int OutageCopies { get; set; } = 10_000;
}
