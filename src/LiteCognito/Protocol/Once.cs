namespace LiteCognito.Protocol;

/// <summary>
/// Marks a call that must not happen twice. It is not sent again once the service may have taken it. A call without this mark may be
/// repeated.
/// </summary>
internal sealed class Once
{
    public static readonly Once Challenge =
        new("Its code and session may be used up: answer the challenge once more, and sign in again where that is refused.");

    public static readonly Once Code = new("The code in it may be used up: see whether it had its effect before you send another one.");

    public static readonly Once Change = new("See whether it had its effect before you repeat it.");

    public static readonly Once Creation = new("See whether it made what it should before you repeat it, or there may be two.");

    private Once(string advice) => Advice = advice;

    /// <summary>What the caller should do if the answer was lost. The exception says it.</summary>
    public string Advice { get; }

    /// <summary>The mark of an operation that is known by its name alone: one that only reads may be repeated.</summary>
    public static Once? Of(string operation)
    {
        if (operation is "RespondToAuthChallenge" or "AdminRespondToAuthChallenge")
            return Challenge;
        ReadOnlySpan<char> verb = operation.StartsWith("Admin", StringComparison.Ordinal) ? operation.AsSpan("Admin".Length) : operation;
        return verb.StartsWith("Get") || verb.StartsWith("List") || verb.StartsWith("Describe") ? null : Change;
    }
}
