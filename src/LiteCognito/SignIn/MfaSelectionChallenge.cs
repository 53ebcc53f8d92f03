using LiteCognito.SignIn;

namespace LiteCognito;

/// <summary><c>SELECT_MFA_TYPE</c>: the user has several second factors and prefers none.</summary>
public sealed class MfaSelectionChallenge : SignInChallenge
{
    internal MfaSelectionChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state) => Options = state.ReadList("MFAS_CAN_CHOOSE");

    /// <summary>
    /// What can be chosen, of <see cref="CognitoChallengeNames"/>: <c>SMS_MFA</c>, <c>SOFTWARE_TOKEN_MFA</c>, <c>EMAIL_OTP</c>.
    /// </summary>
    public IReadOnlyList<string> Options { get; }

    /// <summary>Chooses one of <see cref="Options"/>; its own challenge follows.</summary>
    /// <exception cref="ArgumentException">The option is not among <see cref="Options"/>.</exception>
    public Task<SignInStep> SelectAsync(string option, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(option);
        if (!Options.Contains(option))
            throw new ArgumentException($"'{option}' cannot be chosen here: choose one of {string.Join(", ", Options)}.", nameof(option));
        return SubmitAsync(new() { ["ANSWER"] = option }, cancellationToken);
    }
}
