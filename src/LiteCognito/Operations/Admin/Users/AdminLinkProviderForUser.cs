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
        /// The user of the pool who keeps the account: <c>ProviderName</c> is <c>Cognito</c>, <c>ProviderAttributeValue</c> the user name.
        /// </summary>
        public required ProviderUserIdentifier DestinationUser { get; init; }

        /// <summary>The user as the identity provider names it, who must not have signed in yet.</summary>
        public required ProviderUserIdentifier SourceUser { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
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
        /// <summary>Links a user of an identity provider to a user of the pool, so that both sign in to one account.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.AliasExists"/>,
        /// <see cref="CognitoErrorCodes.LimitExceeded"/>.
        /// </exception>
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
