using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.AdminGetUserAuthFactorsAsync(AdminGetUserAuthFactorsRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminGetUserAuthFactorsRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in.</summary>
        public required string Username { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminGetUserAuthFactorsAsync(AdminGetUserAuthFactorsRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminGetUserAuthFactorsResponse : Redacted
    {
        /// <summary>The user name.</summary>
        public string? Username { get; init; }

        /// <summary>The preferred second factor, such as <c>SOFTWARE_TOKEN_MFA</c>, or <see langword="null"/> if there is none.</summary>
        public string? PreferredMfaSetting { get; init; }

        /// <summary>The second factors that are turned on for the user, such as <c>SMS_MFA</c>.</summary>
        public IReadOnlyList<string>? UserMFASettingList { get; init; }

        /// <summary>
        /// The factors that the user can sign in with: any of <c>PASSWORD</c>, <c>EMAIL_OTP</c>, <c>SMS_OTP</c> and <c>WEB_AUTHN</c>.
        /// </summary>
        public IReadOnlyList<string>? ConfiguredUserAuthFactors { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminGetUserAuthFactorsRequest)), JsonSerializable(typeof(AdminGetUserAuthFactorsResponse))]
    internal sealed partial class AdminGetUserAuthFactorsJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminGetUserAuthFactorsRequest, AdminGetUserAuthFactorsResponse> Operation =
            new("AdminGetUserAuthFactors", new AdminGetUserAuthFactorsJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets a user's authentication factors.</summary>
        /// <param name="request">The user name, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The user's first and second factors.</returns>
        /// <exception cref="CognitoException">Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>.</exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUserAuthFactors.html"/>
        [OverloadResolutionPriority(1)]
        public Task<AdminGetUserAuthFactorsResponse> AdminGetUserAuthFactorsAsync(
            AdminGetUserAuthFactorsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminGetUserAuthFactorsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminGetUserAuthFactorsAsync(AdminGetUserAuthFactorsRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<AdminGetUserAuthFactorsResponse> AdminGetUserAuthFactorsAsync(
            string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminGetUserAuthFactorsAsync(new AdminGetUserAuthFactorsRequest { Username = username }, cancellationToken);
        }
    }
}
