using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.GetUICustomizationAsync(GetUICustomizationRequest, CancellationToken)"/>.</summary>
    public sealed record GetUICustomizationRequest
    {
        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>
        /// The ID of the app client, or <see langword="null"/> for the customization that applies to the whole user pool.
        /// </summary>
        public string? ClientId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.GetUICustomizationAsync(GetUICustomizationRequest, CancellationToken)"/>.</summary>
    public sealed record GetUICustomizationResponse
    {
        /// <summary>The customization of the classic hosted UI.</summary>
        public UICustomization? UICustomization { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GetUICustomizationRequest)), JsonSerializable(typeof(GetUICustomizationResponse))]
    internal sealed partial class GetUICustomizationJson : JsonSerializerContext
    {
        internal static readonly Operation<GetUICustomizationRequest, GetUICustomizationResponse> Operation =
            new("GetUICustomization", new GetUICustomizationJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets the customization of the classic hosted UI.</summary>
        /// <param name="request">
        /// The app client, and the user pool if it is not the client's own; <see langword="null"/> for the customization of the client's
        /// whole user pool.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The customization of the classic hosted UI.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool or app client does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUICustomization.html"/>
        public Task<GetUICustomizationResponse> GetUICustomizationAsync(
            GetUICustomizationRequest? request = null, CancellationToken cancellationToken = default)
        {
            request ??= new();
            return SendSignedAsync(
                GetUICustomizationJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
