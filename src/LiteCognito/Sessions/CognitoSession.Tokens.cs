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
    private bool _isKept; // so that its absence from the store means a sign-out
    private volatile bool _isForgotten; // so that a failed removal from the store can be repeated

    /// <summary>The tokens as received last; they may have expired. <see cref="GetTokensAsync"/> gives good ones.</summary>
    public CognitoTokens Tokens => Volatile.Read(ref _held).Tokens;

    /// <summary>
    /// Whether the session has ended, so that only a new sign-in brings tokens: the tokens were revoked, the refresh token has expired, or
    /// the user signed out.
    /// </summary>
    public bool HasEnded => Volatile.Read(ref _ended) is not null;

    /// <summary>
    /// Why the token store could not be used last; <see langword="null"/> where it could. The session is good without it.
    /// </summary>
    public Exception? StoreFailure { get; private set; }

    /// <summary>
    /// Raised after each refresh, on the thread that received the tokens. Handlers must not throw: the exception would reach the
    /// callers that wait for the tokens.
    /// </summary>
    public event EventHandler? Refreshed;

    /// <summary>Raised once, when the session has ended.</summary>
    public event EventHandler? Ended;

    /// <summary>An access token that is good for some time; refreshed when it is not, once for all who wait.</summary>
    /// <exception cref="CognitoSessionEndedException">The refresh token has expired or was revoked: sign in again.</exception>
    /// <exception cref="CognitoException">Cognito could not be asked just now. The session goes on: try later.</exception>
    /// <exception cref="HttpRequestException">There was no answer. The session goes on: try later.</exception>
    public async Task<string> GetAccessTokenAsync(CancellationToken cancellationToken = default) =>
        (await GetTokensAsync(cancellationToken).ConfigureAwait(false)).AccessToken;

    /// <summary>An ID token that is good for some time.</summary>
    /// <exception cref="CognitoSessionEndedException">As for <see cref="GetAccessTokenAsync"/>.</exception>
    public async Task<string> GetIdTokenAsync(CancellationToken cancellationToken = default) =>
        (await GetTokensAsync(cancellationToken).ConfigureAwait(false)).IdToken
        ?? throw new CognitoProtocolException("Cognito gave this session no ID token.");

    /// <summary>Tokens that are good for some time.</summary>
    /// <exception cref="CognitoSessionEndedException">As for <see cref="GetAccessTokenAsync"/>.</exception>
    public async Task<CognitoTokens> GetTokensAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        HeldTokens held = Volatile.Read(ref _held);
        if (!HasEnded && held.AreFresh(_client.Options.RefreshAhead, Clock))
            return held.Tokens;
        if (!HasEnded && held.Tokens.RefreshToken is null && held.AreGood(Clock))
            return held.Tokens; // nothing could renew them ahead of their end
        try
        {
            return (await JoinRefresh(held).WaitAsync(cancellationToken).ConfigureAwait(false)).Tokens;
        }
        catch (Exception e) when (
            e is not CognitoSessionEndedException && !cancellationToken.IsCancellationRequested && held.AreGood(Clock))
        {
            // What was to be renewed ahead of time is still good.
            return held.Tokens;
        }
    }

    /// <summary>Gets new tokens, whether or not the old ones are still good: after a change of groups or attributes, say.</summary>
    /// <exception cref="CognitoSessionEndedException">As for <see cref="GetAccessTokenAsync"/>.</exception>
    public async Task<CognitoTokens> RefreshAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return (await JoinRefresh(Volatile.Read(ref _held)).WaitAsync(cancellationToken).ConfigureAwait(false)).Tokens;
    }

    /// <summary>
    /// Signs out of this session: revokes its refresh token and the access tokens that came of it, then forgets them as
    /// <see cref="ForgetAsync"/> does. An app client that does not allow revocation is no error.
    /// </summary>
    /// <remarks>If the revocation fails, the exception is thrown after the tokens have been forgotten here.</remarks>
    /// <exception cref="CognitoException">Cognito did not revoke the tokens.</exception>
    /// <exception cref="HttpRequestException">There was no answer.</exception>
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

    /// <summary>Ends all of the user's sessions, on every device, and this one.</summary>
    public async Task GlobalSignOutAsync(CancellationToken cancellationToken = default)
    {
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        await _client.GlobalSignOutAsync(new() { AccessToken = token }, cancellationToken).ConfigureAwait(false);
        await EndOrThrowAsync("the user signed out everywhere.").ConfigureAwait(false);
    }

    /// <summary>
    /// Forgets the tokens, here and in <see cref="CognitoClientOptions.TokenStore"/>. Cognito is not told: a copy of them stays good.
    /// If the store throws, call it again.
    /// </summary>
    public Task ForgetAsync() => EndOrThrowAsync("the user signed out.");

    /// <summary>
    /// Returns the session in a form that can be stored, for <see cref="CognitoClient.RestoreSession"/>. Protect it as you protect the
    /// tokens: with it, anyone can act as the user.
    /// </summary>
    public StoredSession ToStored() => Stored(Volatile.Read(ref _held));

    private TimeProvider Clock => _client.Options.TimeProvider;

    /// <summary>Keeps the session in the store, if there is one.</summary>
    internal async ValueTask KeepAsync(CancellationToken cancellationToken)
    {
        if (_client.Options.TokenStore is not { } store)
            return;
        try
        {
            await store.UpdateAsync(
                _client.UserPoolId, _client.ClientId, Username, _ => new(ToStored()), cancellationToken).ConfigureAwait(false);
            _isKept = true;
        }
        catch (Exception e)
        {
            StoreFailure = e; // the user is signed in: that must not be lost, nor to somebody who stops waiting now
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

    /// <summary>Joins the refresh that is under way, or starts one. Tokens that came after <paramref name="seen"/> are as good.</summary>
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
        RefreshResult result = await new TokenRefresh(_client, Stored(held), _isKept, isUnsaved: StoreFailure is not null)
            .RunAsync().ConfigureAwait(false);
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
                throw _ended; // signed out meanwhile: nothing comes back
            Volatile.Write(ref _held, fresh);
        }
        return fresh;
    }

    /// <summary>
    /// Ends the session. Throws if the store could not be changed: the caller must hear that a copy of the tokens is left.
    /// </summary>
    private async Task EndOrThrowAsync(string reason)
    {
        if (await EndAsync(new(reason), null).ConfigureAwait(false) is { } failure)
            ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>Ends the session, once. A removal from the store that failed is tried again.</summary>
    /// <param name="end">What is thrown from now on.</param>
    /// <param name="refused">
    /// The refresh token that was refused: a newer sign-in of the same user stays in the store. <see langword="null"/> for a sign-out.
    /// </param>
    /// <returns>The <see cref="StoreFailure"/>, if there was one now.</returns>
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
                await store.UpdateAsync(
                    _client.UserPoolId, _client.ClientId, Username,
                    stored => new(refused is null || stored?.Tokens.RefreshToken == refused ? null : stored),
                    CancellationToken.None).ConfigureAwait(false);
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
