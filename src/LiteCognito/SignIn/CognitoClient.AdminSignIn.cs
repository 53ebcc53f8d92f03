using System.Runtime.Versioning;
using LiteCognito.SignIn;

namespace LiteCognito;

public sealed partial class CognitoClient
{
    /// <summary>Signs a user in from a server with AWS credentials and the flow <c>ADMIN_USER_PASSWORD_AUTH</c>.</summary>
    /// <param name="username">The user name, or an alias that the pool accepts.</param>
    /// <param name="password">The password: a string, or memory that you can clear after the task has completed.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns><see cref="SignedIn"/>, or the <see cref="SignInChallenge"/> to answer next.</returns>
    /// <remarks>
    /// The flow was formerly named <c>ADMIN_NO_SRP_AUTH</c>. It sends the password, protected by TLS alone, and leads to the same
    /// challenges as <see cref="SignInAsync(string, CognitoPassword, CancellationToken)"/>.
    /// </remarks>
    /// <exception cref="CognitoException">
    /// The service refused the sign-in. Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (the user name or the password is
    /// wrong), <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.UserNotConfirmed"/>,
    /// <see cref="CognitoErrorCodes.PasswordResetRequired"/>.
    /// </exception>
    /// <exception cref="Signing.AwsCredentialException">No AWS credentials are available.</exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminInitiateAuth.html"/>
    public Task<SignInStep> AdminSignInAsync(string username, CognitoPassword password, CancellationToken cancellationToken = default) =>
        AdminSignInAsync(new SignInRequest { Username = username, Password = password, Flow = SignInFlow.UserPassword }, cancellationToken);

    /// <summary>Signs a user in from a server with AWS credentials and with the flow and metadata of a request.</summary>
    /// <param name="request">The user, the flow and the metadata.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns><see cref="SignedIn"/>, or the <see cref="SignInChallenge"/> to answer next.</returns>
    /// <exception cref="ArgumentException">A member of the request does not fit the flow. The message names the member.</exception>
    /// <exception cref="CognitoException">
    /// The service refused the sign-in. Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (the user name or the password is
    /// wrong), <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.UserNotConfirmed"/>,
    /// <see cref="CognitoErrorCodes.PasswordResetRequired"/>.
    /// </exception>
    /// <exception cref="Signing.AwsCredentialException">No AWS credentials are available.</exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminInitiateAuth.html"/>
    public Task<SignInStep> AdminSignInAsync(SignInRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Validate(isAdministration: true);
        return SignInFlows.StartAsync(new AdminAuthCalls(this), request, cancellationToken);
    }

    /// <summary>
    /// Resumes an administrator's sign-in at a challenge that <see cref="SignInChallenge.Save()"/> saved, in this process or another.
    /// </summary>
    /// <param name="state">The saved challenge.</param>
    /// <returns>The challenge to answer.</returns>
    /// <exception cref="SignInStateException">
    /// The saved challenge cannot be resumed. <see cref="SignInStateException.Reason"/> contains the reason.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The sign-in uses a remembered device, and this client has no <see cref="CognitoClientOptions.DeviceStore"/>.
    /// </exception>
    public SignInChallenge ResumeAdminSignIn(string state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return SavedState.Read(new AdminAuthCalls(this), state, default);
    }

    /// <summary>
    /// Resumes an administrator's sign-in at a challenge that <see cref="SignInChallenge.Save(ReadOnlySpan{byte})"/> saved with the same
    /// key.
    /// </summary>
    /// <param name="state">The saved challenge.</param>
    /// <param name="key">The key that the challenge was saved with, 32 bytes long.</param>
    /// <returns>The challenge to answer.</returns>
    /// <exception cref="SignInStateException">
    /// The saved challenge cannot be resumed. <see cref="SignInStateException.Reason"/> contains the reason.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The sign-in uses a remembered device, and this client has no <see cref="CognitoClientOptions.DeviceStore"/>.
    /// </exception>
    /// <exception cref="ArgumentException">The key is not 32 bytes long.</exception>
    /// <exception cref="PlatformNotSupportedException">The program runs in a browser, where .NET has no AES-GCM.</exception>
    [UnsupportedOSPlatform("browser")]
    public SignInChallenge ResumeAdminSignIn(string state, ReadOnlySpan<byte> key)
    {
        ArgumentNullException.ThrowIfNull(state);
        SavedState.CheckKey(key);
        return SavedState.Read(new AdminAuthCalls(this), state, key);
    }
}
