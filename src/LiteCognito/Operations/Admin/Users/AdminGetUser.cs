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
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.AdminGetUserAsync(AdminGetUserRequest, CancellationToken)"/>.</summary>
    public sealed record AdminGetUserResponse : Redacted
    {
        /// <summary>The user name, or the <c>sub</c> where the pool signs in by alias.</summary>
        public string? Username { get; init; }

        /// <summary>The user's attributes.</summary>
        [JsonConverter(typeof(UserAttributesConverter))]
        public UserAttributes UserAttributes { get; init; } = [];

        /// <summary>When the user was created.</summary>
        [JsonConverter(typeof(EpochSecondsConverter))]
        public DateTimeOffset? UserCreateDate { get; init; }

        /// <summary>When the user was changed last.</summary>
        [JsonConverter(typeof(EpochSecondsConverter))]
        public DateTimeOffset? UserLastModifiedDate { get; init; }

        /// <summary>Whether the user may sign in.</summary>
        public bool? Enabled { get; init; }

        /// <summary>
        /// The account's state. <c>UNCONFIRMED</c>, <c>CONFIRMED</c>, <c>ARCHIVED</c>, <c>COMPROMISED</c>, <c>UNKNOWN</c>,
        /// <c>RESET_REQUIRED</c>, <c>FORCE_CHANGE_PASSWORD</c> or <c>EXTERNAL_PROVIDER</c>.
        /// </summary>
        public string? UserStatus { get; init; }

        /// <summary>
        /// Where codes by SMS go, in a form that older programs use. PreferredMfaSetting and UserMFASettingList say more.
        /// </summary>
        public IReadOnlyList<MFAOption>? MFAOptions { get; init; }

        /// <summary>The preferred second factor, such as <c>SOFTWARE_TOKEN_MFA</c>; <see langword="null"/> for none.</summary>
        public string? PreferredMfaSetting { get; init; }

        /// <summary>The second factors that are on.</summary>
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
        /// <summary>Reads a user's attributes, state and MFA settings.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>.</exception>
        [OverloadResolutionPriority(1)]
        public Task<AdminGetUserResponse> AdminGetUserAsync(AdminGetUserRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(AdminGetUserJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminGetUserAsync(AdminGetUserRequest, CancellationToken)"/>
        public Task<AdminGetUserResponse> AdminGetUserAsync(string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminGetUserAsync(new AdminGetUserRequest { Username = username }, cancellationToken);
        }
    }
}
