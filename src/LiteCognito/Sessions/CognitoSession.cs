using LiteCognito.Model;
using LiteCognito.Tokens;

namespace LiteCognito;

/// <summary>
/// A signed-in user: tokens that are kept fresh, and what they allow. Safe for use by any number of threads at once; make one at
/// sign-in and keep it.
/// </summary>
public sealed partial class CognitoSession
{
    private readonly CognitoClient _client;
    private readonly string _loginName;

    /// <summary>Begins a session.</summary>
    /// <param name="client">The client that signed in.</param>
    /// <param name="loginName">The name signed in with.</param>
    /// <param name="username">Cognito's name as the challenges gave it, if there were any.</param>
    /// <param name="tokens">The tokens, just received.</param>
    /// <param name="deviceKey">The remembered device that signed in.</param>
    internal CognitoSession(CognitoClient client, string loginName, string username, CognitoTokens tokens, string? deviceKey)
    {
        _client = client;
        _loginName = loginName;
        Username = UnverifiedToken.Username(tokens.AccessToken) ?? username;
        _held = new(tokens, client.Options.TimeProvider.GetTimestamp());
        DeviceKey = tokens.NewDeviceMetadata?.DeviceKey ?? deviceKey;
    }

    /// <summary>Takes a session up, from the store where <paramref name="isKept"/>.</summary>
    internal CognitoSession(CognitoClient client, StoredSession stored, bool isKept)
    {
        _isKept = isKept;
        _client = client;
        _loginName = stored.LoginName;
        Username = stored.Username;
        _held = new(stored.Tokens, null);
        DeviceKey = stored.DeviceKey;
    }

    /// <summary>Cognito's name for the user, which may differ from the alias signed in with.</summary>
    public string Username { get; }

    /// <summary>Starts the set-up of an authenticator app: show the secret, then verify a code.</summary>
    public async Task<SoftwareTokenSecret> AssociateSoftwareTokenAsync(CancellationToken cancellationToken = default)
    {
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        return SoftwareTokenSecret.From(
            await _client.AssociateSoftwareTokenAsync(new() { AccessToken = token }, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Finishes the set-up of an authenticator app with a code that it shows.</summary>
    /// <param name="code">The six digits that the authenticator shows.</param>
    /// <param name="friendlyDeviceName">A name for the authenticator.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Whether Cognito's Status is <c>SUCCESS</c>.</returns>
    /// <exception cref="CognitoException">
    /// <see cref="CognitoErrorCodes.EnableSoftwareTokenMFA"/> or <see cref="CognitoErrorCodes.CodeMismatch"/>: a wrong code; verify again.
    /// </exception>
    public async Task<bool> VerifySoftwareTokenAsync(
        string code, string? friendlyDeviceName = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        VerifySoftwareTokenResponse response = await _client.VerifySoftwareTokenAsync(
            new()
            {
                UserCode = code,
                AccessToken = token,
                FriendlyDeviceName = friendlyDeviceName,
            }, cancellationToken).ConfigureAwait(false);
        return response.Status == "SUCCESS";
    }

    /// <summary>Turns second factors on and off; what the preference does not mention stays as it is.</summary>
    /// <exception cref="ArgumentException">The preference mentions nothing, or prefers more than one factor.</exception>
    public async Task SetMfaPreferenceAsync(MfaPreference preference, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(preference);
        preference.Validate();
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        await _client.SetUserMFAPreferenceAsync(preference.ToRequest(token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the user's attributes and MFA settings.</summary>
    public async Task<GetUserResponse> GetUserAsync(CancellationToken cancellationToken = default)
    {
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        return await _client.GetUserAsync(new() { AccessToken = token }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads what the user can sign in with.</summary>
    public async Task<GetUserAuthFactorsResponse> GetUserAuthFactorsAsync(CancellationToken cancellationToken = default)
    {
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        return await _client.GetUserAuthFactorsAsync(new() { AccessToken = token }, cancellationToken).ConfigureAwait(false);
    }
}
