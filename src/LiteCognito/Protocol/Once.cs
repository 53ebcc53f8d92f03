namespace LiteCognito.Protocol;

/// <summary>What to do where a call that must not happen twice lost its answer: named with the call, and told by the exception.</summary>
internal static class Once
{
    public const string Challenge = "Its code and session may be used up: answer the challenge once more, and sign in again where that is refused.";
    public const string Code = "The code in it may be used up: see whether it had its effect before you send another one.";
    public const string Change = "See whether it had its effect before you repeat it.";
    public const string Creation = "See whether it made what it should before you repeat it, or there may be two.";
}
