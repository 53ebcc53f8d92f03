using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.SignUpAsync(SignUpRequest, CancellationToken)"/>.</summary>
    public sealed record SignUpRequest : Redacted
    {
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The password, at most 256 characters; <see langword="null"/> where the pool signs in without one.</summary>
        public CognitoPassword? Password { get; init; }

        /// <summary>Attributes by name: <c>email</c>, <c>phone_number</c>, <c>custom:…</c>.</summary>
        [JsonConverter(typeof(AttributesConverter))]
        public IReadOnlyDictionary<string, string>? UserAttributes { get; init; }

        /// <summary>Input of the pre-sign-up trigger that is not stored.</summary>
        [JsonConverter(typeof(AttributesConverter))]
        public IReadOnlyDictionary<string, string>? ValidationData { get; init; }

        /// <summary>Custom input of the Lambda triggers that this call starts.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }

        /// <summary>Where Amazon Pinpoint analytics go.</summary>
        public AnalyticsMetadata? AnalyticsMetadata { get; init; }

        /// <summary>What threat protection may know of the user's device.</summary>
        public UserContextData? UserContextData { get; init; }

        [JsonInclude]
        internal string? ClientId { get; init; }

        [JsonInclude]
        internal string? SecretHash { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.SignUpAsync(SignUpRequest, CancellationToken)"/>.</summary>
    public sealed record SignUpResponse : Redacted
    {
        /// <summary>Whether the account can be used without a confirmation code.</summary>
        public bool UserConfirmed { get; init; }

        /// <summary>The user's id (<c>sub</c>), a UUID.</summary>
        public string? UserSub { get; init; }

        /// <summary>Where the confirmation code went.</summary>
        public CodeDeliveryDetails? CodeDeliveryDetails { get; init; }

        /// <summary>A session that continues into a sign-in, where the app client allows it.</summary>
        public string? Session { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(SignUpRequest)), JsonSerializable(typeof(SignUpResponse))]
    internal sealed partial class SignUpJson : JsonSerializerContext
    {
        internal static readonly Operation<SignUpRequest, SignUpResponse> Operation =
            new("SignUp", new SignUpJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Registers a new user.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.UsernameExists"/>, <see cref="CognitoErrorCodes.InvalidPassword"/>.
        /// </exception>
        public Task<SignUpResponse> SignUpAsync(SignUpRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            request = request with { ClientId = ClientId, SecretHash = SecretHash(request.Username) };
            return SendAsync(SignUpJson.Operation, request, cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="SignUpAsync(SignUpRequest, CancellationToken)"/>
        public Task<SignUpResponse> SignUpAsync(
            string username, CognitoPassword password, IReadOnlyDictionary<string, string>? attributes = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            CognitoPassword.ThrowIfNullOrEmpty(password);
            return SignUpAsync(
                new SignUpRequest { Username = username, Password = password, UserAttributes = attributes }, cancellationToken);
        }
    }
}
