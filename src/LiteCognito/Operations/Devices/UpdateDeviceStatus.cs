using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.UpdateDeviceStatusAsync(UpdateDeviceStatusRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateDeviceStatusRequest : Redacted
    {
        /// <summary>A valid access token of the user.</summary>
        public required string AccessToken { get; init; }

        /// <summary>The device's key, <c>{region}_{UUID}</c>.</summary>
        public required string DeviceKey { get; init; }

        /// <summary><c>remembered</c> or <c>not_remembered</c>.</summary>
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
        /// <summary>Remembers a confirmed device, or remembers it no longer.</summary>
        /// <exception cref="CognitoException">
        /// <see cref="CognitoErrorCodes.ResourceNotFound"/>: the user has no such device; <see cref="CognitoErrorCodes.NotAuthorized"/>:
        /// the token is no longer valid.
        /// </exception>
        public Task<UpdateDeviceStatusResponse> UpdateDeviceStatusAsync(
            UpdateDeviceStatusRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(UpdateDeviceStatusJson.Operation, request, cancellationToken);
        }
    }
}
