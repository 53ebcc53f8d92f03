using LiteCognito.Operations;
using LiteCognito.SignIn;

namespace LiteCognito;

/// <summary>
/// The challenge <c>NEW_PASSWORD_REQUIRED</c>: the user has a temporary password from an administrator and must replace it.
/// </summary>
/// <example>
/// <!-- scenario: new-password -->
/// <code language="csharp">
/// using LiteCognito;
///
/// SignInStep step = await client.SignInAsync("alice", ReadPassword());
/// if (step is NewPasswordChallenge challenge)
///     step = await challenge.RespondAsync(newPassword);
/// </code>
/// </example>
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

    /// <summary>Gets the names of the attributes that are required with the new password, such as <c>name</c>.</summary>
    public IReadOnlyList<string> RequiredAttributes { get; }

    /// <summary>Gets the attributes that the user already has.</summary>
    public IReadOnlyDictionary<string, string> UserAttributes { get; }

    /// <summary>Sets the new password and the required attributes.</summary>
    /// <param name="newPassword">The new password: a string, or memory that you can clear after the task has completed.</param>
    /// <param name="attributes">
    /// The values by attribute name, without the prefix <c>userAttributes.</c>, or <see langword="null"/> for none. Values that the user
    /// already has are not sent, because Cognito refuses some of them.
    /// </param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns><see cref="SignedIn"/>, or the next challenge.</returns>
    /// <exception cref="ArgumentException">A required attribute is missing. The message names it if it is a standard attribute.</exception>
    /// <exception cref="CognitoException">
    /// The service refused the password. Common code: <see cref="CognitoErrorCodes.InvalidPassword"/> (the password does not meet the
    /// pool's policy, so answer this challenge again).
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html"/>
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
        {
            // A pool can require only standard attributes. Another name is text of a peer, so it is not quoted.
            string attribute = LiteCognito.UserAttributes.IsStandard(missing)
                ? $"The attribute '{missing}'"
                : "An attribute of RequiredAttributes";
            throw new ArgumentException($"{attribute} is required with the new password. Pass it in attributes.", nameof(attributes));
        }
        return SubmitAsync(responses, cancellationToken);
    }

    private static string WithoutPrefix(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
}
