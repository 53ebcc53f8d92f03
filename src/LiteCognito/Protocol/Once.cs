namespace LiteCognito.Protocol;

/// <summary>What to do where a call that must not happen twice lost its answer: named with the call, and told by the exception.</summary>
internal static class Once
{
    public const string Challenge = "Its code and session may be used up: answer the challenge once more, and sign in again where that is refused.";
    public const string Code = "The code in it may be used up: see whether it had its effect before you send another one.";
    public const string Change = "See whether it had its effect before you repeat it.";
    public const string Creation = "See whether it made what it should before you repeat it, or there may be two.";

    /// <summary>For an operation known by its name alone: what reads can be repeated, what may change something cannot.</summary>
    public static string? Of(string operation)
    {
        if (operation is "RespondToAuthChallenge" or "AdminRespondToAuthChallenge")
            return Challenge;
        ReadOnlySpan<char> verb = operation.StartsWith("Admin", StringComparison.Ordinal) ? operation.AsSpan("Admin".Length) : operation;
        return verb.StartsWith("Get") || verb.StartsWith("List") || verb.StartsWith("Describe") ? null : Change;
    }
}
