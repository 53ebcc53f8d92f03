using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiteCognito;

/// <summary>Refreshes and revokes the tokens of users who signed in through managed login.</summary>
/// <remarks>
/// Requests of the same browser share one refresh and its result. Late requests still have the old cookie, and with rotation Cognito
/// would refuse its refresh token.
/// </remarks>
internal sealed class ManagedLoginTokens(
    IOptions<CognitoManagedLoginOptions> login, IOptionsMonitor<OpenIdConnectOptions> handler, TimeProvider clock,
    ILogger<ManagedLoginTokens> logger)
{
    /// <summary>The time before the expiry at which tokens are refreshed.</summary>
    public static readonly TimeSpan Early = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3), Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Retention = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Flight> _flights = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private CognitoOAuthClient? _client;
    private long _prunedAt;

    /// <summary>
    /// Refreshes tokens, or returns the result of a refresh with the same refresh token. A refresh that takes long continues, and a
    /// later request gets its result.
    /// </summary>
    public async Task<RefreshResult> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        Flight flight = Find(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(refreshToken))), refreshToken);
        if (!flight.Result.IsCompleted && flight.IsSlow)
            return RefreshResult.Unavailable;
        try
        {
            return await flight.Result.WaitAsync(Patience, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            flight.IsSlow = true;
            return RefreshResult.Unavailable;
        }
    }

    /// <summary>Revokes a refresh token. A failure is logged, because the user is signed out of the application anyway.</summary>
    public async Task RevokeAsync(string refreshToken)
    {
        try
        {
            using var deadline = new CancellationTokenSource(Patience, clock);
            await Client().RevokeAsync(refreshToken, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (IsFailure(e) || e is OperationCanceledException)
        {
            Log.ManagedLoginRevocationFailed(logger, e);
        }
    }

    private Flight Find(string key, string refreshToken)
    {
        lock (_gate)
        {
            Prune();
            if (!_flights.TryGetValue(key, out Flight? flight) || IsOver(flight))
                _flights[key] = flight = new() { Result = RunAsync(refreshToken), StartedAt = clock.GetTimestamp() };
            return flight;
        }
    }

    private async Task<RefreshResult> RunAsync(string refreshToken)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        CognitoTokens tokens;
        try
        {
            tokens = await Client().RefreshAsync(refreshToken).ConfigureAwait(false);
        }
        catch (CognitoOAuthException e) when (e.Error == "invalid_grant" && !e.IsTransient)
        {
            Log.ManagedLoginEnded(logger, e.Error);
            return RefreshResult.Ended;
        }
        catch (Exception e) when (IsFailure(e))
        {
            Log.ManagedLoginRefreshFailed(logger, e);
            return RefreshResult.Unavailable;
        }
        try
        {
            var verifier = (CognitoTokenHandler)handler.Get(OpenIdConnectDefaults.AuthenticationScheme).TokenHandler;
            VerifiedToken? verified = tokens.IdToken is { } idToken
                ? await verifier.Verifier.VerifyAsync(idToken, TokenUse.Id).ConfigureAwait(false) : null;
            Log.ManagedLoginRefreshed(logger);
            return new(RefreshOutcome.Renewed) { Tokens = tokens, IdToken = verified };
        }
        catch (CognitoTokenException e) when (e.Reason == TokenRefusal.KeysUnavailable)
        {
            // The tokens must be kept, because the old refresh token may be used up. The claims stay as they are until the next refresh.
            Log.ManagedLoginRefreshFailed(logger, e);
            return new(RefreshOutcome.Renewed) { Tokens = tokens };
        }
        catch (CognitoTokenException e)
        {
            Log.ManagedLoginIdTokenRefused(logger, e.Reason);
            return RefreshResult.Ended;
        }
    }

    /// <summary>Returns true if a result is too old to be shared.</summary>
    private bool IsOver(Flight flight)
    {
        if (!flight.Result.IsCompletedSuccessfully)
            return flight.Result.IsCompleted;
        TimeSpan age = clock.GetElapsedTime(flight.StartedAt);
        return flight.Result.Result switch
        {
            { Tokens: { } tokens } => age > Retention || tokens.ExpiresAt - clock.GetUtcNow() <= Early,
            { Outcome: RefreshOutcome.Unavailable } => age > Pause,
            _ => age > Retention,
        };
    }

    private void Prune()
    {
        if (_prunedAt != 0 && clock.GetElapsedTime(_prunedAt) < Pause)
            return;
        _prunedAt = clock.GetTimestamp();
        foreach ((string key, Flight flight) in _flights)
            if (IsOver(flight))
                _flights.TryRemove(key, out _);
    }

    private CognitoOAuthClient Client()
    {
        if (_client is { } client)
            return client;
        HttpClient? http = handler.Get(OpenIdConnectDefaults.AuthenticationScheme).BackchannelHttpHandler is { } given
            ? new HttpClient(given, disposeHandler: false) : null;
        return _client = login.Value.CreateClient(http, clock);
    }

    private static bool IsFailure(Exception e) =>
        e is CognitoOAuthException or CognitoNoAnswerException or CognitoProtocolException;

    private sealed class Flight
    {
        public required Task<RefreshResult> Result { get; init; }

        public required long StartedAt { get; init; }

        /// <summary>Gets or sets a value that indicates whether a request has waited in vain, so that further ones do not wait.</summary>
        public bool IsSlow { get; set; }
    }
}
