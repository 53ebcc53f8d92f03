using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminForgetDeviceAsync(AdminForgetDeviceRequest, CancellationToken)"/>.</summary>
    public sealed record AdminForgetDeviceRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The key of the device, in the form <c>{region}_{UUID}</c>.</summary>
        public required string DeviceKey { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
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
        /// <param name="request">The user name, the key of the device, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user does
        /// not have the device).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminForgetDevice.html"/>
        public Task<AdminForgetDeviceResponse> AdminForgetDeviceAsync(
            AdminForgetDeviceRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminForgetDeviceJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="AdminForgetDeviceAsync(AdminForgetDeviceRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</param>
        /// <param name="deviceKey">The key of the device, in the form <c>{region}_{UUID}</c>.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<AdminForgetDeviceResponse> AdminForgetDeviceAsync(
            string username, string deviceKey, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            ArgumentException.ThrowIfNullOrEmpty(deviceKey);
            return AdminForgetDeviceAsync(new AdminForgetDeviceRequest { Username = username, DeviceKey = deviceKey }, cancellationToken);
        }
    }
}
