namespace LiteCognito;

/// <summary>
/// The answer was malformed or hostile: no JSON, too large, a challenge without its parameters, an SRP value that must be refused.
/// </summary>
public sealed class CognitoProtocolException : Exception
{
    /// <summary>Creates the exception with a message that names what was wrong.</summary>
    public CognitoProtocolException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message that names what was wrong, and its cause.</summary>
    public CognitoProtocolException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>The operation that was answered so; <see langword="null"/> where no single call was.</summary>
    public string? Operation { get; init; }

    /// <summary>How often it was tried; 0 where no single call was answered.</summary>
    public int Attempts { get; init; }

    /// <summary>The <c>x-amzn-RequestId</c> of the answer; <see langword="null"/> where there was none.</summary>
    public string? RequestId { get; init; }
}
