using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.GetDeviceAsync(GetDeviceRequest, CancellationToken)"/>.</summary>
    public sealed record GetDeviceRequest : Redacted
    {
        /// <summary>The device's key, <c>{region}_{UUID}</c>.</summary>
        public required string DeviceKey { get; init; }

        /// <summary>A valid access token of the user.</summary>
        public string? AccessToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.GetDeviceAsync(GetDeviceRequest, CancellationToken)"/>.</summary>
    public sealed record GetDeviceResponse : Redacted
    {
        /// <summary>The device.</summary>
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
        /// <summary>Reads one of the user's devices.</summary>
        /// <exception cref="CognitoException">
        /// <see cref="CognitoErrorCodes.ResourceNotFound"/>: the user has no such device; <see cref="CognitoErrorCodes.NotAuthorized"/>:
        /// the token is no longer valid.
        /// </exception>
        public Task<GetDeviceResponse> GetDeviceAsync(GetDeviceRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(GetDeviceJson.Operation, request, cancellationToken);
        }
    }
}
