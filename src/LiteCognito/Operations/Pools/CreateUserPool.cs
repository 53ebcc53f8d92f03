using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.CreateUserPoolAsync(CreateUserPoolRequest, CancellationToken)"/>.</summary>
    public sealed record CreateUserPoolRequest
    {
        /// <summary>The display name of the user pool. 1 to 128 characters.</summary>
        public required string PoolName { get; init; }

        /// <summary>The password policy and the factors that a sign-in can start with.</summary>
        public UserPoolPolicy? Policies { get; init; }

        /// <summary>The deletion protection of the user pool: <c>ACTIVE</c> or <c>INACTIVE</c>.</summary>
        public string? DeletionProtection { get; init; }

        /// <summary>The Lambda triggers of the user pool.</summary>
        public LambdaConfig? LambdaConfig { get; init; }

        /// <summary>The attributes that Cognito verifies automatically at sign-up: <c>email</c>, <c>phone_number</c> or both.</summary>
        public IReadOnlyList<string>? AutoVerifiedAttributes { get; init; }

        /// <summary>
        /// The attributes that users can sign in with in addition to their user name: any of <c>email</c>, <c>phone_number</c> and
        /// <c>preferred_username</c>. Cannot be combined with <see cref="UsernameAttributes"/>.
        /// </summary>
        public IReadOnlyList<string>? AliasAttributes { get; init; }

        /// <summary>
        /// The attributes that users sign in with instead of a user name: <c>email</c>, <c>phone_number</c> or both. Cannot be combined
        /// with <see cref="AliasAttributes"/>.
        /// </summary>
        public IReadOnlyList<string>? UsernameAttributes { get; init; }

        /// <summary>
        /// The SMS message that verifies a phone number, with <c>{####}</c> in place of the code. 6 to 140 characters. Equivalent to
        /// <see cref="VerificationMessageTemplate.SmsMessage"/>.
        /// </summary>
        public string? SmsVerificationMessage { get; init; }

        /// <summary>
        /// The email that verifies an email address, with <c>{####}</c> in place of the code. 6 to 20,000 characters.
        /// Equivalent to <see cref="VerificationMessageTemplate.EmailMessage"/>.
        /// </summary>
        public string? EmailVerificationMessage { get; init; }

        /// <summary>
        /// The subject of the email that verifies an email address. 1 to 140 characters. Equivalent to
        /// <see cref="VerificationMessageTemplate.EmailSubject"/>.
        /// </summary>
        public string? EmailVerificationSubject { get; init; }

        /// <summary>The messages that verify an email address or phone number.</summary>
        public VerificationMessageTemplate? VerificationMessageTemplate { get; init; }

        /// <summary>The SMS message that contains a sign-in code, with <c>{####}</c> in place of the code. 6 to 140 characters.</summary>
        public string? SmsAuthenticationMessage { get; init; }

        /// <summary>
        /// The requirement for a second factor: <c>OFF</c>, <c>ON</c> (all users need one) or <c>OPTIONAL</c> (only users who have set one
        /// up need it).
        /// </summary>
        public string? MfaConfiguration { get; init; }

        /// <summary>The handling of changes to a user's email address or phone number.</summary>
        public UserAttributeUpdateSettings? UserAttributeUpdateSettings { get; init; }

        /// <summary>The settings for remembered devices, or <see langword="null"/> if the user pool does not remember devices.</summary>
        public DeviceConfiguration? DeviceConfiguration { get; init; }

        /// <summary>The settings for sending email.</summary>
        public EmailConfiguration? EmailConfiguration { get; init; }

        /// <summary>The settings for sending SMS messages.</summary>
        public SmsConfiguration? SmsConfiguration { get; init; }

        /// <summary>The tags of the user pool, as values by key.</summary>
        public IReadOnlyDictionary<string, string>? UserPoolTags { get; init; }

        /// <summary>The settings for creating users.</summary>
        public AdminCreateUserConfig? AdminCreateUserConfig { get; init; }

        /// <summary>The attributes that users can have in addition to the standard attributes. At most 50.</summary>
        public IReadOnlyList<AttributeSchema>? Schema { get; init; }

        /// <summary>The settings for threat protection.</summary>
        public UserPoolAddOns? UserPoolAddOns { get; init; }

        /// <summary>The settings for dynamic client registration, which lets programs register as app clients.</summary>
        public DcrConfiguration? DcrConfiguration { get; init; }

        /// <summary>The case sensitivity of user names.</summary>
        public UsernameConfiguration? UsernameConfiguration { get; init; }

        /// <summary>The methods that users can recover their accounts with.</summary>
        public AccountRecoverySetting? AccountRecoverySetting { get; init; }

        /// <summary>The feature plan of the user pool: <c>LITE</c>, <c>ESSENTIALS</c> or <c>PLUS</c>.</summary>
        public string? UserPoolTier { get; init; }

        /// <summary>The encryption key for user data.</summary>
        public KeyConfiguration? KeyConfiguration { get; init; }

        /// <summary>The kind of issuer in the user pool's tokens.</summary>
        public IssuerConfiguration? IssuerConfiguration { get; init; }

        /// <summary>The values of the <c>acr</c> claim in tokens, by authentication level, <c>Level1</c> to <c>Level4</c>.</summary>
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
        /// <summary>The user pool that was created, including its ID.</summary>
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
        /// <param name="request">The name and the configuration of the user pool.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The user pool that was created, including its ID.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.LimitExceeded"/> (too many user pools),
        /// <see cref="CognitoErrorCodes.FeatureUnavailableInTier"/> (the feature plan does not include a setting),
        /// <see cref="CognitoErrorCodes.InvalidSmsRoleTrustRelationship"/> (Cognito cannot assume the IAM role that sends SMS messages).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html"/>
        public Task<CreateUserPoolResponse> CreateUserPoolAsync(
            CreateUserPoolRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(CreateUserPoolJson.Operation, request, cancellationToken, Once.Creation);
        }
    }
}
