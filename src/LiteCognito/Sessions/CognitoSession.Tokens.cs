using System.Runtime.ExceptionServices;
using LiteCognito.Protocol;
using LiteCognito.Sessions;

namespace LiteCognito;

public sealed partial class CognitoSession
{
    private readonly Lock _gate = new();
    private readonly SingleFlight<HeldTokens> _refresh = new();
    private HeldTokens _held;
    private CognitoSessionEndedException? _ended;
    private bool _isKept; // true after the store has held the session; if the store then lacks it, the user signed out
    private volatile bool _isForgotten; // false after a failed removal from the store, which can then be retried

    /// <summary>
    /// Gets the most recently received tokens, which may have expired and are empty after the session has ended. For valid tokens, call
    /// <see cref="GetTokensAsync"/>.
    /// </summary>
    public CognitoTokens Tokens => Volatile.Read(ref _held).Tokens;

    /// <summary>
    /// Gets a value that indicates whether the session has ended: its tokens were revoked, its refresh token has expired, or the user
    /// signed out. A new sign-in is then required.
    /// </summary>
    public bool HasEnded => Volatile.Read(ref _ended) is not null;

    /// <summary>
    /// Gets the exception from the last use of the token store, or <see langword="null"/> if the last use succeeded. The session works
    /// without the store.
    /// </summary>
    public Exception? StoreFailure { get; private set; }

    /// <summary>Occurs after each refresh.</summary>
    /// <remarks>
    /// The event is raised on the thread that received the tokens. Handlers must not throw, because the exception would reach the callers
    /// that wait for the tokens.
    /// </remarks>
    public event EventHandler? Refreshed;

    /// <summary>Occurs once, when the session has ended.</summary>
    public event EventHandler? Ended;

    /// <summary>
    /// Gets a valid access token. Refreshes the tokens first if they are about to expire; concurrent callers share one refresh.
    /// </summary>
    /// <param name="cancellationToken">A token that cancels the wait.</param>
    /// <returns>The access token, a JWT.</returns>
    /// <exception cref="CognitoSessionEndedException">The refresh token has expired or was revoked. Sign in again.</exception>
    /// <exception cref="CognitoException">
    /// The refresh failed and the old tokens have expired. The session has not ended, so retry later.
    /// </exception>
    /// <exception cref="CognitoNoAnswerException">
    /// There was no response and the old tokens have expired. The session has not ended, so retry later.
    /// </exception>
    public async Task<string> GetAccessTokenAsync(CancellationToken cancellationToken = default) =>
        (await GetTokensAsync(cancellationToken).ConfigureAwait(false)).AccessToken;

    /// <summary>
    /// Gets a valid ID token. Refreshes the tokens first if they are about to expire; concurrent callers share one refresh.
    /// </summary>
    /// <param name="cancellationToken">A token that cancels the wait.</param>
    /// <returns>The ID token, a JWT.</returns>
    /// <exception cref="CognitoSessionEndedException">The refresh token has expired or was revoked. Sign in again.</exception>
    /// <exception cref="CognitoException">
    /// The refresh failed and the old tokens have expired. The session has not ended, so retry later.
    /// </exception>
    /// <exception cref="CognitoNoAnswerException">
    /// There was no response and the old tokens have expired. The session has not ended, so retry later.
    /// </exception>
    /// <exception cref="CognitoProtocolException">The session has no ID token.</exception>
    public async Task<string> GetIdTokenAsync(CancellationToken cancellationToken = default) =>
        (await GetTokensAsync(cancellationToken).ConfigureAwait(false)).IdToken
        ?? throw new CognitoProtocolException("This session has no ID token because Cognito did not return one.");

    /// <summary>Gets valid tokens. Refreshes them first if they are about to expire; concurrent callers share one refresh.</summary>
    /// <param name="cancellationToken">A token that cancels the wait.</param>
    /// <returns>The tokens.</returns>
    /// <exception cref="CognitoSessionEndedException">The refresh token has expired or was revoked. Sign in again.</exception>
    /// <exception cref="CognitoException">
    /// The refresh failed and the old tokens have expired. The session has not ended, so retry later.
    /// </exception>
    /// <exception cref="CognitoNoAnswerException">
    /// There was no response and the old tokens have expired. The session has not ended, so retry later.
    /// </exception>
    public async Task<CognitoTokens> GetTokensAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        HeldTokens held = Volatile.Read(ref _held);
        if (!HasEnded && held.AreFresh(_client.Options.RefreshAhead, Clock))
            return held.Tokens;
        if (!HasEnded && held.Tokens.RefreshToken is null && held.AreGood(Clock))
            return held.Tokens; // valid until they expire, and there is no refresh token
        try
        {
            return (await JoinRefresh(held).WaitAsync(cancellationToken).ConfigureAwait(false)).Tokens;
        }
        catch (Exception e) when (
            e is not CognitoSessionEndedException && !cancellationToken.IsCancellationRequested && held.AreGood(Clock))
        {
            // The early refresh failed, but the old tokens are still valid.
            return held.Tokens;
        }
    }

    /// <summary>
    /// Refreshes the tokens even if they are still valid, for example after the user's groups or attributes have changed.
    /// </summary>
    /// <param name="cancellationToken">A token that cancels the wait.</param>
    /// <returns>The new tokens.</returns>
    /// <exception cref="CognitoSessionEndedException">The refresh token has expired or was revoked. Sign in again.</exception>
    /// <exception cref="CognitoException">The refresh failed. The session has not ended, so retry later.</exception>
    /// <exception cref="CognitoNoAnswerException">There was no response. The session has not ended, so retry later.</exception>
    public async Task<CognitoTokens> RefreshAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return (await JoinRefresh(Volatile.Read(ref _held)).WaitAsync(cancellationToken).ConfigureAwait(false)).Tokens;
    }

    /// <summary>
    /// Ends this session. Revokes the refresh token and the access tokens that were issued from it, and then removes the tokens as
    /// <see cref="ForgetAsync"/> does.
    /// </summary>
    /// <param name="cancellationToken">A token that cancels the revocation.</param>
    /// <returns>A task that completes when the tokens have been revoked and removed.</returns>
    /// <remarks>
    /// If the revocation fails or is canceled, the tokens are removed before the exception is thrown. A call that is canceled before it
    /// starts does nothing. If the app client does not allow revocation, the tokens are only removed and no exception is thrown.
    /// </remarks>
    /// <exception cref="CognitoException">Cognito did not revoke the tokens.</exception>
    /// <exception cref="CognitoNoAnswerException">There was no response.</exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html"/>
    public async Task SignOutAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (Tokens.RefreshToken is { } token)
                await _client.RevokeTokenAsync(new() { Token = token }, cancellationToken).ConfigureAwait(false);
        }
        catch (CognitoException e) when (e.Code is CognitoErrorCodes.UnsupportedOperation or CognitoErrorCodes.UnsupportedTokenType)
        {
            // The app client does not allow revocation.
        }
        catch
        {
            await EndAsync(new("the user signed out."), null).ConfigureAwait(false);
            throw;
        }
        await ForgetAsync().ConfigureAwait(false);
    }

    /// <summary>Ends all of the user's sessions on all devices, including this one.</summary>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>A task that completes when the sessions have ended.</returns>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html"/>
    public async Task GlobalSignOutAsync(CancellationToken cancellationToken = default)
    {
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        await _client.GlobalSignOutAsync(new() { AccessToken = token }, cancellationToken).ConfigureAwait(false);
        await EndOrThrowAsync("the user signed out everywhere.").ConfigureAwait(false);
    }

    /// <summary>
    /// Removes the tokens from this session and from <see cref="CognitoClientOptions.TokenStore"/>, without a call to Cognito. The
    /// tokens are not revoked, so copies of them remain valid.
    /// </summary>
    /// <returns>A task that completes when the tokens have been removed. If the store throws, call this method again.</returns>
    public Task ForgetAsync() => EndOrThrowAsync("the user signed out.");

    /// <summary>Returns the session as a record that you can store and later pass to <see cref="CognitoClient.RestoreSession"/>.</summary>
    /// <returns>The session and its tokens. Keep the record secret, because anyone who has it can act as the user.</returns>
    public StoredSession ToStored() => Stored(Volatile.Read(ref _held));

    private TimeProvider Clock => _client.Options.TimeProvider;

    /// <summary>Saves the session in the store, if there is one.</summary>
    internal async ValueTask KeepAsync(CancellationToken cancellationToken)
    {
        if (_client.Options.TokenStore is not { } store)
            return;
        try
        {
            await store.SaveAsync(ToStored(), cancellationToken).ConfigureAwait(false);
            _isKept = true;
        }
        catch (Exception e)
        {
            StoreFailure = e; // neither a failure nor a cancellation of the store may lose a completed sign-in
        }
    }

    private StoredSession Stored(HeldTokens held) => new()
    {
        UserPoolId = _client.UserPoolId,
        ClientId = _client.ClientId,
        Username = Username,
        LoginName = _loginName,
        DeviceKey = DeviceKey,
        Tokens = held.Tokens,
    };

    /// <summary>
    /// Joins the refresh that is running, or starts one. Returns the current tokens if they are newer than <paramref name="seen"/>.
    /// </summary>
    private Task<HeldTokens> JoinRefresh(HeldTokens seen) => _refresh.RunAsync(
        () =>
        {
            lock (_gate)
            {
                if (_ended is not null)
                    throw _ended;
                return ReferenceEquals(_held, seen) ? null : _held;
            }
        }, RunRefreshAsync, onSuccess: () => Refreshed?.Invoke(this, EventArgs.Empty));

    private async Task<HeldTokens> RunRefreshAsync()
    {
        HeldTokens held = Volatile.Read(ref _held);
        RefreshResult result = await new TokenRefresh(
            _client, Stored(held), _isKept, isUnsaved: StoreFailure is not null, () => Volatile.Read(ref _ended))
            .RunAsync().ConfigureAwait(false);
        if (Volatile.Read(ref _ended) is { } end)
            throw end; // signed out during the refresh: discard the result
        if (_client.Options.TokenStore is not null)
        {
            StoreFailure = result.StoreFailure;
            _isKept |= result.StoreFailure is null;
        }
        if (result.Tokens is not { } fresh)
        {
            await EndAsync(result.End!, held.Tokens.RefreshToken).ConfigureAwait(false);
            throw result.End!;
        }
        lock (_gate)
        {
            if (_ended is not null)
                throw _ended;
            Volatile.Write(ref _held, fresh);
        }
        return fresh;
    }

    /// <summary>Ends the session. Throws if the store fails, because a copy of the tokens then remains there.</summary>
    private async Task EndOrThrowAsync(string reason)
    {
        if (await EndAsync(new(reason), null).ConfigureAwait(false) is { } failure)
            ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>Ends the session, once. A later call retries a removal from the store that failed.</summary>
    /// <param name="end">The exception that later calls throw.</param>
    /// <param name="refused">
    /// The refresh token that Cognito refused, or <see langword="null"/> for a sign-out. If the store has a newer sign-in of the user, it
    /// stays.
    /// </param>
    /// <returns>The <see cref="StoreFailure"/> of this call, or <see langword="null"/>.</returns>
    private async Task<Exception?> EndAsync(CognitoSessionEndedException end, string? refused)
    {
        bool isFirst;
        lock (_gate)
        {
            isFirst = _ended is null;
            if (isFirst)
            {
                Volatile.Write(ref _ended, end);
                Volatile.Write(ref _held, new(new CognitoTokens { AccessToken = "" }, null));
            }
            else if (_isForgotten || refused is not null)
                return null;
        }
        try
        {
            if (_client.Options.TokenStore is { } store)
            {
                if (refused is null)
                    await store.RemoveAsync(_client.UserPoolId, _client.ClientId, Username, CancellationToken.None).ConfigureAwait(false);
                else
                    await store.UpdateAsync(
                        _client.UserPoolId, _client.ClientId, Username,
                        stored => new(stored?.Tokens.RefreshToken == refused ? null : stored), CancellationToken.None)
                        .ConfigureAwait(false);
            }
            _isForgotten = true;
            StoreFailure = null;
            return null;
        }
        catch (Exception e)
        {
            StoreFailure = e;
            return e;
        }
        finally
        {
            if (isFirst)
                Ended?.Invoke(this, EventArgs.Empty);
        }
    }
}
