using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.GetUICustomizationAsync(GetUICustomizationRequest, CancellationToken)"/>.</summary>
    public sealed record GetUICustomizationRequest
    {
        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The app client; <see langword="null"/> for what holds for the whole pool.</summary>
        public string? ClientId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.GetUICustomizationAsync(GetUICustomizationRequest, CancellationToken)"/>.</summary>
    public sealed record GetUICustomizationResponse
    {
        /// <summary>The look.</summary>
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
        /// <summary>Reads the look of the classic hosted pages.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>.</exception>
        public Task<GetUICustomizationResponse> GetUICustomizationAsync(
            GetUICustomizationRequest? request = null, CancellationToken cancellationToken = default)
        {
            request ??= new();
            return SendSignedAsync(
                GetUICustomizationJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
