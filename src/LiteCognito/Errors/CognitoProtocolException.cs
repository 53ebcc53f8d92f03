namespace LiteCognito;

/// <summary>
/// The exception that is thrown when a response is malformed or hostile. For example, it is not JSON, it is too large, or it is a challenge
/// without parameters.
/// </summary>
/// <remarks>
/// SRP values that a client must reject also cause this exception. Check that the endpoint is a Cognito endpoint and that no proxy changes
/// the responses.
/// </remarks>
public sealed class CognitoProtocolException : Exception
{
    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">A message that names what was wrong. It must not contain secrets.</param>
    public CognitoProtocolException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    /// <param name="message">A message that names what was wrong. It must not contain secrets.</param>
    /// <param name="inner">The cause.</param>
    public CognitoProtocolException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Gets the name of the operation that received the response, or <see langword="null"/> if it is not known.</summary>
    public string? Operation { get; init; }

    /// <summary>Gets the number of attempts made, or 0 if the exception does not belong to a single call.</summary>
    public int Attempts { get; init; }

    /// <summary>Gets the <c>x-amzn-RequestId</c> of the response, or <see langword="null"/> if it has none.</summary>
    public string? RequestId { get; init; }
}
