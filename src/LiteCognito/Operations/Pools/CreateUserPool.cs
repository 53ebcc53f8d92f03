using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.CreateUserPoolAsync(CreateUserPoolRequest, CancellationToken)"/>.</summary>
    public sealed record CreateUserPoolRequest
    {
        /// <summary>A name to show. 1 to 128 characters.</summary>
        public required string PoolName { get; init; }

        /// <summary>What passwords must be like, and what a sign-in begins with.</summary>
        public UserPoolPolicy? Policies { get; init; }

        /// <summary>Whether the pool is protected from deletion. <c>ACTIVE</c> or <c>INACTIVE</c>.</summary>
        public string? DeletionProtection { get; init; }

        /// <summary>The Lambda triggers.</summary>
        public LambdaConfig? LambdaConfig { get; init; }

        /// <summary>What Cognito verifies by itself at sign-up: <c>email</c>, <c>phone_number</c>.</summary>
        public IReadOnlyList<string>? AutoVerifiedAttributes { get; init; }

        /// <summary>
        /// What users may sign in with beside their user name: <c>email</c>, <c>phone_number</c>, <c>preferred_username</c>.
        /// </summary>
        public IReadOnlyList<string>? AliasAttributes { get; init; }

        /// <summary>What users sign in with instead of a user name: <c>email</c>, <c>phone_number</c>.</summary>
        public IReadOnlyList<string>? UsernameAttributes { get; init; }

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

        /// <summary>Whether users need a second factor. <c>OFF</c>, <c>ON</c> or <c>OPTIONAL</c>.</summary>
        public string? MfaConfiguration { get; init; }

        /// <summary>What happens when a user changes an address.</summary>
        public UserAttributeUpdateSettings? UserAttributeUpdateSettings { get; init; }

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

        /// <summary>The attributes that users can have, beside the standard ones. At most 50.</summary>
        public IReadOnlyList<AttributeSchema>? Schema { get; init; }

        /// <summary>Threat protection.</summary>
        public UserPoolAddOns? UserPoolAddOns { get; init; }

        /// <summary>Whether and how programs register as app clients by themselves.</summary>
        public DcrConfiguration? DcrConfiguration { get; init; }

        /// <summary>How user names are compared.</summary>
        public UsernameConfiguration? UsernameConfiguration { get; init; }

        /// <summary>How users get back into their account.</summary>
        public AccountRecoverySetting? AccountRecoverySetting { get; init; }

        /// <summary>The feature plan. <c>LITE</c>, <c>ESSENTIALS</c> or <c>PLUS</c>.</summary>
        public string? UserPoolTier { get; init; }

        /// <summary>The key that user data are encrypted with.</summary>
        public KeyConfiguration? KeyConfiguration { get; init; }

        /// <summary>The issuer that tokens name.</summary>
        public IssuerConfiguration? IssuerConfiguration { get; init; }

        /// <summary>What tokens name in <c>acr</c>, by level, <c>Level1</c> to <c>Level4</c>.</summary>
        public IReadOnlyDictionary<string, AcrLevelConfig>? AcrConfiguration { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
            .Add(PoolName).Add(Policies).Add(DeletionProtection).Add(LambdaConfig).Add(AutoVerifiedAttributes).Add(AliasAttributes)
            .Add(UsernameAttributes).Add(SmsVerificationMessage).Add(EmailVerificationMessage).Add(EmailVerificationSubject)
            .Add(VerificationMessageTemplate).Add(SmsAuthenticationMessage).Add(MfaConfiguration).Add(UserAttributeUpdateSettings)
            .Add(DeviceConfiguration).Add(EmailConfiguration).Add(SmsConfiguration).Add(UserPoolTags).Add(AdminCreateUserConfig).Add(Schema)
            .Add(UserPoolAddOns).Add(DcrConfiguration).Add(UsernameConfiguration).Add(AccountRecoverySetting).Add(UserPoolTier)
            .Add(KeyConfiguration).Add(IssuerConfiguration).Add(AcrConfiguration).Printed;
    }

    /// <summary>Output of <see cref="CognitoClient.CreateUserPoolAsync(CreateUserPoolRequest, CancellationToken)"/>.</summary>
    public sealed record CreateUserPoolResponse
    {
        /// <summary>The pool as created, its id among the rest.</summary>
        public UserPool? UserPool { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(CreateUserPoolRequest)), JsonSerializable(typeof(CreateUserPoolResponse))]
    internal sealed partial class CreateUserPoolJson : JsonSerializerContext
    {
        internal static readonly Operation<CreateUserPoolRequest, CreateUserPoolResponse> Operation =
            new("CreateUserPool", new CreateUserPoolJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Creates a user pool.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.LimitExceeded"/>, <see cref="CognitoErrorCodes.FeatureUnavailableInTier"/>,
        /// <see cref="CognitoErrorCodes.InvalidSmsRoleTrustRelationship"/>.
        /// </exception>
        public Task<CreateUserPoolResponse> CreateUserPoolAsync(
            CreateUserPoolRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(CreateUserPoolJson.Operation, request, cancellationToken, Once.Creation);
        }
    }
}
