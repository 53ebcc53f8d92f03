using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.UpdateUserPoolAsync(UpdateUserPoolRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateUserPoolRequest
    {
        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The password policy and the factors that a sign-in can start with.</summary>
        public UserPoolPolicy? Policies { get; init; }

        /// <summary>The deletion protection of the user pool: <c>ACTIVE</c> or <c>INACTIVE</c>.</summary>
        public string? DeletionProtection { get; init; }

        /// <summary>The Lambda triggers of the user pool.</summary>
        public LambdaConfig? LambdaConfig { get; init; }

        /// <summary>The attributes that Cognito verifies automatically at sign-up: <c>email</c>, <c>phone_number</c> or both.</summary>
        public IReadOnlyList<string>? AutoVerifiedAttributes { get; init; }

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

        /// <summary>The handling of changes to a user's email address or phone number.</summary>
        public UserAttributeUpdateSettings? UserAttributeUpdateSettings { get; init; }

        /// <summary>
        /// The requirement for a second factor: <c>OFF</c>, <c>ON</c> (all users need one) or <c>OPTIONAL</c> (only users who have set one
        /// up need it).
        /// </summary>
        public string? MfaConfiguration { get; init; }

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

        /// <summary>The settings for threat protection.</summary>
        public UserPoolAddOns? UserPoolAddOns { get; init; }

        /// <summary>The settings for dynamic client registration, which lets programs register as app clients.</summary>
        public DcrConfiguration? DcrConfiguration { get; init; }

        /// <summary>The methods that users can recover their accounts with.</summary>
        public AccountRecoverySetting? AccountRecoverySetting { get; init; }

        /// <summary>The new display name of the user pool. 1 to 128 characters.</summary>
        public string? PoolName { get; init; }

        /// <summary>The feature plan of the user pool: <c>LITE</c>, <c>ESSENTIALS</c> or <c>PLUS</c>.</summary>
        public string? UserPoolTier { get; init; }

        /// <summary>The encryption key for user data.</summary>
        public KeyConfiguration? KeyConfiguration { get; init; }

        /// <summary>The kind of issuer in the user pool's tokens.</summary>
        public IssuerConfiguration? IssuerConfiguration { get; init; }

        /// <summary>The values of the <c>acr</c> claim in tokens, by authentication level, <c>Level1</c> to <c>Level4</c>.</summary>
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
        /// <summary>Updates a user pool. Cognito resets each setting that the request omits to its default.</summary>
        /// <remarks>
        /// To change single settings, start with the configuration that
        /// <see cref="DescribeUserPoolAsync(DescribeUserPoolRequest, CancellationToken)"/> returns.
        /// </remarks>
        /// <param name="request">The complete configuration, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ConcurrentModification"/> (another change is in progress),
        /// <see cref="CognitoErrorCodes.FeatureUnavailableInTier"/> (the feature plan does not include a setting),
        /// <see cref="CognitoErrorCodes.TierChangeNotAllowed"/> (the user pool cannot change to the feature plan),
        /// <see cref="CognitoErrorCodes.UserImportInProgress"/> (an import job is running in the user pool).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html"/>
        public Task<UpdateUserPoolResponse> UpdateUserPoolAsync(
            UpdateUserPoolRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                UpdateUserPoolJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
