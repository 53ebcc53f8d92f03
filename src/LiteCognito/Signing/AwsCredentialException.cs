namespace LiteCognito.Signing;

/// <summary>
/// The exception that is thrown when a signed call finds no AWS credentials, or finds credentials that cannot be used. The message
/// names the sources that were searched and what to do.
/// </summary>
public sealed class AwsCredentialException : Exception
{
    /// <summary>Creates an exception about AWS credentials with a message.</summary>
    /// <param name="message">What was wrong. The text must not contain a secret.</param>
    public AwsCredentialException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception about AWS credentials with a message and a cause.</summary>
    /// <param name="message">What was wrong. The text must not contain a secret.</param>
    /// <param name="inner">The exception that caused this one. Its text must not contain a secret either.</param>
    public AwsCredentialException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
