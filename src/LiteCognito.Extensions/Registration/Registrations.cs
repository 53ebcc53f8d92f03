using Microsoft.Extensions.DependencyInjection;

namespace LiteCognito.Hosting;

/// <summary>Finds services that are already registered.</summary>
internal static class Registrations
{
    public static bool Has<T>(this IServiceCollection services, string key) => services.Any(
        descriptor => descriptor.IsKeyedService && descriptor.ServiceType == typeof(T) && key.Equals(descriptor.ServiceKey));
}
