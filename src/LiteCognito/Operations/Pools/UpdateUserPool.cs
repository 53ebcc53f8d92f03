using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.UpdateUserPoolAsync(UpdateUserPoolRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateUserPoolRequest
    {
        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>What passwords must be like, and what a sign-in begins with.</summary>
        public UserPoolPolicy? Policies { get; init; }

        /// <summary>Whether the pool is protected from deletion. <c>ACTIVE</c> or <c>INACTIVE</c>.</summary>
        public string? DeletionProtection { get; init; }

        /// <summary>The Lambda triggers.</summary>
        public LambdaConfig? LambdaConfig { get; init; }

        /// <summary>What Cognito verifies by itself at sign-up: <c>email</c>, <c>phone_number</c>.</summary>
        public IReadOnlyList<string>? AutoVerifiedAttributes { get; init; }

        /// <summary>
        /// The SMS that verifies a number, with <c>{####}</c> for the code. VerificationMessageTemplate says the same. 6 to 140 characters.
        /// </summary>
        public string? SmsVerificationMessage { get; init; }

        /// <summary>
        /// The email that verifies an address, with <c>{####}</c> for the code. VerificationMessageTemplate says the same. 6 to 20,000
        /// characters.
        /// </summary>
        public string? EmailVerificationMessage { get; init; }

        /// <summary>Its subject. VerificationMessageTemplate says the same. 1 to 140 characters.</summary>
        public string? EmailVerificationSubject { get; init; }

        /// <summary>The messages that verify an address.</summary>
        public VerificationMessageTemplate? VerificationMessageTemplate { get; init; }

        /// <summary>The SMS with a code to sign in with, <c>{####}</c> standing for it. 6 to 140 characters.</summary>
        public string? SmsAuthenticationMessage { get; init; }

        /// <summary>What happens when a user changes an address.</summary>
        public UserAttributeUpdateSettings? UserAttributeUpdateSettings { get; init; }

        /// <summary>Whether users need a second factor. <c>OFF</c>, <c>ON</c> or <c>OPTIONAL</c>.</summary>
        public string? MfaConfiguration { get; init; }

        /// <summary>How devices are remembered; <see langword="null"/> where they are not.</summary>
        public DeviceConfiguration? DeviceConfiguration { get; init; }

        /// <summary>How email is sent.</summary>
        public EmailConfiguration? EmailConfiguration { get; init; }

        /// <summary>How SMS are sent.</summary>
        public SmsConfiguration? SmsConfiguration { get; init; }

        /// <summary>The pool's tags.</summary>
        public IReadOnlyDictionary<string, string>? UserPoolTags { get; init; }

        /// <summary>How users are created by administrators.</summary>
        public AdminCreateUserConfig? AdminCreateUserConfig { get; init; }

        /// <summary>Threat protection.</summary>
        public UserPoolAddOns? UserPoolAddOns { get; init; }

        /// <summary>Whether and how programs register as app clients by themselves.</summary>
        public DcrConfiguration? DcrConfiguration { get; init; }

        /// <summary>How users get back into their account.</summary>
        public AccountRecoverySetting? AccountRecoverySetting { get; init; }

        /// <summary>A new name to show. 1 to 128 characters.</summary>
        public string? PoolName { get; init; }

        /// <summary>The feature plan. <c>LITE</c>, <c>ESSENTIALS</c> or <c>PLUS</c>.</summary>
        public string? UserPoolTier { get; init; }

        /// <summary>The key that user data are encrypted with.</summary>
        public KeyConfiguration? KeyConfiguration { get; init; }

        /// <summary>The issuer that tokens name.</summary>
        public IssuerConfiguration? IssuerConfiguration { get; init; }

        /// <summary>What tokens name in <c>acr</c>, by level, <c>Level1</c> to <c>Level4</c>.</summary>
        public IReadOnlyDictionary<string, AcrLevelConfig>? AcrConfiguration { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
            .Add(UserPoolId).Add(Policies).Add(DeletionProtection).Add(LambdaConfig).Add(AutoVerifiedAttributes).Add(SmsVerificationMessage)
            .Add(EmailVerificationMessage).Add(EmailVerificationSubject).Add(VerificationMessageTemplate).Add(SmsAuthenticationMessage)
            .Add(UserAttributeUpdateSettings).Add(MfaConfiguration).Add(DeviceConfiguration).Add(EmailConfiguration).Add(SmsConfiguration)
            .Add(UserPoolTags).Add(AdminCreateUserConfig).Add(UserPoolAddOns).Add(DcrConfiguration).Add(AccountRecoverySetting)
            .Add(PoolName).Add(UserPoolTier).Add(KeyConfiguration).Add(IssuerConfiguration).Add(AcrConfiguration).Printed;
    }

    /// <summary>Output of <see cref="CognitoClient.UpdateUserPoolAsync(UpdateUserPoolRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateUserPoolResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(UpdateUserPoolRequest)), JsonSerializable(typeof(UpdateUserPoolResponse))]
    internal sealed partial class UpdateUserPoolJson : JsonSerializerContext
    {
        internal static readonly Operation<UpdateUserPoolRequest, UpdateUserPoolResponse> Operation =
            new("UpdateUserPool", new UpdateUserPoolJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Changes a user pool. Cognito resets what is left out to its default: begin with what DescribeUserPool says.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ConcurrentModification"/>,
        /// <see cref="CognitoErrorCodes.FeatureUnavailableInTier"/>, <see cref="CognitoErrorCodes.TierChangeNotAllowed"/>,
        /// <see cref="CognitoErrorCodes.UserImportInProgress"/>.
        /// </exception>
        public Task<UpdateUserPoolResponse> UpdateUserPoolAsync(
            UpdateUserPoolRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                UpdateUserPoolJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
