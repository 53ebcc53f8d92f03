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
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The attributes' names, custom ones with <c>custom:</c> in front.</summary>
        public required IReadOnlyList<string> UserAttributeNames { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
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
        /// <summary>Removes attributes from a user.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>.</exception>
        public Task<AdminDeleteUserAttributesResponse> AdminDeleteUserAttributesAsync(
            AdminDeleteUserAttributesRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminDeleteUserAttributesJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminDeleteUserAttributesAsync(AdminDeleteUserAttributesRequest, CancellationToken)"/>
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
