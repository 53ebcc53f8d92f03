using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminCreateUserAsync(AdminCreateUserRequest, CancellationToken)"/>.</summary>
    public sealed record AdminCreateUserRequest : Redacted
    {
        /// <summary>
        /// The user name, or the email address or phone number if users of the user pool sign in with one of them. 1 to 128 characters.
        /// </summary>
        public required string Username { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>
        /// The attributes of the new user, by name, such as <c>email</c>, <c>phone_number</c> or <c>custom:team</c>. You can pass a
        /// <see cref="LiteCognito.UserAttributes"/>. Set <c>email_verified</c> or <c>phone_number_verified</c> to <c>true</c> if the value
        /// needs no verification.
        /// </summary>
        [JsonConverter(typeof(AttributesConverter))]
        public IReadOnlyDictionary<string, string>? UserAttributes { get; init; }

        /// <summary>Input for the pre-sign-up trigger, by name. Cognito does not store it.</summary>
        [JsonConverter(typeof(AttributesConverter))]
        public IReadOnlyDictionary<string, string>? ValidationData { get; init; }

        /// <summary>
        /// The password for the first sign-in, at most 256 characters, or <see langword="null"/> to let Cognito generate one.
        /// </summary>
        public CognitoPassword? TemporaryPassword { get; init; }

        /// <summary>True to take the alias (email address or phone number) from another user who has it. The default is false.</summary>
        public bool? ForceAliasCreation { get; init; }

        /// <summary>
        /// The handling of the invitation, one of <see cref="CognitoMessageActions"/>: <c>RESEND</c> to send it again to an existing user,
        /// <c>SUPPRESS</c> to send none, or <see langword="null"/> to send it to a new user.
        /// </summary>
        public string? MessageAction { get; init; }

        /// <summary>
        /// The delivery mediums of the invitation, from <see cref="CognitoDeliveryMediums"/>: <c>SMS</c>, <c>EMAIL</c> or both. The default
        /// is <c>SMS</c>.
        /// </summary>
        public IReadOnlyList<string>? DesiredDeliveryMediums { get; init; }

        /// <summary>Custom input, by name, for the Lambda triggers that this call runs.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.AdminCreateUserAsync(AdminCreateUserRequest, CancellationToken)"/>.</summary>
    public sealed record AdminCreateUserResponse : Redacted
    {
        /// <summary>The user that was created.</summary>
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
        /// <summary>Creates a user and, by default, sends an invitation with a temporary password.</summary>
        /// <param name="request">
        /// The user name, the attributes and the settings of the invitation, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The user that was created.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.UsernameExists"/>, <see cref="CognitoErrorCodes.InvalidPassword"/>,
        /// <see cref="CognitoErrorCodes.UnsupportedUserState"/> (the user's status does not allow another invitation),
        /// <see cref="CognitoErrorCodes.CodeDeliveryFailure"/>.
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html"/>
        public Task<AdminCreateUserResponse> AdminCreateUserAsync(
            AdminCreateUserRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminCreateUserJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken, Once.Change);
        }
    }
}
