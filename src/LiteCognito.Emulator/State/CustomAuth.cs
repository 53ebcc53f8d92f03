namespace LiteCognito.Emulator;

/// <summary>
/// What a pool's Lambda triggers would do in <c>CUSTOM_AUTH</c>: called when the flow begins and after each answer, it says what
/// comes next.
/// </summary>
/// <param name="state">How far the flow has come.</param>
public delegate CustomAuthStep CustomAuthRule(CustomAuthState state);

/// <summary>How far a custom flow has come.</summary>
/// <param name="Username">The user.</param>
/// <param name="Results">What was answered so far, oldest first. A flow that begins with <c>SRP_A</c> has that as its first.</param>
/// <param name="ClientMetadata">What the caller sent along with the newest call.</param>
public sealed record CustomAuthState(
    string Username, IReadOnlyList<CustomAuthResult> Results, IReadOnlyDictionary<string, string> ClientMetadata);

/// <summary>One challenge of a custom flow and how it was answered.</summary>
/// <param name="ChallengeName"><c>SRP_A</c>, <c>PASSWORD_VERIFIER</c> or <c>CUSTOM_CHALLENGE</c>.</param>
/// <param name="Passed">Whether the answer was right.</param>
/// <param name="Metadata">What the rule had said of the challenge.</param>
public sealed record CustomAuthResult(string ChallengeName, bool Passed, string? Metadata = null);

/// <summary>What comes next in a custom flow.</summary>
public abstract record CustomAuthStep
{
    private protected CustomAuthStep()
    {
    }

    /// <summary>The password is to be verified; only after <c>SRP_A</c>.</summary>
    public static CustomAuthStep PasswordVerifier { get; } = new VerifyPassword();

    /// <summary>The user is signed in.</summary>
    public static CustomAuthStep IssueTokens { get; } = new Issue();

    /// <summary>The user is refused.</summary>
    public static CustomAuthStep Fail { get; } = new Refuse();

    /// <summary>Something is asked.</summary>
    /// <param name="parameters">What the user is told.</param>
    /// <param name="isRight">Whether an answer is right.</param>
    /// <param name="metadata">A word for <see cref="CustomAuthResult.Metadata"/>.</param>
    public static CustomAuthStep Ask(IReadOnlyDictionary<string, string> parameters, Func<string, bool> isRight, string? metadata = null) =>
        new Question(parameters, isRight, metadata);

    internal sealed record VerifyPassword : CustomAuthStep;

    internal sealed record Issue : CustomAuthStep;

    internal sealed record Refuse : CustomAuthStep;

    internal sealed record Question(IReadOnlyDictionary<string, string> Parameters, Func<string, bool> IsRight, string? Metadata)
        : CustomAuthStep;
}
