using LiteCognito.Devices;

namespace LiteCognito;

/// <summary>Stores devices in memory. They are lost when the process ends.</summary>
public sealed class MemoryDeviceStore : IDeviceStore
{
    private readonly Lock _gate = new();
    private IReadOnlyList<RememberedDevice> _devices = [];

    /// <inheritdoc/>
    public ValueTask<RememberedDevice?> FindAsync(string userPoolId, string username, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(DeviceList.Find(Volatile.Read(ref _devices), userPoolId, username));
    }

    /// <inheritdoc/>
    public ValueTask SaveAsync(RememberedDevice device, CancellationToken cancellationToken) =>
        Change(devices => DeviceList.With(devices, device), cancellationToken);

    /// <inheritdoc/>
    public ValueTask RemoveAsync(string userPoolId, string deviceKey, CancellationToken cancellationToken) =>
        Change(devices => DeviceList.Without(devices, userPoolId, deviceKey), cancellationToken);

    private ValueTask Change(
        Func<IReadOnlyList<RememberedDevice>, IReadOnlyList<RememberedDevice>> change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            Volatile.Write(ref _devices, change(_devices));
        return default;
    }
}
