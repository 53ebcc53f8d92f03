using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminCreateUserAsync(AdminCreateUserRequest, CancellationToken)"/>.</summary>
    public sealed record AdminCreateUserRequest : Redacted
    {
        /// <summary>The user name, or an alias where the pool signs in by alias. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>
        /// Attributes by name: <c>email</c>, <c>phone_number</c>, <c>custom:…</c>. <c>email_verified</c> and <c>phone_number_verified</c>
        /// may be set here.
        /// </summary>
        [JsonConverter(typeof(AttributesConverter))]
        public IReadOnlyDictionary<string, string>? UserAttributes { get; init; }

        /// <summary>Input of the pre-sign-up trigger that is not stored.</summary>
        [JsonConverter(typeof(AttributesConverter))]
        public IReadOnlyDictionary<string, string>? ValidationData { get; init; }

        /// <summary>The password to sign in with the first time; <see langword="null"/> to have one made. At most 256 characters.</summary>
        public string? TemporaryPassword { get; init; }

        /// <summary>Whether to take an alias (email, phone number) from another user that holds it.</summary>
        public bool? ForceAliasCreation { get; init; }

        /// <summary>
        /// <c>RESEND</c> sends the invitation of an existing user once more, <c>SUPPRESS</c> sends none; <see langword="null"/> for the
        /// ordinary invitation.
        /// </summary>
        public string? MessageAction { get; init; }

        /// <summary>How the invitation goes: <c>SMS</c>, <c>EMAIL</c> or both. The default is <c>SMS</c>.</summary>
        public IReadOnlyList<string>? DesiredDeliveryMediums { get; init; }

        /// <summary>Custom input of the Lambda triggers that this call starts.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.AdminCreateUserAsync(AdminCreateUserRequest, CancellationToken)"/>.</summary>
    public sealed record AdminCreateUserResponse : Redacted
    {
        /// <summary>The user as created.</summary>
        public CognitoUser? User { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminCreateUserRequest)), JsonSerializable(typeof(AdminCreateUserResponse))]
    internal sealed partial class AdminCreateUserJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminCreateUserRequest, AdminCreateUserResponse> Operation =
            new("AdminCreateUser", new AdminCreateUserJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Creates a user, and sends an invitation with a temporary password unless told otherwise.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.UsernameExists"/>, <see cref="CognitoErrorCodes.InvalidPassword"/>,
        /// <see cref="CognitoErrorCodes.UnsupportedUserState"/>, <see cref="CognitoErrorCodes.CodeDeliveryFailure"/>.
        /// </exception>
        public Task<AdminCreateUserResponse> AdminCreateUserAsync(
            AdminCreateUserRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminCreateUserJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken, Once.Change);
        }
    }
}
