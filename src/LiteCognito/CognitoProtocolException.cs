namespace LiteCognito;

/// <summary>The answer was malformed or hostile: no JSON, too large, a challenge without its parameters, an SRP value that must be refused.</summary>
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
}
