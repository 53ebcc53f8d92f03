using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.UpdateDeviceStatusAsync(UpdateDeviceStatusRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateDeviceStatusRequest : Redacted
    {
        /// <summary>A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>.</summary>
        public required string AccessToken { get; init; }

        /// <summary>The key of the device, in the form <c>{region}_{UUID}</c>.</summary>
        public required string DeviceKey { get; init; }

        /// <summary>The new status of the device: <c>remembered</c> or <c>not_remembered</c>.</summary>
        public string? DeviceRememberedStatus { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.UpdateDeviceStatusAsync(UpdateDeviceStatusRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateDeviceStatusResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(UpdateDeviceStatusRequest)), JsonSerializable(typeof(UpdateDeviceStatusResponse))]
    internal sealed partial class UpdateDeviceStatusJson : JsonSerializerContext
    {
        internal static readonly Operation<UpdateDeviceStatusRequest, UpdateDeviceStatusResponse> Operation =
            new("UpdateDeviceStatus", new UpdateDeviceStatusJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Sets whether Cognito remembers one of the signed-in user's devices.</summary>
        /// <param name="request">The user's access token, the key of the device and its new status.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user does not have the device),
        /// <see cref="CognitoErrorCodes.NotAuthorized"/> (the access token is no longer valid).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateDeviceStatus.html"/>
        public Task<UpdateDeviceStatusResponse> UpdateDeviceStatusAsync(
            UpdateDeviceStatusRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(UpdateDeviceStatusJson.Operation, request, cancellationToken);
        }
    }
}
