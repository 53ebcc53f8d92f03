using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.SetUserPoolClientSessionConfigurationAsync"/>.</summary>
    public sealed record SetUserPoolClientSessionConfigurationRequest
    {
        /// <summary>The ID of the app client.</summary>
        public required string ClientId { get; init; }

        /// <summary>The settings for the single sign-on session of the app client.</summary>
        public required ClientSSOSessionConfig SSOSession { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.SetUserPoolClientSessionConfigurationAsync"/>.</summary>
    public sealed record SetUserPoolClientSessionConfigurationResponse
    {
        /// <summary>The ID of the user pool.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The ID of the app client.</summary>
        public string? ClientId { get; init; }

        /// <summary>The settings for the single sign-on session of the app client.</summary>
        public ClientSSOSessionConfig? SSOSession { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(SetUserPoolClientSessionConfigurationRequest)),
        JsonSerializable(typeof(SetUserPoolClientSessionConfigurationResponse))]
    internal sealed partial class SetUserPoolClientSessionConfigurationJson : JsonSerializerContext
    {
        internal static readonly
            Operation<SetUserPoolClientSessionConfigurationRequest, SetUserPoolClientSessionConfigurationResponse> Operation =
            new("SetUserPoolClientSessionConfiguration", new SetUserPoolClientSessionConfigurationJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Sets the duration of the single sign-on session of an app client.</summary>
        /// <param name="request">
        /// The app client and the settings for its single sign-on session, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The settings after the change.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the app client does not exist),
        /// <see cref="CognitoErrorCodes.FeatureUnavailableInTier"/> (the feature plan does not include the setting).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/cognito-idp-2016-04-18/SetUserPoolClientSessionConfiguration"/>
        public Task<SetUserPoolClientSessionConfigurationResponse> SetUserPoolClientSessionConfigurationAsync(
            SetUserPoolClientSessionConfigurationRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                SetUserPoolClientSessionConfigurationJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken);
        }
    }
}
