using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.AdminDisableProviderForUserAsync(AdminDisableProviderForUserRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminDisableProviderForUserRequest : Redacted
    {
        /// <summary>The user as identified by the identity provider.</summary>
        public required ProviderUserIdentifier User { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminDisableProviderForUserAsync(AdminDisableProviderForUserRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminDisableProviderForUserResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminDisableProviderForUserRequest)), JsonSerializable(typeof(AdminDisableProviderForUserResponse))]
    internal sealed partial class AdminDisableProviderForUserJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminDisableProviderForUserRequest, AdminDisableProviderForUserResponse> Operation =
            new("AdminDisableProviderForUser", new AdminDisableProviderForUserJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Prevents a user of an identity provider from signing in, and removes the user's link to a local user.</summary>
        /// <param name="request">The user as identified by the identity provider, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.AliasExists"/> (another user has one
        /// of the aliases).
        /// </exception>
        /// <seealso
        /// href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDisableProviderForUser.html"
        /// />
        public Task<AdminDisableProviderForUserResponse> AdminDisableProviderForUserAsync(
            AdminDisableProviderForUserRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminDisableProviderForUserJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
