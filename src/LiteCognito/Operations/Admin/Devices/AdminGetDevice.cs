using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminGetDeviceAsync(AdminGetDeviceRequest, CancellationToken)"/>.</summary>
    public sealed record AdminGetDeviceRequest : Redacted
    {
        /// <summary>The device's key, <c>{region}_{UUID}</c>.</summary>
        public required string DeviceKey { get; init; }

        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.AdminGetDeviceAsync(AdminGetDeviceRequest, CancellationToken)"/>.</summary>
    public sealed record AdminGetDeviceResponse : Redacted
    {
        /// <summary>The device.</summary>
        public Device? Device { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminGetDeviceRequest)), JsonSerializable(typeof(AdminGetDeviceResponse))]
    internal sealed partial class AdminGetDeviceJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminGetDeviceRequest, AdminGetDeviceResponse> Operation =
            new("AdminGetDevice", new AdminGetDeviceJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Reads one of a user's devices.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user has no such device).
        /// </exception>
        public Task<AdminGetDeviceResponse> AdminGetDeviceAsync(
            AdminGetDeviceRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminGetDeviceJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminGetDeviceAsync(AdminGetDeviceRequest, CancellationToken)"/>
        public Task<AdminGetDeviceResponse> AdminGetDeviceAsync(
            string username, string deviceKey, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            ArgumentException.ThrowIfNullOrEmpty(deviceKey);
            return AdminGetDeviceAsync(new AdminGetDeviceRequest { Username = username, DeviceKey = deviceKey }, cancellationToken);
        }
    }
}
