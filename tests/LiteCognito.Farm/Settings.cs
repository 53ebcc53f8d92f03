using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace LiteCognito.Farm;

internal static class Settings
{
    public static string Get(string name) =>
        Environment.GetEnvironmentVariable($"FARM_{name}") ?? throw new InvalidOperationException($"FARM_{name} is not set.");

    public static void Add(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("farm").PersistKeysToFileSystem(new(Get("KEYS")));
        services.AddLiteCognito(options =>
        {
            options.UserPoolId = Get("POOL");
            options.ClientId = Get("CLIENT");
            options.Endpoint = new(Get("ENDPOINT"));
        }).AddRedisStores(Get("REDIS"), options => options.LockDuration = TimeSpan.FromSeconds(
            double.Parse(Get("LOCK"), System.Globalization.CultureInfo.InvariantCulture)));
    }
}
