using LiteCognito.Hosting;
using Microsoft.Extensions.Configuration;

namespace LiteCognito.Stores;

/// <summary>Reads the part <c>Stores</c> of a client's configuration section.</summary>
internal static class StoreSettings
{
    public const string Section = "Stores";

    public static void Read(IConfiguration section, string name, DistributedStoreOptions options)
    {
        var settings = new Settings(section);
        settings.Text(nameof(options.KeyPrefix), value => options.KeyPrefix = value);
        settings.Duration(nameof(options.SessionLifetime), value => options.SessionLifetime = value);
        settings.Flag(nameof(options.ShareDevices), value => options.ShareDevices = value);
        settings.Duration(nameof(options.DeviceLifetime), value => options.DeviceLifetime = value);
        settings.Duration(nameof(options.LockDuration), value => options.LockDuration = value);
        settings.Duration(nameof(options.LockTimeout), value => options.LockTimeout = value);
        settings.Duration(nameof(options.OperationTimeout), value => options.OperationTimeout = value);
        settings.Duration(nameof(options.OutagePause), value => options.OutagePause = value);
        settings.Number(nameof(options.OutageCopies), value => options.OutageCopies = value);
        settings.ThrowIfWrong(name, typeof(DistributedStoreOptions));
    }
}
