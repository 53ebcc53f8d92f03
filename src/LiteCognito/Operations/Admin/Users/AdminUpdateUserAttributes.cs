using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.AdminUpdateUserAttributesAsync(AdminUpdateUserAttributesRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminUpdateUserAttributesRequest : Redacted
    {
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>
        /// Attributes by name: <c>email</c>, <c>phone_number</c>, <c>custom:…</c>. A new email counts as unverified unless
        /// <c>email_verified</c> comes with it.
        /// </summary>
        [JsonConverter(typeof(AttributesConverter))]
        public required IReadOnlyDictionary<string, string> UserAttributes { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Custom input of the Lambda triggers that this call starts.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminUpdateUserAttributesAsync(AdminUpdateUserAttributesRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminUpdateUserAttributesResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminUpdateUserAttributesRequest)), JsonSerializable(typeof(AdminUpdateUserAttributesResponse))]
    internal sealed partial class AdminUpdateUserAttributesJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminUpdateUserAttributesRequest, AdminUpdateUserAttributesResponse> Operation =
            new("AdminUpdateUserAttributes", new AdminUpdateUserAttributesJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Sets attributes of a user. An empty value removes the attribute.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.AliasExists"/>.
        /// </exception>
        public Task<AdminUpdateUserAttributesResponse> AdminUpdateUserAttributesAsync(
            AdminUpdateUserAttributesRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminUpdateUserAttributesJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminUpdateUserAttributesAsync(AdminUpdateUserAttributesRequest, CancellationToken)"/>
        public Task<AdminUpdateUserAttributesResponse> AdminUpdateUserAttributesAsync(
            string username, IReadOnlyDictionary<string, string> userAttributes, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            ArgumentNullException.ThrowIfNull(userAttributes);
            return AdminUpdateUserAttributesAsync(
                new AdminUpdateUserAttributesRequest { Username = username, UserAttributes = userAttributes }, cancellationToken);
        }
    }
}
