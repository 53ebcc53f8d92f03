using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ForgetDeviceAsync(ForgetDeviceRequest, CancellationToken)"/>.</summary>
    public sealed record ForgetDeviceRequest : Redacted
    {
        /// <summary>The key of the device, in the form <c>{region}_{UUID}</c>.</summary>
        public required string DeviceKey { get; init; }

        /// <summary>A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>.</summary>
        public string? AccessToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ForgetDeviceAsync(ForgetDeviceRequest, CancellationToken)"/>.</summary>
    public sealed record ForgetDeviceResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(ForgetDeviceRequest)), JsonSerializable(typeof(ForgetDeviceResponse))]
    internal sealed partial class ForgetDeviceJson : JsonSerializerContext
    {
        internal static readonly Operation<ForgetDeviceRequest, ForgetDeviceResponse> Operation =
            new("ForgetDevice", new ForgetDeviceJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Forgets one of the signed-in user's devices. From then on, the device signs in as an unknown device.</summary>
        /// <param name="request">The user's access token and the key of the device.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user does not have the device),
        /// <see cref="CognitoErrorCodes.NotAuthorized"/> (the access token is no longer valid).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgetDevice.html"/>
        public Task<ForgetDeviceResponse> ForgetDeviceAsync(ForgetDeviceRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(ForgetDeviceJson.Operation, request, cancellationToken, Once.Change);
        }
    }
}
