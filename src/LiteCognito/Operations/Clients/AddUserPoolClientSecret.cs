using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.AddUserPoolClientSecretAsync(AddUserPoolClientSecretRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AddUserPoolClientSecretRequest : Redacted
    {
        /// <summary>The ID of the app client.</summary>
        public required string ClientId { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Your own secret, 24 to 64 characters, or <see langword="null"/> to let Cognito generate one.</summary>
        public string? ClientSecret { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AddUserPoolClientSecretAsync(AddUserPoolClientSecretRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AddUserPoolClientSecretResponse : Redacted
    {
        /// <summary>The new secret, including its value. Cognito does not return the value again.</summary>
        public ClientSecretDescriptor? ClientSecretDescriptor { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AddUserPoolClientSecretRequest)), JsonSerializable(typeof(AddUserPoolClientSecretResponse))]
    internal sealed partial class AddUserPoolClientSecretJson : JsonSerializerContext
    {
        internal static readonly Operation<AddUserPoolClientSecretRequest, AddUserPoolClientSecretResponse> Operation =
            new("AddUserPoolClientSecret", new AddUserPoolClientSecretJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>
        /// Adds a second secret to an app client. You can then rotate the secret without downtime. An app client has at most two secrets.
        /// </summary>
        /// <param name="request">
        /// The app client, your own secret unless Cognito generates one, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The new secret, including its value. Cognito does not return the value again.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.LimitExceeded"/> (the app client already has two secrets),
        /// <see cref="CognitoErrorCodes.ResourceNotFound"/> (the app client does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AddUserPoolClientSecret.html"/>
        public Task<AddUserPoolClientSecretResponse> AddUserPoolClientSecretAsync(
            AddUserPoolClientSecretRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AddUserPoolClientSecretJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken, Once.Creation);
        }
    }
}
