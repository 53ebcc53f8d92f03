using LiteCognito.Model;
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

    /// <summary>The tokens as received last; they may have expired. <see cref="GetTokensAsync"/> gives good ones.</summary>
    public CognitoTokens Tokens => Volatile.Read(ref _held).Tokens;

    /// <summary>Whether nothing but a new sign-in brings tokens: they were revoked, the refresh token has expired, or somebody signed out.</summary>
    public bool HasEnded => Volatile.Read(ref _ended) is not null;

    /// <summary>Why the token store could not be used last; <see langword="null"/> where it could. The session is good without it.</summary>
    public Exception? StoreFailure { get; private set; }

    /// <summary>Raised when new tokens have come, on the thread that they came on. Handlers must not throw: they would fail whoever waits for the tokens.</summary>
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
        try
        {
            return (await RefreshOnce(held).WaitAsync(cancellationToken).ConfigureAwait(false)).Tokens;
        }
        catch (Exception e) when (e is not CognitoSessionEndedException && !cancellationToken.IsCancellationRequested && held.AreGood(Clock))
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
        return (await RefreshOnce(Volatile.Read(ref _held)).WaitAsync(cancellationToken).ConfigureAwait(false)).Tokens;
    }

    /// <summary>Revokes the refresh token and the access tokens that came of it, and ends the session.</summary>
    /// <exception cref="CognitoException"><see cref="CognitoErrorCodes.UnsupportedOperation"/>: the app client does not allow revocation.</exception>
    public async Task RevokeAsync(CancellationToken cancellationToken = default)
    {
        if (Tokens.RefreshToken is { } token)
            await _client.RevokeTokenAsync(new() { Token = token }, cancellationToken).ConfigureAwait(false);
        await EndAsync(new("its tokens were revoked."), null).ConfigureAwait(false);
    }

    /// <summary>Ends all of the user's sessions, on every device, and this one.</summary>
    public async Task GlobalSignOutAsync(CancellationToken cancellationToken = default)
    {
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        await _client.GlobalSignOutAsync(new() { AccessToken = token }, cancellationToken).ConfigureAwait(false);
        await EndAsync(new("the user signed out everywhere."), null).ConfigureAwait(false);
    }

    /// <summary>Forgets the tokens, here and in <see cref="CognitoClientOptions.TokenStore"/>. Cognito is told nothing: they stay good for whoever has a copy.</summary>
    public Task SignOutAsync() => EndAsync(new("the user signed out."), null);

    /// <summary>The session as something that can be kept, for <see cref="CognitoClient.RestoreSession"/>. Whoever has it is signed in.</summary>
    public StoredSession ToStored() => Stored(Volatile.Read(ref _held));

    private TimeProvider Clock => _client.Options.TimeProvider;

    /// <summary>Keeps the session in the store, if there is one.</summary>
    internal async ValueTask KeepAsync(CancellationToken cancellationToken)
    {
        if (_client.Options.TokenStore is not { } store)
            return;
        try
        {
            await store.UpdateAsync(_client.UserPoolId, _client.ClientId, Username, _ => new(ToStored()), cancellationToken).ConfigureAwait(false);
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

    /// <summary>The refresh that is under way, or a new one; what came since <paramref name="seen"/> is as good.</summary>
    private Task<HeldTokens> RefreshOnce(HeldTokens seen) => _refresh.RunAsync(
        () =>
        {
            lock (_gate)
            {
                if (_ended is not null)
                    throw _ended;
                return ReferenceEquals(_held, seen) ? null : _held;
            }
        }, RefreshAsync, landed: () => Refreshed?.Invoke(this, EventArgs.Empty));

    private async Task<HeldTokens> RefreshAsync()
    {
        HeldTokens held = Volatile.Read(ref _held);
        try
        {
            HeldTokens fresh = _client.Options.TokenStore is { } store
                ? await RefreshThroughAsync(store, held).ConfigureAwait(false) : await CallAsync(held.Tokens).ConfigureAwait(false);
            lock (_gate)
            {
                if (_ended is not null)
                    throw _ended; // signed out meanwhile: nothing comes back
                Volatile.Write(ref _held, fresh);
            }
            return fresh;
        }
        catch (CognitoSessionEndedException e)
        {
            await EndAsync(e, held.Tokens.RefreshToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Nobody else who uses the store refreshes meanwhile; who did before has left the newest tokens there.</summary>
    private async Task<HeldTokens> RefreshThroughAsync(ITokenStore store, HeldTokens held)
    {
        HeldTokens? fresh = null;
        CognitoSessionEndedException? refused = null;
        bool reached = false;
        try
        {
            await store.UpdateAsync(_client.UserPoolId, _client.ClientId, Username, async stored =>
            {
                reached = true;
                if (stored is null && _isKept)
                    throw new CognitoSessionEndedException("its tokens were removed from the store, as a sign-out does.");
                if (stored is not null && stored.Tokens.AccessToken != held.Tokens.AccessToken)
                {
                    held = new(stored.Tokens, null);
                    if (held.AreFresh(_client.Options.RefreshAhead, Clock))
                    {
                        fresh = held;
                        return stored;
                    }
                }
                try
                {
                    fresh = await CallAsync(held.Tokens).ConfigureAwait(false);
                    return Stored(fresh);
                }
                catch (CognitoSessionEndedException e)
                {
                    refused = e;
                    return null; // what is refused is not kept for others to try
                }
            }, CancellationToken.None).ConfigureAwait(false);
            _isKept = true;
            StoreFailure = null;
        }
        catch (Exception e) when (fresh is not null || refused is not null)
        {
            StoreFailure = e; // the old refresh token may be used up: the new one must not be lost
        }
        catch (Exception e) when (!reached)
        {
            StoreFailure = e;
            fresh = await CallAsync(held.Tokens).ConfigureAwait(false);
        }
        return fresh ?? throw refused!;
    }

    private async Task<HeldTokens> CallAsync(CognitoTokens old)
    {
        string refreshToken = old.RefreshToken ?? throw new CognitoSessionEndedException("its tokens have expired, and it has no refresh token.");
        AuthenticationResult? result;
        try
        {
            result = _client.Options.RefreshCall == RefreshCall.RefreshTokenAuth
                ? await RefreshTokenAuthAsync(refreshToken).ConfigureAwait(false)
                : (await _client.GetTokensFromRefreshTokenAsync(new() { RefreshToken = refreshToken, DeviceKey = DeviceKey }).ConfigureAwait(false)).AuthenticationResult;
        }
        catch (CognitoException e) when (IsDefinitive(e))
        {
            throw new CognitoSessionEndedException("Cognito refuses its refresh token.", e);
        }
        if (result is null)
            throw new CognitoProtocolException("The refresh was answered without tokens.");
        CognitoTokens tokens = CognitoTokens.From(result, Clock);
        return new(
            tokens with
            {
                RefreshToken = tokens.RefreshToken ?? refreshToken, // none is returned where it stays good
                IdToken = tokens.IdToken ?? old.IdToken,
                NewDeviceMetadata = old.NewDeviceMetadata,
            }, Clock.GetTimestamp());
    }

    private async Task<AuthenticationResult?> RefreshTokenAuthAsync(string refreshToken)
    {
        var parameters = new Dictionary<string, string> { ["REFRESH_TOKEN"] = refreshToken };
        // Of Cognito's own name, whatever name signed in.
        if (_client.Options.ClientSecret is { } secret)
            parameters["SECRET_HASH"] = CognitoSrp.SecretHash(Username, _client.ClientId, secret);
        if (DeviceKey is not null)
            parameters["DEVICE_KEY"] = DeviceKey;
        return (await _client.InitiateAuthAsync(new() { AuthFlow = "REFRESH_TOKEN_AUTH", AuthParameters = parameters }).ConfigureAwait(false)).AuthenticationResult;
    }

    /// <summary>Anything else may be over in a moment, or is a mistake in the program: nobody is signed out for it.</summary>
    private static bool IsDefinitive(CognitoException e) => e.Code is CognitoErrorCodes.NotAuthorized or CognitoErrorCodes.RefreshTokenReuse
        or CognitoErrorCodes.UserNotFound or CognitoErrorCodes.UserNotConfirmed or CognitoErrorCodes.PasswordResetRequired;

    /// <summary>Ends the session, once.</summary>
    /// <param name="end">What is thrown from now on.</param>
    /// <param name="refused">The refresh token that was refused: a newer sign-in of the same user stays in the store. <see langword="null"/> for a sign-out.</param>
    private async Task EndAsync(CognitoSessionEndedException end, string? refused)
    {
        lock (_gate)
        {
            if (_ended is not null)
                return;
            Volatile.Write(ref _ended, end);
            Volatile.Write(ref _held, new(new CognitoTokens { AccessToken = "" }, null));
        }
        try
        {
            if (_client.Options.TokenStore is { } store)
                await store.UpdateAsync(
                    _client.UserPoolId, _client.ClientId, Username, stored => new(refused is null || stored?.Tokens.RefreshToken == refused ? null : stored), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (refused is not null)
        {
            StoreFailure = e; // Cognito's refusal is what the caller must hear of; who signs out must hear that a copy is left
        }
        finally
        {
            Ended?.Invoke(this, EventArgs.Empty);
        }
    }
}
