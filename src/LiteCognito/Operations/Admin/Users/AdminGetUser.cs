using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Operations;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminGetUserAsync(AdminGetUserRequest, CancellationToken)"/>.</summary>
    public sealed record AdminGetUserRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.AdminGetUserAsync(AdminGetUserRequest, CancellationToken)"/>.</summary>
    public sealed record AdminGetUserResponse : Redacted
    {
        /// <summary>The user name, or the <c>sub</c> if users of the user pool sign in with an email address or phone number.</summary>
        public string? Username { get; init; }

        /// <summary>The user's attributes.</summary>
        [JsonConverter(typeof(UserAttributesConverter))]
        public UserAttributes UserAttributes { get; init; } = [];

        /// <summary>The time when the user was created.</summary>
        [JsonConverter(typeof(EpochSecondsConverter))]
        public DateTimeOffset? UserCreateDate { get; init; }

        /// <summary>The time when the user was last changed.</summary>
        [JsonConverter(typeof(EpochSecondsConverter))]
        public DateTimeOffset? UserLastModifiedDate { get; init; }

        /// <summary>True if the user is allowed to sign in.</summary>
        public bool? Enabled { get; init; }

        /// <summary>The status of the account, one of <see cref="CognitoUserStatuses"/>.</summary>
        public string? UserStatus { get; init; }

        /// <summary>
        /// The destination of SMS codes, in a legacy format. <see cref="PreferredMfaSetting"/> and <see cref="UserMFASettingList"/> cover
        /// all factors.
        /// </summary>
        public IReadOnlyList<MFAOption>? MFAOptions { get; init; }

        /// <summary>The preferred second factor, such as <c>SOFTWARE_TOKEN_MFA</c>, or <see langword="null"/> if there is none.</summary>
        public string? PreferredMfaSetting { get; init; }

        /// <summary>The second factors that are turned on for the user, such as <c>SMS_MFA</c>.</summary>
        public IReadOnlyList<string>? UserMFASettingList { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminGetUserRequest)), JsonSerializable(typeof(AdminGetUserResponse))]
    internal sealed partial class AdminGetUserJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminGetUserRequest, AdminGetUserResponse> Operation =
            new("AdminGetUser", new AdminGetUserJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets a user's attributes, status and MFA settings.</summary>
        /// <param name="request">The user name, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The user's attributes, status and MFA settings.</returns>
        /// <exception cref="CognitoException">Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>.</exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html"/>
        [OverloadResolutionPriority(1)]
        public Task<AdminGetUserResponse> AdminGetUserAsync(AdminGetUserRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(AdminGetUserJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminGetUserAsync(AdminGetUserRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<AdminGetUserResponse> AdminGetUserAsync(string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminGetUserAsync(new AdminGetUserRequest { Username = username }, cancellationToken);
        }
    }
}
