using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.AdminDeleteUserAttributesAsync(AdminDeleteUserAttributesRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminDeleteUserAttributesRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The names of the attributes to delete. Custom attributes have the prefix <c>custom:</c>.</summary>
        public required IReadOnlyList<string> UserAttributeNames { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminDeleteUserAttributesAsync(AdminDeleteUserAttributesRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminDeleteUserAttributesResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminDeleteUserAttributesRequest)), JsonSerializable(typeof(AdminDeleteUserAttributesResponse))]
    internal sealed partial class AdminDeleteUserAttributesJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminDeleteUserAttributesRequest, AdminDeleteUserAttributesResponse> Operation =
            new("AdminDeleteUserAttributes", new AdminDeleteUserAttributesJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Deletes attributes of a user.</summary>
        /// <param name="request">The user name, the names of the attributes, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>.</exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteUserAttributes.html"/>
        public Task<AdminDeleteUserAttributesResponse> AdminDeleteUserAttributesAsync(
            AdminDeleteUserAttributesRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminDeleteUserAttributesJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminDeleteUserAttributesAsync(AdminDeleteUserAttributesRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</param>
        /// <param name="userAttributeNames">
        /// The names of the attributes to delete. Custom attributes have the prefix <c>custom:</c>.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<AdminDeleteUserAttributesResponse> AdminDeleteUserAttributesAsync(
            string username, IReadOnlyList<string> userAttributeNames, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            ArgumentNullException.ThrowIfNull(userAttributeNames);
            return AdminDeleteUserAttributesAsync(
                new AdminDeleteUserAttributesRequest { Username = username, UserAttributeNames = userAttributeNames }, cancellationToken);
        }
    }
}
