using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminGetDeviceAsync(AdminGetDeviceRequest, CancellationToken)"/>.</summary>
    public sealed record AdminGetDeviceRequest : Redacted
    {
        /// <summary>The key of the device, in the form <c>{region}_{UUID}</c>.</summary>
        public required string DeviceKey { get; init; }

        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.AdminGetDeviceAsync(AdminGetDeviceRequest, CancellationToken)"/>.</summary>
    public sealed record AdminGetDeviceResponse : Redacted
    {
        /// <summary>The device and its attributes.</summary>
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
        /// <summary>Gets one of a user's devices.</summary>
        /// <param name="request">The user name, the key of the device, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The device and its attributes.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user does not have the device).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetDevice.html"/>
        public Task<AdminGetDeviceResponse> AdminGetDeviceAsync(
            AdminGetDeviceRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminGetDeviceJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminGetDeviceAsync(AdminGetDeviceRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</param>
        /// <param name="deviceKey">The key of the device, in the form <c>{region}_{UUID}</c>.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<AdminGetDeviceResponse> AdminGetDeviceAsync(
            string username, string deviceKey, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            ArgumentException.ThrowIfNullOrEmpty(deviceKey);
            return AdminGetDeviceAsync(new AdminGetDeviceRequest { Username = username, DeviceKey = deviceKey }, cancellationToken);
        }
    }
}
