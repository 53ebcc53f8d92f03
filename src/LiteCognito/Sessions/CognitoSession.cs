using LiteCognito.Sessions;

namespace LiteCognito;

/// <summary>A signed-in user: the tokens, and what they allow.</summary>
public sealed partial class CognitoSession
{
    private readonly CognitoClient _client;
    private readonly string _loginName;

    /// <summary>Begins a session.</summary>
    /// <param name="client">The client that signed in.</param>
    /// <param name="loginName">The name signed in with.</param>
    /// <param name="username">Cognito's name as the challenges gave it, if there were any.</param>
    /// <param name="tokens">The tokens.</param>
    /// <param name="deviceKey">The remembered device that signed in.</param>
    internal CognitoSession(CognitoClient client, string loginName, string username, CognitoTokens tokens, string? deviceKey)
    {
        _client = client;
        _loginName = loginName;
        Username = AccessToken.Username(tokens.AccessToken) ?? username;
        Tokens = tokens;
        DeviceKey = tokens.NewDeviceMetadata?.DeviceKey ?? deviceKey;
    }

    /// <summary>Cognito's name for the user, which may differ from the alias signed in with.</summary>
    public string Username { get; }

    /// <summary>The tokens as received.</summary>
    public CognitoTokens Tokens { get; }

    /// <summary>Starts the set-up of an authenticator app: show the secret, then verify a code.</summary>
    public async Task<SoftwareTokenSecret> AssociateSoftwareTokenAsync(CancellationToken cancellationToken = default) =>
        SoftwareTokenSecret.From(await _client.AssociateSoftwareTokenAsync(new() { AccessToken = Tokens.AccessToken }, cancellationToken).ConfigureAwait(false));

    /// <summary>Finishes the set-up of an authenticator app with a code that it shows.</summary>
    /// <param name="code">The six digits that the authenticator shows.</param>
    /// <param name="friendlyDeviceName">A name for the authenticator.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Whether Cognito's Status is <c>SUCCESS</c>.</returns>
    /// <exception cref="CognitoException">
    /// <see cref="CognitoErrorCodes.EnableSoftwareTokenMFA"/> or <see cref="CognitoErrorCodes.CodeMismatch"/>: a wrong code; verify again.
    /// </exception>
    public async Task<bool> VerifySoftwareTokenAsync(string code, string? friendlyDeviceName = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        VerifySoftwareTokenResponse response = await _client.VerifySoftwareTokenAsync(
            new() { UserCode = code, AccessToken = Tokens.AccessToken, FriendlyDeviceName = friendlyDeviceName }, cancellationToken).ConfigureAwait(false);
        return response.Status == "SUCCESS";
    }

    /// <summary>Turns second factors on and off; what the preference does not mention stays as it is.</summary>
    /// <exception cref="ArgumentException">The preference mentions nothing, or prefers more than one factor.</exception>
    public async Task SetMfaPreferenceAsync(MfaPreference preference, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(preference);
        await _client.SetUserMFAPreferenceAsync(preference.ToRequest(Tokens.AccessToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the user's attributes and MFA settings.</summary>
    public Task<GetUserResponse> GetUserAsync(CancellationToken cancellationToken = default) =>
        _client.GetUserAsync(new() { AccessToken = Tokens.AccessToken }, cancellationToken);

    /// <summary>Reads what the user can sign in with.</summary>
    public Task<GetUserAuthFactorsResponse> GetUserAuthFactorsAsync(CancellationToken cancellationToken = default) =>
        _client.GetUserAuthFactorsAsync(new() { AccessToken = Tokens.AccessToken }, cancellationToken);

    /// <summary>Ends all of the user's sessions, on every device.</summary>
    public async Task GlobalSignOutAsync(CancellationToken cancellationToken = default) =>
        await _client.GlobalSignOutAsync(new() { AccessToken = Tokens.AccessToken }, cancellationToken).ConfigureAwait(false);
}
