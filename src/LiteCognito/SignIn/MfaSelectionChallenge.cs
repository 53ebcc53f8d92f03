using LiteCognito.SignIn;

namespace LiteCognito;

/// <summary>The challenge <c>SELECT_MFA_TYPE</c>: the user has several second factors but prefers none, and selects one.</summary>
/// <example>
/// <!-- scenario: both-factors -->
/// <code language="csharp">
/// using LiteCognito;
///
/// SignInStep step = await client.SignInAsync("alice", ReadPassword());
/// if (step is MfaSelectionChallenge choice)
///     step = await choice.SelectAsync(CognitoChallengeNames.SoftwareTokenMfa);
/// if (step is SoftwareTokenMfaChallenge challenge)
///     step = await challenge.RespondAsync(ReadCode());
/// </code>
/// </example>
public sealed class MfaSelectionChallenge : SignInChallenge
{
    internal MfaSelectionChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state) => Options = state.ReadList("MFAS_CAN_CHOOSE");

    /// <summary>
    /// Gets the second factors to select from: <c>SMS_MFA</c>, <c>SOFTWARE_TOKEN_MFA</c> or <c>EMAIL_OTP</c>, as in
    /// <see cref="CognitoChallengeNames"/>.
    /// </summary>
    public IReadOnlyList<string> Options { get; }

    /// <summary>Selects a second factor. The challenge of that factor follows.</summary>
    /// <param name="option">One of <see cref="Options"/>.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The challenge of the factor.</returns>
    /// <exception cref="ArgumentException">The option is not one of <see cref="Options"/>.</exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html"/>
    public Task<SignInStep> SelectAsync(string option, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(option);
        if (!Options.Contains(option))
            throw new ArgumentException($"'{option}' is not an option. Select one of MfaSelectionChallenge.Options.", nameof(option));
        return SubmitAsync(new() { ["ANSWER"] = option }, cancellationToken);
    }
}
