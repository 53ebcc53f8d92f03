using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminConfirmSignUpAsync(AdminConfirmSignUpRequest, CancellationToken)"/>.</summary>
    public sealed record AdminConfirmSignUpRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Custom input, by name, for the Lambda triggers that this call runs.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.AdminConfirmSignUpAsync(AdminConfirmSignUpRequest, CancellationToken)"/>.</summary>
    public sealed record AdminConfirmSignUpResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminConfirmSignUpRequest)), JsonSerializable(typeof(AdminConfirmSignUpResponse))]
    internal sealed partial class AdminConfirmSignUpJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminConfirmSignUpRequest, AdminConfirmSignUpResponse> Operation =
            new("AdminConfirmSignUp", new AdminConfirmSignUpJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Confirms a new user's account without a code.</summary>
        /// <param name="request">The user name, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.NotAuthorized"/> (the user is already
        /// confirmed).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminConfirmSignUp.html"/>
        [OverloadResolutionPriority(1)]
        public Task<AdminConfirmSignUpResponse> AdminConfirmSignUpAsync(
            AdminConfirmSignUpRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminConfirmSignUpJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="AdminConfirmSignUpAsync(AdminConfirmSignUpRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<AdminConfirmSignUpResponse> AdminConfirmSignUpAsync(string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminConfirmSignUpAsync(new AdminConfirmSignUpRequest { Username = username }, cancellationToken);
        }
    }
}
