using LiteCognito.Model;
using LiteCognito.Tokens;

namespace LiteCognito;

/// <summary>The session of a signed-in user. It refreshes the user's tokens and makes the calls that they authorize.</summary>
/// <remarks>A session is safe for concurrent use. Create one at sign-in and reuse it.</remarks>
/// <example>
/// <code language="csharp">
/// using LiteCognito;
/// using LiteCognito.Model;
///
/// string accessToken = await session.GetAccessTokenAsync(); // refreshed if it expires soon
/// GetUserResponse user = await session.GetUserAsync();
/// Console.WriteLine(user.UserAttributes.Email);
/// await session.SignOutAsync();
/// </code>
/// </example>
public sealed partial class CognitoSession
{
    private readonly CognitoClient _client;
    private readonly string _loginName;

    /// <summary>Creates a session after a sign-in.</summary>
    /// <param name="client">The client that signed in.</param>
    /// <param name="loginName">The name that the user signed in with.</param>
    /// <param name="username">The name from the sign-in's challenges, used if the access token contains none.</param>
    /// <param name="tokens">The new tokens.</param>
    /// <param name="deviceKey">The remembered device that signed in.</param>
    internal CognitoSession(CognitoClient client, string loginName, string username, CognitoTokens tokens, string? deviceKey)
    {
        _client = client;
        _loginName = loginName;
        Username = UnverifiedToken.Username(tokens.AccessToken) ?? username;
        _held = new(tokens, client.Options.TimeProvider.GetTimestamp());
        DeviceKey = tokens.NewDeviceMetadata?.DeviceKey ?? deviceKey;
    }

    /// <summary>Restores a session. <paramref name="isKept"/> is true if the store holds it.</summary>
    internal CognitoSession(CognitoClient client, StoredSession stored, bool isKept)
    {
        _isKept = isKept;
        _client = client;
        _loginName = stored.LoginName;
        Username = stored.Username;
        _held = new(stored.Tokens with { RefreshToken = CognitoTokens.NullIfBlank(stored.Tokens.RefreshToken) }, null);
        DeviceKey = stored.DeviceKey;
    }

    /// <summary>Gets Cognito's own name for the user. It may differ from the alias that the user signed in with.</summary>
    public string Username { get; }

    /// <summary>
    /// Starts the setup of an authenticator app. Show the secret to the user, then pass a code to <see cref="VerifySoftwareTokenAsync"/>.
    /// </summary>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The secret for the authenticator app.</returns>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssociateSoftwareToken.html"/>
    public async Task<SoftwareTokenSecret> AssociateSoftwareTokenAsync(CancellationToken cancellationToken = default)
    {
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        return SoftwareTokenSecret.From(
            await _client.AssociateSoftwareTokenAsync(new() { AccessToken = token }, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Completes the setup of an authenticator app with a code that the app shows.</summary>
    /// <param name="code">The six digits that the app shows.</param>
    /// <param name="friendlyDeviceName">A name for the authenticator app, or <see langword="null"/> for no name.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns><see langword="true"/> if Cognito's <c>Status</c> is <c>SUCCESS</c>; otherwise, <see langword="false"/>.</returns>
    /// <exception cref="CognitoException">
    /// The service refused the call. Common codes: <see cref="CognitoErrorCodes.EnableSoftwareTokenMFA"/> and
    /// <see cref="CognitoErrorCodes.CodeMismatch"/> (the code is wrong, so verify another one).
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifySoftwareToken.html"/>
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

    /// <summary>Turns second factors on and off. Factors that are <see langword="null"/> in the preference stay unchanged.</summary>
    /// <param name="preference">The factors to change.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>A task that completes when the preference has been set.</returns>
    /// <exception cref="ArgumentException">The preference changes no factor, or prefers more than one.</exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserMFAPreference.html"/>
    public async Task SetMfaPreferenceAsync(MfaPreference preference, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(preference);
        preference.Validate();
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        await _client.SetUserMFAPreferenceAsync(preference.ToRequest(token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets the user's attributes and MFA settings.</summary>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The attributes and settings.</returns>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html"/>
    public async Task<GetUserResponse> GetUserAsync(CancellationToken cancellationToken = default)
    {
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        return await _client.GetUserAsync(new() { AccessToken = token }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets the factors that the user can sign in with.</summary>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The factors.</returns>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserAuthFactors.html"/>
    public async Task<GetUserAuthFactorsResponse> GetUserAuthFactorsAsync(CancellationToken cancellationToken = default)
    {
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        return await _client.GetUserAuthFactorsAsync(new() { AccessToken = token }, cancellationToken).ConfigureAwait(false);
    }
}
