using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.GlobalSignOutAsync(GlobalSignOutRequest, CancellationToken)"/>.</summary>
    public sealed record GlobalSignOutRequest : Redacted
    {
        /// <summary>A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>.</summary>
        public required string AccessToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.GlobalSignOutAsync(GlobalSignOutRequest, CancellationToken)"/>.</summary>
    public sealed record GlobalSignOutResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GlobalSignOutRequest)), JsonSerializable(typeof(GlobalSignOutResponse))]
    internal sealed partial class GlobalSignOutJson : JsonSerializerContext
    {
        internal static readonly Operation<GlobalSignOutRequest, GlobalSignOutResponse> Operation =
            new("GlobalSignOut", new GlobalSignOutJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>
        /// Ends all of the signed-in user's sessions. Cognito stops accepting the user's refresh tokens and access tokens at once.
        /// </summary>
        /// <remarks>Other services that validate the access tokens themselves can accept them until they expire.</remarks>
        /// <param name="request">The user's access token.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (the access token is no longer valid).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html"/>
        public Task<GlobalSignOutResponse> GlobalSignOutAsync(GlobalSignOutRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(GlobalSignOutJson.Operation, request, cancellationToken);
        }
    }
}
