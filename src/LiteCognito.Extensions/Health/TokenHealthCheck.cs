using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiteCognito.Hosting;

/// <summary>Reports whether a token source has a token. It never signs in.</summary>
internal sealed class TokenHealthCheck(IServiceProvider provider, string name) : IHealthCheck
{
    private readonly bool _isKept = provider.GetServices<KeptSource>().Any(kept => kept.Name == name);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (provider.GetKeyedService<ObservedTokenSource>(name) is not { } source)
            throw new InvalidOperationException(TokenSources.Missing(name));
        SourceState state = source.State;
        return Task.FromResult(state switch
        {
            { Kind: SourceKind.Failed } => new HealthCheckResult(
                context.Registration.FailureStatus,
                $"No token since {state.Since.ToString("u", CultureInfo.InvariantCulture)}: {state.Failure}."),
            { Kind: SourceKind.Unused } when _isKept => new HealthCheckResult(
                context.Registration.FailureStatus, "The first sign-in has not completed yet."),
            { Kind: SourceKind.Unused } => HealthCheckResult.Healthy("No request has needed a token yet."),
            _ when source.HasEnded => HealthCheckResult.Degraded("The session has ended. The next request signs in again."),
            _ => HealthCheckResult.Healthy("The token source is signed in."),
        });
    }
}
