namespace LiteCognito;

/// <summary>The settings of <c>AddCognitoProblemDetails</c>.</summary>
public sealed class CognitoProblemOptions
{
    /// <summary>
    /// Gets the error codes whose message of the service becomes the <c>detail</c> of the response. The default is none, because messages
    /// may tell whether a user exists.
    /// </summary>
    /// <remarks>
    /// <see cref="CognitoErrorCodes.InvalidPassword"/> is safe to show. So is <see cref="CognitoErrorCodes.UserLambdaValidation"/> if the
    /// pool's Lambda triggers write their texts for users.
    /// </remarks>
    public ISet<string> ShownServiceMessages { get; } = new HashSet<string>(StringComparer.Ordinal);
}
