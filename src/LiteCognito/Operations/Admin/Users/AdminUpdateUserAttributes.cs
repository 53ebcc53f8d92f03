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
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>
        /// The attributes to set, by name, such as <c>email</c>, <c>phone_number</c> or <c>custom:team</c>. You can pass a
        /// <see cref="LiteCognito.UserAttributes"/>. Cognito treats a new email address or phone number as unverified unless you also set
        /// <c>email_verified</c> or <c>phone_number_verified</c>.
        /// </summary>
        [JsonConverter(typeof(AttributesConverter))]
        public required IReadOnlyDictionary<string, string> UserAttributes { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Custom input, by name, for the Lambda triggers that this call runs.</summary>
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
        /// <summary>Sets attributes of a user. An empty value deletes the attribute.</summary>
        /// <param name="request">
        /// The user name, the attributes with their new values, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.AliasExists"/> (another user has the
        /// value as an alias).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html"/>
        public Task<AdminUpdateUserAttributesResponse> AdminUpdateUserAttributesAsync(
            AdminUpdateUserAttributesRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminUpdateUserAttributesJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminUpdateUserAttributesAsync(AdminUpdateUserAttributesRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</param>
        /// <param name="userAttributes">
        /// The attributes to set, by name, such as <c>email</c>, <c>phone_number</c> or <c>custom:team</c>. You can pass a
        /// <see cref="LiteCognito.UserAttributes"/>. Cognito treats a new email address or phone number as unverified unless you also set
        /// <c>email_verified</c> or <c>phone_number_verified</c>.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
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
