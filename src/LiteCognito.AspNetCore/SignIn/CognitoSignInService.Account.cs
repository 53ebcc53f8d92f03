namespace LiteCognito;

public sealed partial class CognitoSignInService
{
    /// <summary>Creates an account. Cognito sends a code to confirm it.</summary>
    /// <param name="username">The user name, or the email address or telephone number in pools that use them as names.</param>
    /// <param name="password">The password.</param>
    /// <param name="attributes">The attributes, such as <c>email</c>, or <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>
    /// The result. It is also a success if the name exists, so that no one learns who is a user: ask for the code in both cases.
    /// </returns>
    public Task<CognitoAccountResult> SignUpAsync(
        string username, CognitoPassword password, IReadOnlyDictionary<string, string>? attributes = null,
        CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Confirms an account with the code that Cognito sent.</summary>
    /// <param name="username">The name of the user.</param>
    /// <param name="code">The code. White space is ignored.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result. For unknown users, it is <see cref="CognitoSignInFailure.WrongCode"/>.</returns>
    public Task<CognitoAccountResult> ConfirmSignUpAsync(string username, string code, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Sends the code of an account's confirmation again.</summary>
    /// <param name="username">The name of the user.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result. It is also a success if there is no such user, or nothing to confirm.</returns>
    public Task<CognitoAccountResult> ResendConfirmationCodeAsync(string username, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Sends a code to a user who forgot the password.</summary>
    /// <param name="username">The name of the user.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result. It is also a success if there is no such user.</returns>
    public Task<CognitoAccountResult> ForgotPasswordAsync(string username, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Sets a new password with the code of a forgotten password.</summary>
    /// <param name="username">The name of the user.</param>
    /// <param name="code">The code. White space is ignored.</param>
    /// <param name="newPassword">The new password.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result. For unknown users, it is <see cref="CognitoSignInFailure.WrongCode"/>.</returns>
    public Task<CognitoAccountResult> ResetPasswordAsync(
        string username, string code, CognitoPassword newPassword, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
