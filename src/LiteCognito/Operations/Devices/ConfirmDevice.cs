using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ConfirmDeviceAsync(ConfirmDeviceRequest, CancellationToken)"/>.</summary>
    public sealed record ConfirmDeviceRequest : Redacted
    {
        /// <summary>A valid access token of the user.</summary>
        public required string AccessToken { get; init; }

        /// <summary>The device's key, <c>{region}_{UUID}</c>.</summary>
        public required string DeviceKey { get; init; }

        /// <summary>What the device will prove later, by <see cref="CognitoSrp.CreateDeviceVerifier"/>.</summary>
        public DeviceSecretVerifierConfig? DeviceSecretVerifierConfig { get; init; }

        /// <summary>A name to show in a list of devices, 1 to 1,024 characters.</summary>
        public string? DeviceName { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ConfirmDeviceAsync(ConfirmDeviceRequest, CancellationToken)"/>.</summary>
    public sealed record ConfirmDeviceResponse
    {
        /// <summary>Whether the user must be asked, and UpdateDeviceStatus called, before the device counts as remembered.</summary>
        public bool UserConfirmationNecessary { get; init; }
    }

    /// <summary>The verifier of a device's password (Cognito's DeviceSecretVerifierConfigType).</summary>
    public sealed record DeviceSecretVerifierConfig : Redacted
    {
        /// <summary>g^x mod N, Base64.</summary>
        public string? PasswordVerifier { get; init; }

        /// <summary>The salt, Base64.</summary>
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
        /// <summary>
        /// Confirms a device that a sign-in has given a key, so that it is tracked. <see cref="CognitoSession.ConfirmDeviceAsync"/> makes
        /// the verifier and keeps the password.
        /// </summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.DeviceKeyExists"/>, <see cref="CognitoErrorCodes.NotAuthorized"/>.
        /// </exception>
        public Task<ConfirmDeviceResponse> ConfirmDeviceAsync(ConfirmDeviceRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(ConfirmDeviceJson.Operation, request, cancellationToken);
        }
    }
}
