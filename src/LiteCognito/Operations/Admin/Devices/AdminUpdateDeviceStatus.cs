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
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The key of the device, in the form <c>{region}_{UUID}</c>.</summary>
        public required string DeviceKey { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The new status of the device: <c>remembered</c> or <c>not_remembered</c>.</summary>
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
        /// <summary>Sets whether Cognito remembers one of a user's devices.</summary>
        /// <param name="request">
        /// The user name, the key of the device, its new status, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user does
        /// not have the device).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateDeviceStatus.html"/>
        public Task<AdminUpdateDeviceStatusResponse> AdminUpdateDeviceStatusAsync(
            AdminUpdateDeviceStatusRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminUpdateDeviceStatusJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
