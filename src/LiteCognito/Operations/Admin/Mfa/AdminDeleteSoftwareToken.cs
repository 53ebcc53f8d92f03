using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.AdminDeleteSoftwareTokenAsync(AdminDeleteSoftwareTokenRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminDeleteSoftwareTokenRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in.</summary>
        public required string Username { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminDeleteSoftwareTokenAsync(AdminDeleteSoftwareTokenRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminDeleteSoftwareTokenResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminDeleteSoftwareTokenRequest)), JsonSerializable(typeof(AdminDeleteSoftwareTokenResponse))]
    internal sealed partial class AdminDeleteSoftwareTokenJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminDeleteSoftwareTokenRequest, AdminDeleteSoftwareTokenResponse> Operation =
            new("AdminDeleteSoftwareToken", new AdminDeleteSoftwareTokenJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Removes a user's authenticator app. The user can then set up a new one.</summary>
        /// <param name="request">The user name, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>.</exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteSoftwareToken.html"/>
        [OverloadResolutionPriority(1)]
        public Task<AdminDeleteSoftwareTokenResponse> AdminDeleteSoftwareTokenAsync(
            AdminDeleteSoftwareTokenRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminDeleteSoftwareTokenJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="AdminDeleteSoftwareTokenAsync(AdminDeleteSoftwareTokenRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<AdminDeleteSoftwareTokenResponse> AdminDeleteSoftwareTokenAsync(
            string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminDeleteSoftwareTokenAsync(new AdminDeleteSoftwareTokenRequest { Username = username }, cancellationToken);
        }
    }
}
