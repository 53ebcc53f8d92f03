using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.AdminLinkProviderForUserAsync(AdminLinkProviderForUserRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminLinkProviderForUserRequest : Redacted
    {
        /// <summary>
        /// The local user who keeps the account. Set <c>ProviderName</c> to <c>Cognito</c> and <c>ProviderAttributeValue</c> to the user
        /// name.
        /// </summary>
        public required ProviderUserIdentifier DestinationUser { get; init; }

        /// <summary>
        /// The user as identified by the identity provider. The user must not have signed in with the identity provider yet.
        /// </summary>
        public required ProviderUserIdentifier SourceUser { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminLinkProviderForUserAsync(AdminLinkProviderForUserRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminLinkProviderForUserResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminLinkProviderForUserRequest)), JsonSerializable(typeof(AdminLinkProviderForUserResponse))]
    internal sealed partial class AdminLinkProviderForUserJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminLinkProviderForUserRequest, AdminLinkProviderForUserResponse> Operation =
            new("AdminLinkProviderForUser", new AdminLinkProviderForUserJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Links a user of an identity provider to a local user. Both then sign in to the same account.</summary>
        /// <param name="request">
        /// The local user, the user as identified by the identity provider, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.AliasExists"/> (another user has one
        /// of the aliases), <see cref="CognitoErrorCodes.LimitExceeded"/> (too many identity providers are linked to the user).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminLinkProviderForUser.html"/>
        public Task<AdminLinkProviderForUserResponse> AdminLinkProviderForUserAsync(
            AdminLinkProviderForUserRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminLinkProviderForUserJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken, Once.Change);
        }
    }
}
