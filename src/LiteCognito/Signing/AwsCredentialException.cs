namespace LiteCognito.Signing;

/// <summary>
/// The exception that is thrown when no AWS credentials are found, or when credentials, endpoint settings or the files that contain them
/// cannot be used. The message names the sources that were searched, or the setting, and what to do.
/// </summary>
public sealed class AwsCredentialException : Exception
{
    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">A message that describes what was wrong. It must not contain secrets.</param>
    public AwsCredentialException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    /// <param name="message">A message that describes what was wrong. It must not contain secrets.</param>
    /// <param name="inner">The cause. Its message must not contain secrets either.</param>
    public AwsCredentialException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>True if a service refused the credentials as expired.</summary>
    internal bool IsExpired { get; init; }
}
