using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ConfirmSignUpAsync(ConfirmSignUpRequest, CancellationToken)"/>.</summary>
    public sealed record ConfirmSignUpRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The confirmation code that Cognito sent.</summary>
        public required string ConfirmationCode { get; init; }

        /// <summary>True to take the alias (email address or phone number) from another user who has it. The default is false.</summary>
        public bool? ForceAliasCreation { get; init; }

        /// <summary>The session that <see cref="SignUpResponse.Session"/> contained, or <see langword="null"/> if there is none.</summary>
        public string? Session { get; init; }

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

    /// <summary>Output of <see cref="CognitoClient.ConfirmSignUpAsync(ConfirmSignUpRequest, CancellationToken)"/>.</summary>
    public sealed record ConfirmSignUpResponse : Redacted
    {
        /// <summary>The session to start a sign-in with, or <see langword="null"/> if the app client does not allow that.</summary>
        public string? Session { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(ConfirmSignUpRequest)), JsonSerializable(typeof(ConfirmSignUpResponse))]
    internal sealed partial class ConfirmSignUpJson : JsonSerializerContext
    {
        internal static readonly Operation<ConfirmSignUpRequest, ConfirmSignUpResponse> Operation =
            new("ConfirmSignUp", new ConfirmSignUpJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Confirms a new account with the code that Cognito sent.</summary>
        /// <param name="request">The user name and the confirmation code.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The session to start a sign-in with, or <see langword="null"/> if the app client does not allow that.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.CodeMismatch"/> (the code is wrong), <see cref="CognitoErrorCodes.ExpiredCode"/>
        /// (request a new code with <see cref="ResendConfirmationCodeAsync(ResendConfirmationCodeRequest, CancellationToken)"/>),
        /// <see cref="CognitoErrorCodes.AliasExists"/> (another user has the alias).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html"/>
        public Task<ConfirmSignUpResponse> ConfirmSignUpAsync(ConfirmSignUpRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(
                ConfirmSignUpJson.Operation,
                request with { ClientId = ClientId, SecretHash = SecretHash(request.Username) },
                cancellationToken, Once.Code);
        }

        /// <inheritdoc cref="ConfirmSignUpAsync(ConfirmSignUpRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</param>
        /// <param name="code">The confirmation code that Cognito sent.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<ConfirmSignUpResponse> ConfirmSignUpAsync(
            string username, string code, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            ArgumentException.ThrowIfNullOrEmpty(code);
            return ConfirmSignUpAsync(new ConfirmSignUpRequest { Username = username, ConfirmationCode = code }, cancellationToken);
        }
    }
}
