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
        /// <summary>The app client.</summary>
        public required string ClientId { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>A secret of your own; <see langword="null"/> to have one made. 24 to 64 characters.</summary>
        public string? ClientSecret { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AddUserPoolClientSecretAsync(AddUserPoolClientSecretRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AddUserPoolClientSecretResponse : Redacted
    {
        /// <summary>The new secret, with its value: it is not shown again.</summary>
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
        /// Gives an app client another secret, so that one can be exchanged for the other without a pause. An app client has at most two.
        /// </summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.LimitExceeded"/>, <see cref="CognitoErrorCodes.ResourceNotFound"/>.
        /// </exception>
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
