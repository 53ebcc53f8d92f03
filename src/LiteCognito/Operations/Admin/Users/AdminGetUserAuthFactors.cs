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
        /// <summary>The user name, or an alias that the pool accepts for signing in.</summary>
        public required string Username { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminGetUserAuthFactorsAsync(AdminGetUserAuthFactorsRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminGetUserAuthFactorsResponse : Redacted
    {
        /// <summary>The user name.</summary>
        public string? Username { get; init; }

        /// <summary>The preferred second factor, such as <c>SOFTWARE_TOKEN_MFA</c>; <see langword="null"/> for none.</summary>
        public string? PreferredMfaSetting { get; init; }

        /// <summary>The second factors that are on.</summary>
        public IReadOnlyList<string>? UserMFASettingList { get; init; }

        /// <summary>What the user can sign in with: <c>PASSWORD</c>, <c>EMAIL_OTP</c>, <c>SMS_OTP</c>, <c>WEB_AUTHN</c>.</summary>
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
        /// <summary>Reads what a user can sign in with.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>.</exception>
        [OverloadResolutionPriority(1)]
        public Task<AdminGetUserAuthFactorsResponse> AdminGetUserAuthFactorsAsync(
            AdminGetUserAuthFactorsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminGetUserAuthFactorsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminGetUserAuthFactorsAsync(AdminGetUserAuthFactorsRequest, CancellationToken)"/>
        public Task<AdminGetUserAuthFactorsResponse> AdminGetUserAuthFactorsAsync(
            string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminGetUserAuthFactorsAsync(new AdminGetUserAuthFactorsRequest { Username = username }, cancellationToken);
        }
    }
}
