using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.SignUpAsync(SignUpRequest, CancellationToken)"/>.</summary>
    public sealed record SignUpRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>
        /// The password, at most 256 characters, or <see langword="null"/> if users of the user pool can sign in without one.
        /// </summary>
        public CognitoPassword? Password { get; init; }

        /// <summary>
        /// The attributes of the user, by name, such as <c>email</c>, <c>phone_number</c> or <c>custom:team</c>. You can pass a
        /// <see cref="LiteCognito.UserAttributes"/>.
        /// </summary>
        [JsonConverter(typeof(AttributesConverter))]
        public IReadOnlyDictionary<string, string>? UserAttributes { get; init; }

        /// <summary>Input for the pre-sign-up trigger, by name. Cognito does not store it.</summary>
        [JsonConverter(typeof(AttributesConverter))]
        public IReadOnlyDictionary<string, string>? ValidationData { get; init; }

        /// <summary>Custom input, by name, for the Lambda triggers that this call runs.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }

        /// <summary>The Amazon Pinpoint endpoint that receives analytics about this call.</summary>
        public AnalyticsMetadata? AnalyticsMetadata { get; init; }

        /// <summary>Data about the user's device and network that threat protection evaluates.</summary>
        public UserContextData? UserContextData { get; init; }

        [JsonInclude]
        internal string? ClientId { get; init; }

        [JsonInclude]
        internal string? SecretHash { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.SignUpAsync(SignUpRequest, CancellationToken)"/>.</summary>
    public sealed record SignUpResponse : Redacted
    {
        /// <summary>True if the account is already confirmed and does not need a confirmation code.</summary>
        public bool UserConfirmed { get; init; }

        /// <summary>The ID of the user (<c>sub</c>), a UUID.</summary>
        public string? UserSub { get; init; }

        /// <summary>
        /// The destination and the delivery medium of the confirmation code, or <see langword="null"/> if Cognito sent none.
        /// </summary>
        public CodeDeliveryDetails? CodeDeliveryDetails { get; init; }

        /// <summary>The session to start a sign-in with, or <see langword="null"/> if the app client does not allow that.</summary>
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
        /// <param name="request">The user name, the password and the user's attributes.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The user's ID, and the destination of the confirmation code if the account needs one.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.UsernameExists"/>, <see cref="CognitoErrorCodes.InvalidPassword"/> (the password
        /// does not meet the user pool's password policy).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html"/>
        public Task<SignUpResponse> SignUpAsync(SignUpRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            request = request with { ClientId = ClientId, SecretHash = SecretHash(request.Username) };
            return SendAsync(SignUpJson.Operation, request, cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="SignUpAsync(SignUpRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</param>
        /// <param name="password">
        /// The password, at most 256 characters, or <see langword="null"/> if users of the user pool can sign in without one.
        /// </param>
        /// <param name="attributes">The attributes of the user, by name, such as <c>email</c>, or <see langword="null"/> for none.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
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
