using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminForgetDeviceAsync(AdminForgetDeviceRequest, CancellationToken)"/>.</summary>
    public sealed record AdminForgetDeviceRequest : Redacted
    {
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The device's key, <c>{region}_{UUID}</c>.</summary>
        public required string DeviceKey { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.AdminForgetDeviceAsync(AdminForgetDeviceRequest, CancellationToken)"/>.</summary>
    public sealed record AdminForgetDeviceResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminForgetDeviceRequest)), JsonSerializable(typeof(AdminForgetDeviceResponse))]
    internal sealed partial class AdminForgetDeviceJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminForgetDeviceRequest, AdminForgetDeviceResponse> Operation =
            new("AdminForgetDevice", new AdminForgetDeviceJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Forgets one of a user's devices.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user has no
        /// such device).
        /// </exception>
        public Task<AdminForgetDeviceResponse> AdminForgetDeviceAsync(
            AdminForgetDeviceRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminForgetDeviceJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="AdminForgetDeviceAsync(AdminForgetDeviceRequest, CancellationToken)"/>
        public Task<AdminForgetDeviceResponse> AdminForgetDeviceAsync(
            string username, string deviceKey, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            ArgumentException.ThrowIfNullOrEmpty(deviceKey);
            return AdminForgetDeviceAsync(new AdminForgetDeviceRequest { Username = username, DeviceKey = deviceKey }, cancellationToken);
        }
    }
}
