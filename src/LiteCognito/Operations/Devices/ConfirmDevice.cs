using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ConfirmDeviceAsync(ConfirmDeviceRequest, CancellationToken)"/>.</summary>
    public sealed record ConfirmDeviceRequest : Redacted
    {
        /// <summary>A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>.</summary>
        public required string AccessToken { get; init; }

        /// <summary>The key of the device, in the form <c>{region}_{UUID}</c>.</summary>
        public required string DeviceKey { get; init; }

        /// <summary>The verifier of the device's password, from <see cref="CognitoSrp.CreateDeviceVerifier"/>.</summary>
        public DeviceSecretVerifierConfig? DeviceSecretVerifierConfig { get; init; }

        /// <summary>The display name of the device. 1 to 1,024 characters.</summary>
        public string? DeviceName { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ConfirmDeviceAsync(ConfirmDeviceRequest, CancellationToken)"/>.</summary>
    public sealed record ConfirmDeviceResponse
    {
        /// <summary>
        /// True if Cognito remembers the device only after you ask the user and call <see cref="CognitoClient.UpdateDeviceStatusAsync"/>.
        /// </summary>
        public bool UserConfirmationNecessary { get; init; }
    }

    /// <summary>The SRP verifier of a device's password (Cognito's DeviceSecretVerifierConfigType).</summary>
    public sealed record DeviceSecretVerifierConfig : Redacted
    {
        /// <summary>The SRP verifier, g^x mod N, in Base64.</summary>
        public string? PasswordVerifier { get; init; }

        /// <summary>The salt of the verifier, in Base64.</summary>
        public string? Salt { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(ConfirmDeviceRequest)), JsonSerializable(typeof(ConfirmDeviceResponse))]
    internal sealed partial class ConfirmDeviceJson : JsonSerializerContext
    {
        internal static readonly Operation<ConfirmDeviceRequest, ConfirmDeviceResponse> Operation =
            new("ConfirmDevice", new ConfirmDeviceJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Confirms a device that received a key at sign-in. Cognito tracks the device from then on.</summary>
        /// <remarks><see cref="CognitoSession.ConfirmDeviceAsync"/> also creates the verifier and stores the password.</remarks>
        /// <param name="request">The user's access token, and the device's key, verifier and name.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>A response that indicates whether Cognito remembers the device only after you ask the user.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.DeviceKeyExists"/> (the device is already confirmed),
        /// <see cref="CognitoErrorCodes.NotAuthorized"/> (the access token is no longer valid).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmDevice.html"/>
        public Task<ConfirmDeviceResponse> ConfirmDeviceAsync(ConfirmDeviceRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(ConfirmDeviceJson.Operation, request, cancellationToken);
        }
    }
}
