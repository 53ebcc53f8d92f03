using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.GetDeviceAsync(GetDeviceRequest, CancellationToken)"/>.</summary>
    public sealed record GetDeviceRequest : Redacted
    {
        /// <summary>The key of the device, in the form <c>{region}_{UUID}</c>.</summary>
        public required string DeviceKey { get; init; }

        /// <summary>A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>.</summary>
        public string? AccessToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.GetDeviceAsync(GetDeviceRequest, CancellationToken)"/>.</summary>
    public sealed record GetDeviceResponse : Redacted
    {
        /// <summary>The device and its attributes.</summary>
        public Device? Device { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GetDeviceRequest)), JsonSerializable(typeof(GetDeviceResponse))]
    internal sealed partial class GetDeviceJson : JsonSerializerContext
    {
        internal static readonly Operation<GetDeviceRequest, GetDeviceResponse> Operation =
            new("GetDevice", new GetDeviceJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets one of the signed-in user's devices.</summary>
        /// <param name="request">The user's access token and the key of the device.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The device and its attributes.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user does not have the device),
        /// <see cref="CognitoErrorCodes.NotAuthorized"/> (the access token is no longer valid).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetDevice.html"/>
        public Task<GetDeviceResponse> GetDeviceAsync(GetDeviceRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(GetDeviceJson.Operation, request, cancellationToken);
        }
    }
}
