namespace LiteCognito.Signing;

/// <summary>
/// A signed call found no AWS credentials, or those it found cannot be used. The message says where it looked and what to do.
/// </summary>
public sealed class AwsCredentialException : Exception
{
    /// <summary>Creates the exception with a message that names what was wrong; it must hold no secret.</summary>
    public AwsCredentialException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message that names what was wrong, and its cause; neither may hold a secret.</summary>
    public AwsCredentialException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
