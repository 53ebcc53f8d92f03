using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.AdminUpdateDeviceStatusAsync(AdminUpdateDeviceStatusRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminUpdateDeviceStatusRequest : Redacted
    {
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The device's key, <c>{region}_{UUID}</c>.</summary>
        public required string DeviceKey { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Whether the device is remembered. <c>remembered</c> or <c>not_remembered</c>.</summary>
        public string? DeviceRememberedStatus { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminUpdateDeviceStatusAsync(AdminUpdateDeviceStatusRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminUpdateDeviceStatusResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminUpdateDeviceStatusRequest)), JsonSerializable(typeof(AdminUpdateDeviceStatusResponse))]
    internal sealed partial class AdminUpdateDeviceStatusJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminUpdateDeviceStatusRequest, AdminUpdateDeviceStatusResponse> Operation =
            new("AdminUpdateDeviceStatus", new AdminUpdateDeviceStatusJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Remembers a user's device, or remembers it no longer.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user has no
        /// such device).
        /// </exception>
        public Task<AdminUpdateDeviceStatusResponse> AdminUpdateDeviceStatusAsync(
            AdminUpdateDeviceStatusRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminUpdateDeviceStatusJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
