using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ConfirmSignUpAsync(ConfirmSignUpRequest, CancellationToken)"/>.</summary>
    public sealed record ConfirmSignUpRequest : Redacted
    {
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The code that Cognito sent.</summary>
        public required string ConfirmationCode { get; init; }

        /// <summary>Whether to take an alias (email, phone number) from another user that holds it.</summary>
        public bool? ForceAliasCreation { get; init; }

        /// <summary>The session that <see cref="SignUpResponse.Session"/> gave.</summary>
        public string? Session { get; init; }

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

    /// <summary>Output of <see cref="CognitoClient.ConfirmSignUpAsync(ConfirmSignUpRequest, CancellationToken)"/>.</summary>
    public sealed record ConfirmSignUpResponse : Redacted
    {
        /// <summary>A session that continues into a sign-in, where the app client allows it.</summary>
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
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.CodeMismatch"/>, <see cref="CognitoErrorCodes.ExpiredCode"/>.
        /// </exception>
        public Task<ConfirmSignUpResponse> ConfirmSignUpAsync(ConfirmSignUpRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(
                ConfirmSignUpJson.Operation,
                request with { ClientId = ClientId, SecretHash = SecretHash(request.Username) },
                cancellationToken, Once.Code);
        }

        /// <inheritdoc cref="ConfirmSignUpAsync(ConfirmSignUpRequest, CancellationToken)"/>
        public Task<ConfirmSignUpResponse> ConfirmSignUpAsync(
            string username, string code, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            ArgumentException.ThrowIfNullOrEmpty(code);
            return ConfirmSignUpAsync(new ConfirmSignUpRequest { Username = username, ConfirmationCode = code }, cancellationToken);
        }
    }
}
