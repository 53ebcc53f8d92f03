namespace LiteCognito.Emulator;

/// <summary>
/// Represents the method that decides the next step of a <c>CUSTOM_AUTH</c> flow. It replaces the Lambda triggers of a pool.
/// </summary>
/// <param name="state">The user, and the challenges that were answered so far.</param>
/// <returns>The next step.</returns>
/// <remarks>
/// The emulator calls the method when the flow starts and after each answer. An exception from the method fails the call with
/// <c>UserLambdaValidationException</c>.
/// </remarks>
/// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-challenge.html"/>
public delegate CustomAuthStep CustomAuthRule(CustomAuthState state);

/// <summary>The state of a <c>CUSTOM_AUTH</c> flow.</summary>
/// <param name="Username">The user name of the user who signs in.</param>
/// <param name="Results">
/// The answered challenges, oldest first. If the flow starts with <c>SRP_A</c>, the first result is <c>SRP_A</c>.
/// </param>
/// <param name="ClientMetadata">The <c>ClientMetadata</c> of the latest call. It is empty if the call had none.</param>
public sealed record CustomAuthState(
    string Username, IReadOnlyList<CustomAuthResult> Results, IReadOnlyDictionary<string, string> ClientMetadata);

/// <summary>An answered challenge of a <c>CUSTOM_AUTH</c> flow.</summary>
/// <param name="ChallengeName">The name of the challenge: <c>SRP_A</c>, <c>PASSWORD_VERIFIER</c> or <c>CUSTOM_CHALLENGE</c>.</param>
/// <param name="Passed"><see langword="true"/> if the answer was correct.</param>
/// <param name="Metadata">
/// The metadata that was passed to <see cref="CustomAuthStep.Ask"/>, or <see langword="null"/> if there was none.
/// </param>
public sealed record CustomAuthResult(string ChallengeName, bool Passed, string? Metadata = null)
{
    /// <summary>Returns the name and the result, without the metadata, which may contain the expected answer.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        $"{nameof(CustomAuthResult)} {{ {nameof(ChallengeName)} = {ChallengeName}, {nameof(Passed)} = {Passed} }}";
}

/// <summary>The next step of a <c>CUSTOM_AUTH</c> flow, as returned by a <see cref="CustomAuthRule"/>.</summary>
public abstract record CustomAuthStep
{
    private protected CustomAuthStep()
    {
    }

    /// <summary>Gets the step that verifies the password over SRP.</summary>
    /// <remarks>
    /// The step is valid only as the first step of a flow that starts with <c>SRP_A</c>. Otherwise, the call fails with
    /// <c>InvalidLambdaResponseException</c>.
    /// </remarks>
    public static CustomAuthStep PasswordVerifier { get; } = new VerifyPassword();

    /// <summary>Gets the step that ends the flow and issues tokens.</summary>
    public static CustomAuthStep IssueTokens { get; } = new Issue();

    /// <summary>Gets the step that ends the flow with <c>NotAuthorizedException</c>.</summary>
    public static CustomAuthStep Fail { get; } = new Refuse();

    /// <summary>Creates the step that presents a <c>CUSTOM_CHALLENGE</c>.</summary>
    /// <param name="parameters">The challenge parameters that the client receives.</param>
    /// <param name="isRight">A function that receives the answer and returns <see langword="true"/> if it is correct.</param>
    /// <param name="metadata">
    /// A text that identifies the challenge in <see cref="CustomAuthResult.Metadata"/>, or <see langword="null"/> for none. The client
    /// does not receive it.
    /// </param>
    /// <returns>The step.</returns>
    public static CustomAuthStep Ask(IReadOnlyDictionary<string, string> parameters, Func<string, bool> isRight, string? metadata = null) =>
        new Question(parameters, isRight, metadata);

    internal sealed record VerifyPassword : CustomAuthStep;

    internal sealed record Issue : CustomAuthStep;

    internal sealed record Refuse : CustomAuthStep;

    internal sealed record Question(IReadOnlyDictionary<string, string> Parameters, Func<string, bool> IsRight, string? Metadata)
        : CustomAuthStep;
}
