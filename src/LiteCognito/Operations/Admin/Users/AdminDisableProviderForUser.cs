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
        /// <summary>The user as the identity provider names it.</summary>
        public required ProviderUserIdentifier User { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
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
        /// <summary>Keeps a user of an identity provider from signing in, and takes a link to a local user away.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.AliasExists"/>.
        /// </exception>
        public Task<AdminDisableProviderForUserResponse> AdminDisableProviderForUserAsync(
            AdminDisableProviderForUserRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminDisableProviderForUserJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
