using LiteCognito.SignIn;

namespace LiteCognito;

public sealed partial class CognitoClient
{
    /// <summary>
    /// Signs a user in with AWS credentials behind it, over <c>ADMIN_USER_PASSWORD_AUTH</c> (once called ADMIN_NO_SRP_AUTH): for servers,
    /// which send the password they were given. The challenges are the same as those of
    /// <see cref="SignInAsync(string, CognitoPassword, CancellationToken)"/>.
    /// </summary>
    /// <param name="username">The user name, or an alias that the pool accepts.</param>
    /// <param name="password">The password, a string or memory that you clear when the task has completed.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <returns><see cref="SignedIn"/>, or the <see cref="SignInChallenge"/> that Cognito asks next.</returns>
    /// <exception cref="CognitoException">As for <see cref="SignInAsync(string, CognitoPassword, CancellationToken)"/>.</exception>
    /// <exception cref="Signing.AwsCredentialException">There are no AWS credentials.</exception>
    public Task<SignInStep> AdminSignInAsync(string username, CognitoPassword password, CancellationToken cancellationToken = default) =>
        AdminSignInAsync(new SignInRequest { Username = username, Password = password, Flow = SignInFlow.UserPassword }, cancellationToken);

    /// <summary>Signs a user in with AWS credentials behind it, by the flow and with the metadata that the request names.</summary>
    /// <returns><see cref="SignedIn"/>, or the <see cref="SignInChallenge"/> that Cognito asks next.</returns>
    /// <exception cref="ArgumentException">A member does not fit the flow; the message says which.</exception>
    /// <exception cref="CognitoException">As for <see cref="SignInAsync(string, CognitoPassword, CancellationToken)"/>.</exception>
    /// <exception cref="Signing.AwsCredentialException">There are no AWS credentials.</exception>
    public Task<SignInStep> AdminSignInAsync(SignInRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Validate(isAdministration: true);
        return SignInFlows.StartAsync(new AdminAuthCalls(this), request, cancellationToken);
    }

    /// <summary>
    /// Takes up a challenge of an administrator's sign-in that <see cref="SignInChallenge.Save()"/> saved, in this or another process.
    /// </summary>
    /// <exception cref="SignInStateException">As for <see cref="ResumeSignIn(string)"/>.</exception>
    public SignInChallenge ResumeAdminSignIn(string state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return SavedState.Read(new AdminAuthCalls(this), state, default);
    }

    /// <summary>
    /// Takes up a challenge of an administrator's sign-in that <see cref="SignInChallenge.Save(ReadOnlySpan{byte})"/> saved with the same
    /// key.
    /// </summary>
    /// <exception cref="SignInStateException">As for <see cref="ResumeSignIn(string, ReadOnlySpan{byte})"/>.</exception>
    /// <exception cref="ArgumentException">The key is not 32 bytes long.</exception>
    public SignInChallenge ResumeAdminSignIn(string state, ReadOnlySpan<byte> key)
    {
        ArgumentNullException.ThrowIfNull(state);
        SavedState.CheckKey(key);
        return SavedState.Read(new AdminAuthCalls(this), state, key);
    }
}
