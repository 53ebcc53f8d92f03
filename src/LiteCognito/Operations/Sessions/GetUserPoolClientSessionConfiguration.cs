using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.GetUserPoolClientSessionConfigurationAsync"/>.</summary>
    public sealed record GetUserPoolClientSessionConfigurationRequest
    {
        /// <summary>The ID of the app client.</summary>
        public required string ClientId { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.GetUserPoolClientSessionConfigurationAsync"/>.</summary>
    public sealed record GetUserPoolClientSessionConfigurationResponse
    {
        /// <summary>The ID of the user pool.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The ID of the app client.</summary>
        public string? ClientId { get; init; }

        /// <summary>The settings for the single sign-on session of the app client.</summary>
        public ClientSSOSessionConfig? SSOSession { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GetUserPoolClientSessionConfigurationRequest)),
        JsonSerializable(typeof(GetUserPoolClientSessionConfigurationResponse))]
    internal sealed partial class GetUserPoolClientSessionConfigurationJson : JsonSerializerContext
    {
        internal static readonly
            Operation<GetUserPoolClientSessionConfigurationRequest, GetUserPoolClientSessionConfigurationResponse> Operation =
            new("GetUserPoolClientSessionConfiguration", new GetUserPoolClientSessionConfigurationJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets the settings for the single sign-on session of an app client.</summary>
        /// <param name="request">The app client, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The settings for the single sign-on session of the app client.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the app client does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/cognito-idp-2016-04-18/GetUserPoolClientSessionConfiguration"/>
        public Task<GetUserPoolClientSessionConfigurationResponse> GetUserPoolClientSessionConfigurationAsync(
            GetUserPoolClientSessionConfigurationRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                GetUserPoolClientSessionConfigurationJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken);
        }
    }
}
