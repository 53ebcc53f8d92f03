using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiteCognito.Hosting;

/// <summary>
/// Checks that the signing keys of a user pool can be fetched. Probes that come within the interval, or while a fetch runs, share its
/// result.
/// </summary>
internal sealed class PoolHealthCheck(IServiceProvider provider, string client, TimeSpan interval) : IHealthCheck, IDisposable
{
    private readonly TimeProvider _clock = provider.GetService<TimeProvider>() ?? TimeProvider.System;
    private readonly SemaphoreSlim _gate = new(1);
    private string? _failure;
    private long _checkedAt;
    private bool _hasResult;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_hasResult || _clock.GetElapsedTime(_checkedAt) >= interval)
            {
                _failure = await FetchAsync(cancellationToken).ConfigureAwait(false);
                _checkedAt = _clock.GetTimestamp();
                _hasResult = true;
            }
            return _failure is null
                ? HealthCheckResult.Healthy("The signing keys of the user pool can be fetched.")
                : new HealthCheckResult(context.Registration.FailureStatus, _failure);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    /// <summary>Fetches the keys with a new verifier, because a verifier that has keys does not fetch them again.</summary>
    private async Task<string?> FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            CognitoTokenVerifier verifier = provider.GetRequiredKeyedService<CognitoClient>(client).CreateTokenVerifier();
            await verifier.PreloadAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The message of CognitoTokenException names the address of the keys and contains no secret.
            return e is CognitoTokenException ? e.Message : $"The keys of the user pool were not fetched: {e.GetType().Name}.";
        }
    }
}
