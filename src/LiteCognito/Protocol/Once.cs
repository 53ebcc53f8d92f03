namespace LiteCognito.Protocol;

/// <summary>
/// Marks a call that must not take effect twice. Such a call is not retried once the service may have received it. A call without this mark
/// can always be retried.
/// </summary>
internal sealed class Once
{
    public static readonly Once Challenge =
        new("The code and session in it may be used up. Answer the challenge again; if that fails, sign in again.");

    public static readonly Once Code =
        new("The code in it may be used up. Check whether the call took effect before you send another code.");

    public static readonly Once Change = new("Check whether the call took effect before you repeat it.");

    public static readonly Once Creation =
        new("Check whether the call created its resource before you repeat it; otherwise, there may be two.");

    private Once(string advice) => Advice = advice;

    /// <summary>The advice to the caller if the response was lost. It becomes part of the exception message.</summary>
    public string Advice { get; }

    /// <summary>Returns the mark of an operation that is known only by its name, or null if the operation only reads.</summary>
    public static Once? Of(string operation)
    {
        if (operation is "RespondToAuthChallenge" or "AdminRespondToAuthChallenge")
            return Challenge;
        ReadOnlySpan<char> verb = operation.StartsWith("Admin", StringComparison.Ordinal) ? operation.AsSpan("Admin".Length) : operation;
        return verb.StartsWith("Get") || verb.StartsWith("List") || verb.StartsWith("Describe") ? null : Change;
    }
}
