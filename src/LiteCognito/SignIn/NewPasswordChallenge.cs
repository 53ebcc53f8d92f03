using LiteCognito.Operations;
using LiteCognito.SignIn;

namespace LiteCognito;

/// <summary><c>NEW_PASSWORD_REQUIRED</c>: an administrator made the account with a temporary password.</summary>
public sealed class NewPasswordChallenge : SignInChallenge
{
    private const string Prefix = "userAttributes.";

    internal NewPasswordChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state)
    {
        RequiredAttributes = [.. state.ReadList("requiredAttributes").Select(WithoutPrefix)];
        var attributes = new Dictionary<string, string>();
        foreach ((string name, string value) in state.ReadDictionary("userAttributes"))
            attributes[WithoutPrefix(name)] = value;
        UserAttributes = attributes;
    }

    /// <summary>The attributes that must be given with the new password, such as <c>name</c>.</summary>
    public IReadOnlyList<string> RequiredAttributes { get; }

    /// <summary>The attributes the user has already.</summary>
    public IReadOnlyDictionary<string, string> UserAttributes { get; }

    /// <summary>Sets the new password, and the attributes that are required.</summary>
    /// <param name="newPassword">The new password.</param>
    /// <param name="attributes">
    /// Attributes by their plain names. Those the user has already with the same value are not sent: Cognito refuses some of them.
    /// </param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ArgumentException">A required attribute is missing; the message names it.</exception>
    /// <exception cref="CognitoException">
    /// <see cref="CognitoErrorCodes.InvalidPassword"/>: against the pool's policy; answer again.
    /// </exception>
    public Task<SignInStep> RespondAsync(
        CognitoPassword newPassword, IReadOnlyDictionary<string, string>? attributes = null, CancellationToken cancellationToken = default)
    {
        CognitoPassword.ThrowIfNullOrEmpty(newPassword);
        var responses = new PasswordParameters("NEW_PASSWORD", newPassword);
        foreach ((string name, string value) in attributes ?? new Dictionary<string, string>())
            if (!UserAttributes.TryGetValue(WithoutPrefix(name), out string? existing) || existing != value)
                responses[Prefix + WithoutPrefix(name)] = value;

        string? missing = RequiredAttributes.FirstOrDefault(
            name => !responses.ContainsKey(Prefix + name) && !UserAttributes.ContainsKey(name));
        if (missing is not null)
            throw new ArgumentException(
                $"The attribute '{missing}' is required with the new password: give it in attributes.", nameof(attributes));
        return SubmitAsync(responses, cancellationToken);
    }

    private static string WithoutPrefix(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
}
