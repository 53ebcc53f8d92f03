using LiteCognito.Model;
using LiteCognito.Tokens;

namespace LiteCognito.Sessions;

/// <summary>One refresh of a session's tokens. If there is a token store, the refresh holds its lock.</summary>
/// <param name="client">The client that calls Cognito.</param>
/// <param name="session">The session with the tokens to refresh.</param>
/// <param name="isKept">True if the store has held the session. If the session is then missing there, the user signed out.</param>
/// <param name="isUnsaved">True if the store failed to save the session's tokens and may therefore hold older tokens.</param>
/// <param name="ended">Returns the end of the session, or <see langword="null"/> if it has not ended.</param>
internal sealed class TokenRefresh(
    CognitoClient client, StoredSession session, bool isKept, bool isUnsaved, Func<CognitoSessionEndedException?> ended)
{
    private RefreshResult? _result;
    private bool _storeAnswered;
    private StoredSession? _first; // the session that the store held when it called the update first

    /// <summary>Refreshes the tokens. Throws for failures that may be temporary.</summary>
    public async Task<RefreshResult> RunAsync()
    {
        if (client.Options.TokenStore is not { } store)
            return await CallAsync(session.Tokens).ConfigureAwait(false);
        try
        {
            await store.UpdateAsync(
                session.UserPoolId, session.ClientId, session.Username, stored => UpdateAsync(stored?.Checked()), CancellationToken.None)
                .ConfigureAwait(false);
            return _result ?? throw new InvalidOperationException(
                "The token store did not call the update function. ITokenStore.UpdateAsync must call it.");
        }
        catch (Exception e) when (_result is not null)
        {
            // Keep the new tokens, because Cognito may no longer accept the old refresh token.
            return _result with { StoreFailure = e };
        }
        // Other processes may use the same refresh token. Without the lock, rotation would sign the user out.
        catch (Exception e) when (!_storeAnswered && e is not TokenStoreUnavailableException)
        {
            return await CallAsync(session.Tokens).ConfigureAwait(false) with { StoreFailure = e };
        }
    }

    /// <summary>Refreshes the tokens in the store. If another process refreshed first, its tokens are used.</summary>
    private async ValueTask<StoredSession?> UpdateAsync(StoredSession? stored)
    {
        if (!_storeAnswered)
            _first = stored;
        _storeAnswered = true;
        // The session may have ended, and been removed from the store, while this refresh waited for the lock or for Cognito.
        if (ended() is { } end)
        {
            _result = new(end);
            return stored;
        }
        if (stored is null && (isKept || _first is not null))
        {
            _result = new(new CognitoSessionEndedException(
                "its tokens are no longer in the token store, for example because the user signed out."));
            return null;
        }
        CognitoTokens newest = Newest(stored?.Tokens);
        // A store that detects a conflict calls this method again. Do not use the old refresh token twice. If another process has changed
        // the session meanwhile, its tokens are the newer ones, and a refusal of the old refresh token means nothing.
        if (_result is { } done
            && (stored?.Tokens.AccessToken == _first?.Tokens.AccessToken || newest.AccessToken == session.Tokens.AccessToken))
        {
            return done.Tokens is { } received ? session with { Tokens = received.Tokens } : null;
        }
        if (newest.AccessToken != session.Tokens.AccessToken)
        {
            var held = new HeldTokens(newest, null);
            if (held.AreFresh(client.Options.RefreshAhead, client.Options.TimeProvider))
            {
                _result = new(held);
                return stored;
            }
        }
        _result = await CallAsync(newest).ConfigureAwait(false);
        if (ended() is not null)
            return stored;
        // Remove refused tokens from the store, so that no other process tries them.
        return _result.Tokens is { } fresh ? session with { Tokens = fresh.Tokens } : null;
    }

    private CognitoTokens Newest(CognitoTokens? stored) =>
        stored is null || (isUnsaved && stored.ExpiresAt <= session.Tokens.ExpiresAt) ? session.Tokens : stored;

    private async Task<RefreshResult> CallAsync(CognitoTokens old)
    {
        if (CognitoTokens.NullIfBlank(old.RefreshToken) is not { } refreshToken)
            return new(new CognitoSessionEndedException("its tokens have expired and it has no refresh token."));
        AuthenticationResult result;
        try
        {
            result = await CallAsync(refreshToken).ConfigureAwait(false)
                ?? throw new CognitoProtocolException("Cognito accepted the refresh but returned no tokens.");
        }
        catch (CognitoException e) when (IsDefinitive(e))
        {
            return new(new CognitoSessionEndedException("Cognito refused its refresh token.", e));
        }
        TimeProvider clock = client.Options.TimeProvider;
        CognitoTokens tokens = CognitoTokens.From(result, clock);
        return new(new HeldTokens(
            tokens with
            {
                RefreshToken = tokens.RefreshToken ?? refreshToken, // without rotation, Cognito returns none, and the old one stays valid
                IdToken = tokens.IdToken ?? LastingIdToken(old, tokens.ExpiresAt),
                NewDeviceMetadata = old.NewDeviceMetadata,
            }, clock.GetTimestamp()));
    }

    /// <summary>
    /// Returns the old ID token if it lasts until <paramref name="time"/>. Otherwise, it would be used after it has expired.
    /// </summary>
    private static string? LastingIdToken(CognitoTokens old, DateTimeOffset time) =>
        old.IdToken is { } id && (UnverifiedToken.Number(id, "exp"u8) ?? old.ExpiresAt.ToUnixTimeSeconds()) >= time.ToUnixTimeSeconds()
            ? id : null;

    private async Task<AuthenticationResult?> CallAsync(string refreshToken)
    {
        if (client.Options.RefreshCall == RefreshCall.GetTokensFromRefreshToken)
            return (await client.GetTokensFromRefreshTokenAsync(
                new() { RefreshToken = refreshToken, DeviceKey = session.DeviceKey }).ConfigureAwait(false)).AuthenticationResult;
        var parameters = new Dictionary<string, string> { ["REFRESH_TOKEN"] = refreshToken };
        // The hash requires Cognito's own name for the user, even if the user signed in with an alias.
        if (client.Options.ClientSecret is { } secret)
            parameters["SECRET_HASH"] = CognitoSrp.SecretHash(session.Username, session.ClientId, secret);
        if (session.DeviceKey is { } deviceKey)
            parameters["DEVICE_KEY"] = deviceKey;
        return (await client.InitiateAuthAsync(
            new() { AuthFlow = "REFRESH_TOKEN_AUTH", AuthParameters = parameters }).ConfigureAwait(false)).AuthenticationResult;
    }

    /// <summary>True if a refusal ends the session. Other refusals may be temporary or caused by a mistake in the program.</summary>
    private static bool IsDefinitive(CognitoException e) => e.Code switch
    {
        CognitoErrorCodes.RefreshTokenReuse or CognitoErrorCodes.UserNotFound or CognitoErrorCodes.UserNotConfirmed
            or CognitoErrorCodes.PasswordResetRequired => true,
        // A wrong client secret has the same code as a revoked token. Only the message tells them apart.
        CognitoErrorCodes.NotAuthorized => e.ServiceMessage?.TrimEnd('.') is "Invalid Refresh Token" or "Refresh Token has been revoked"
            or "Refresh Token has expired" or "User is disabled",
        _ => false,
    };
}
