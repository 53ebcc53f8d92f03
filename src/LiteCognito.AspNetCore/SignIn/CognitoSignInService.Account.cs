using LiteCognito.Model;
using LiteCognito.SignIn;

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
        CancellationToken cancellationToken = default) =>
        ChangeAsync(
            () => _scheme.Client.SignUpAsync(username, password, attributes, cancellationToken),
            refusal => refusal.Code switch
            {
                CognitoErrorCodes.UsernameExists or CognitoErrorCodes.AliasExists => CognitoAccountResult.Success(),
                CognitoErrorCodes.CodeDeliveryFailure => CognitoAccountResult.Failed(CognitoSignInFailure.Unavailable),
                _ => null,
            }, cancellationToken);

    /// <summary>Confirms an account with the code that Cognito sent.</summary>
    /// <param name="username">The name of the user.</param>
    /// <param name="code">The code. White space is ignored.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result. For unknown users, it is <see cref="CognitoSignInFailure.WrongCode"/>.</returns>
    public Task<CognitoAccountResult> ConfirmSignUpAsync(string username, string code, CancellationToken cancellationToken = default) =>
        WithCodeAsync(
            code,
            text => _scheme.Client.ConfirmSignUpAsync(
                new ConfirmSignUpRequest { Username = username, ConfirmationCode = text }, cancellationToken), cancellationToken);

    /// <summary>Sends the code of an account's confirmation again.</summary>
    /// <param name="username">The name of the user.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result. It is also a success if there is no such user, or nothing to confirm.</returns>
    public Task<CognitoAccountResult> ResendConfirmationCodeAsync(string username, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            () => _scheme.Client.ResendConfirmationCodeAsync(
                new ResendConfirmationCodeRequest { Username = username }, cancellationToken), Hide, cancellationToken);

    /// <summary>Sends a code to a user who forgot the password.</summary>
    /// <param name="username">The name of the user.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result. It is also a success if there is no such user.</returns>
    public Task<CognitoAccountResult> ForgotPasswordAsync(string username, CancellationToken cancellationToken = default) =>
        ChangeAsync(() => _scheme.Client.ForgotPasswordAsync(
            new ForgotPasswordRequest { Username = username }, cancellationToken), Hide, cancellationToken);

    /// <summary>Sets a new password with the code of a forgotten password.</summary>
    /// <param name="username">The name of the user.</param>
    /// <param name="code">The code. White space is ignored.</param>
    /// <param name="newPassword">The new password.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result. For unknown users, it is <see cref="CognitoSignInFailure.WrongCode"/>.</returns>
    public Task<CognitoAccountResult> ResetPasswordAsync(
        string username, string code, CognitoPassword newPassword, CancellationToken cancellationToken = default) =>
        WithCodeAsync(
            code,
            text => _scheme.Client.ConfirmForgotPasswordAsync(
                new ConfirmForgotPasswordRequest { Username = username, ConfirmationCode = text, Password = newPassword },
                cancellationToken), cancellationToken);

    private static CognitoAccountResult? Hide(CognitoException refusal) =>
        SignInFailures.IsHidden(refusal) ? CognitoAccountResult.Success() : null;

    /// <summary>Makes a call with a code. All refusals that depend on the user and the code are one failure.</summary>
    private async Task<CognitoAccountResult> WithCodeAsync(string code, Func<string, Task> call, CancellationToken cancellationToken)
    {
        string text = WithoutSpace(code);
        return text.Length == 0
            ? CognitoAccountResult.Failed(CognitoSignInFailure.WrongCode)
            : await ChangeAsync(
                () => call(text),
                refusal => SignInFailures.IsCodeRefusal(refusal) ? CognitoAccountResult.Failed(CognitoSignInFailure.WrongCode) : null,
                cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a call and returns its result. <paramref name="known"/> decides about refusals that it knows.</summary>
    private async Task<CognitoAccountResult> ChangeAsync(
        Func<Task> call, Func<CognitoException, CognitoAccountResult?> known, CancellationToken cancellationToken)
    {
        try
        {
            await call().ConfigureAwait(false);
            return CognitoAccountResult.Success();
        }
        catch (CognitoException e) when (known(e) is { } result)
        {
            Log.SignInRefused(_scheme.Logger, e.Operation, e.Code, e.RequestId);
            return result;
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            if (SignInFailures.Of(e, _scheme.Logger) is not { } failure)
                throw;
            return CognitoAccountResult.Failed(failure);
        }
    }
}
