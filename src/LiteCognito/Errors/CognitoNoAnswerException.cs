namespace LiteCognito;

/// <summary>A call got no answer: no connection, one that broke, or a time-out. The inner exception says which.</summary>
public sealed class CognitoNoAnswerException : HttpRequestException
{
    /// <summary>Creates the exception. The library does this; a program does it to test how it handles a lost answer.</summary>
    /// <param name="operation">The operation that was called, such as <c>RespondToAuthChallenge</c>.</param>
    /// <param name="attempts">How often it was tried.</param>
    /// <param name="mayHaveHappened">Whether the service may have received the call.</param>
    /// <param name="message">What happened and what to do, without a secret.</param>
    /// <param name="inner">The failure of the connection, or the time-out.</param>
    public CognitoNoAnswerException(string operation, int attempts, bool mayHaveHappened, string message, Exception inner)
        : base((inner as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown, message, inner)
    {
        Operation = operation;
        Attempts = attempts;
        MayHaveHappened = mayHaveHappened;
    }

    /// <summary>The operation that was called, such as <c>RespondToAuthChallenge</c>.</summary>
    public string Operation { get; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; }

    /// <summary>
    /// Whether the service may have got the call and done what it asks, its answer being lost. A code or session in it may be used up.
    /// </summary>
    public bool MayHaveHappened { get; internal set; }
}
