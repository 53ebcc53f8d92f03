namespace LiteCognito;

/// <summary>
/// The exception that is thrown when a call receives no response because the connection failed, broke or timed out.
/// </summary>
/// <remarks>
/// The inner exception names the cause. Its message never quotes the peer or a secret. It says so if a handler of the
/// <see cref="HttpClient"/> tried to repeat a call that must not happen twice. If <see cref="MayHaveHappened"/> is <see langword="true"/>,
/// check whether the call took effect before you repeat it.
/// </remarks>
public sealed class CognitoNoAnswerException : HttpRequestException
{
    /// <summary>Creates the exception. Call this constructor to test how your program handles a lost response.</summary>
    /// <param name="operation">The name of the operation that was called, such as <c>RespondToAuthChallenge</c>.</param>
    /// <param name="attempts">The number of attempts made.</param>
    /// <param name="mayHaveHappened"><see langword="true"/> if the service may have received the call.</param>
    /// <param name="message">A message that describes what happened and what to do. It must not contain secrets.</param>
    /// <param name="inner">The connection failure or the timeout.</param>
    public CognitoNoAnswerException(string operation, int attempts, bool mayHaveHappened, string message, Exception inner)
        : base(
            (inner as HttpRequestException)?.HttpRequestError ?? (inner as HttpIOException)?.HttpRequestError ?? HttpRequestError.Unknown,
            message, inner)
    {
        Operation = operation;
        Attempts = attempts;
        MayHaveHappened = mayHaveHappened;
    }

    /// <summary>Gets the name of the operation that was called, such as <c>RespondToAuthChallenge</c>.</summary>
    public string Operation { get; }

    /// <summary>Gets the number of attempts made.</summary>
    public int Attempts { get; }

    /// <summary>
    /// Gets a value that indicates whether the service may have received and executed the call although its response was lost. A code or
    /// session in the request may then be used up.
    /// </summary>
    /// <remarks>
    /// In a browser, the value is always <see langword="true"/>, because a browser does not tell a refused connection from a lost response.
    /// </remarks>
    public bool MayHaveHappened { get; internal set; }
}
