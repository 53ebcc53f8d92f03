namespace LiteCognito;

/// <summary>The error codes of the Cognito user pools API, to compare with <see cref="CognitoException.Code"/>.</summary>
/// <remarks>Cognito may return codes that are newer than this library. The API reference lists the codes of each operation.</remarks>
/// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html"/>
public static class CognitoErrorCodes
{
    /// <summary>
    /// The response has no error code, so it came from something other than Cognito, such as a proxy. Check the endpoint.
    /// </summary>
    public const string Unrecognized = "Unrecognized";

    /// <summary>
    /// The service as a whole throttles the caller. The client retries automatically; if retries do not help, call again later.
    /// </summary>
    public const string Throttling = "ThrottlingException";

    /// <summary>The IAM credentials do not allow the operation. Add the missing permission to their policy.</summary>
    public const string AccessDenied = "AccessDeniedException";

    /// <summary>
    /// The email address, phone number or preferred user name is already an alias of another user. Ask the user for another value, or have
    /// them sign in to the existing account.
    /// </summary>
    public const string AliasExists = "AliasExistsException";

    /// <summary>
    /// Cognito could not deliver the code or message. Check the address and the pool's email or SMS configuration, then request a new code.
    /// </summary>
    public const string CodeDeliveryFailure = "CodeDeliveryFailureException";

    /// <summary>The confirmation code or MFA code is wrong. Ask the user for the code again; a challenge accepts a few attempts.</summary>
    public const string CodeMismatch = "CodeMismatchException";

    /// <summary>Two calls changed the same resource at the same time. Read the resource again, then repeat the call.</summary>
    public const string ConcurrentModification = "ConcurrentModificationException";

    /// <summary>
    /// ConfirmDevice was called with the key of a device that is already confirmed. Use the existing device, or forget it first.
    /// </summary>
    public const string DeviceKeyExists = "DeviceKeyExistsException";

    /// <summary>
    /// The user pool already has an identity provider with this name. Choose another name, or update the existing provider.
    /// </summary>
    public const string DuplicateProvider = "DuplicateProviderException";

    /// <summary>
    /// VerifySoftwareToken received a wrong code, so the authenticator app is not enabled. Ask the user for the current code.
    /// </summary>
    public const string EnableSoftwareTokenMFA = "EnableSoftwareTokenMFAException";

    /// <summary>
    /// The code has expired, or the TOTP code was already used. Request a new code, or wait for the authenticator's next one.
    /// </summary>
    public const string ExpiredCode = "ExpiredCodeException";

    /// <summary>
    /// The pool's feature plan does not include a requested feature. Leave the feature off, or change the plan (the pool's tier).
    /// </summary>
    public const string FeatureUnavailableInTier = "FeatureUnavailableInTierException";

    /// <summary>An AWS WAF web ACL of the user pool blocked the request. Check the web ACL's rules.</summary>
    public const string Forbidden = "ForbiddenException";

    /// <summary>The user pool already has a group with this name. Choose another name, or update the existing group.</summary>
    public const string GroupExists = "GroupExistsException";

    /// <summary>
    /// Cognito failed internally, with HTTP status 500. The client retries calls that are safe to repeat; otherwise call again later.
    /// </summary>
    public const string InternalError = "InternalErrorException";

    /// <summary>
    /// Cognito failed internally in a call that manages client secrets. Check whether the call took effect, then call again later.
    /// </summary>
    public const string InternalServer = "InternalServerException";

    /// <summary>Cognito is not allowed to send from the pool's Amazon SES identity. Correct the identity's sending policy.</summary>
    public const string InvalidEmailRoleAccessPolicy = "InvalidEmailRoleAccessPolicyException";

    /// <summary>A Lambda trigger of the pool returned an invalid response. Correct the trigger.</summary>
    public const string InvalidLambdaResponse = "InvalidLambdaResponseException";

    /// <summary>
    /// The OAuth flows of the app client are not valid or cannot be combined. Correct the app client's <c>AllowedOAuthFlows</c>.
    /// </summary>
    public const string InvalidOAuthFlow = "InvalidOAuthFlowException";

    /// <summary>
    /// A parameter is missing or malformed, or does not fit the pool's configuration. Read the service's message, and correct the call.
    /// </summary>
    public const string InvalidParameter = "InvalidParameterException";

    /// <summary>The new password does not meet the pool's password policy. Ask the user for another password.</summary>
    public const string InvalidPassword = "InvalidPasswordException";

    /// <summary>The IAM role of the pool's SMS configuration cannot publish with Amazon SNS. Correct the role's policy.</summary>
    public const string InvalidSmsRoleAccessPolicy = "InvalidSmsRoleAccessPolicyException";

    /// <summary>
    /// The IAM role of the pool's SMS configuration does not trust <c>cognito-idp.amazonaws.com</c>, or its external ID differs. Correct
    /// the role's trust policy.
    /// </summary>
    public const string InvalidSmsRoleTrustRelationship = "InvalidSmsRoleTrustRelationshipException";

    /// <summary>
    /// The user pool's configuration does not allow the operation, such as a device call in a pool that does not remember devices. Correct
    /// the pool's configuration.
    /// </summary>
    public const string InvalidUserPoolConfiguration = "InvalidUserPoolConfigurationException";

    /// <summary>
    /// A limit for this user or AWS account is exceeded. Do not repeat the call at once, because repeated calls count against the limit.
    /// </summary>
    public const string LimitExceeded = "LimitExceededException";

    /// <summary>
    /// Cognito found no MFA method that the sign-in can use. Have the user set one up, or check the pool's MFA configuration.
    /// </summary>
    public const string MFAMethodNotFound = "MFAMethodNotFoundException";

    /// <summary>The app client already has a managed login branding style. Update that style, or delete it first.</summary>
    public const string ManagedLoginBrandingExists = "ManagedLoginBrandingExistsException";

    /// <summary>
    /// The user name or password is wrong, the user is disabled, or the session or a token is expired or revoked. Sign in again; the
    /// service's message names the cause.
    /// </summary>
    public const string NotAuthorized = "NotAuthorizedException";

    /// <summary>
    /// The operation is not available in this region, such as a secondary region of a replicated pool, or is not enabled in the pool. Call
    /// the primary region, or change the pool's configuration.
    /// </summary>
    public const string OperationNotEnabled = "OperationNotEnabledException";

    /// <summary>
    /// The new password is one of the user's recent passwords, and the pool's policy forbids that. Ask the user for another password.
    /// </summary>
    public const string PasswordHistoryPolicyViolation = "PasswordHistoryPolicyViolationException";

    /// <summary>An administrator reset the password. Have the user set a new one with ForgotPassword and ConfirmForgotPassword.</summary>
    public const string PasswordResetRequired = "PasswordResetRequiredException";

    /// <summary>
    /// The resource is not in the state that the call requires, such as an import job that is not ready to start. Bring it into that state,
    /// or wait, then repeat the call.
    /// </summary>
    public const string PreconditionNotMet = "PreconditionNotMetException";

    /// <summary>
    /// Refresh token rotation has already replaced this refresh token. Use the newest token; if you do not have it, sign in again.
    /// </summary>
    public const string RefreshTokenReuse = "RefreshTokenReuseException";

    /// <summary>The user pool, app client, group or other resource does not exist in this region. Check the ID and the region.</summary>
    public const string ResourceNotFound = "ResourceNotFoundException";

    /// <summary>
    /// The app client's <c>AllowedOAuthScopes</c> name a scope that does not exist. Correct the scope, or create its resource server.
    /// </summary>
    public const string ScopeDoesNotExist = "ScopeDoesNotExistException";

    /// <summary>The requested limit exceeds the account's service quota. Request a lower limit, or ask AWS to raise the quota.</summary>
    public const string ServiceQuotaExceeded = "ServiceQuotaExceededException";

    /// <summary>
    /// TOTP MFA is not enabled in the user pool, or the user has no verified authenticator app. Enable it, or use another factor.
    /// </summary>
    public const string SoftwareTokenMFANotFound = "SoftwareTokenMFANotFoundException";

    /// <summary>The app client already has terms documents with this name. Choose another name, or update the existing documents.</summary>
    public const string TermsExists = "TermsExistsException";

    /// <summary>The pool's feature plan cannot be changed to the requested one. Read the service's message for the reason.</summary>
    public const string TierChangeNotAllowed = "TierChangeNotAllowedException";

    /// <summary>The user made too many failed attempts, such as wrong codes. Wait before the next attempt.</summary>
    public const string TooManyFailedAttempts = "TooManyFailedAttemptsException";

    /// <summary>
    /// The service throttles calls of this kind. The client retries automatically; if retries do not help, call again later.
    /// </summary>
    public const string TooManyRequests = "TooManyRequestsException";

    /// <summary>RevokeToken is not authorized, for example because of a wrong client ID or client secret. Check both.</summary>
    public const string Unauthorized = "UnauthorizedException";

    /// <summary>
    /// Cognito could not invoke a Lambda trigger, or the trigger failed unexpectedly. Check the trigger and its resource policy.
    /// </summary>
    public const string UnexpectedLambda = "UnexpectedLambdaException";

    /// <summary>The identity provider's identifier is not supported. Check the provider's name.</summary>
    public const string UnsupportedIdentityProvider = "UnsupportedIdentityProviderException";

    /// <summary>
    /// The operation is not enabled for the app client, such as RevokeToken without token revocation. Change the app client's settings.
    /// </summary>
    public const string UnsupportedOperation = "UnsupportedOperationException";

    /// <summary>RevokeToken received a token that is not a refresh token. Pass the refresh token.</summary>
    public const string UnsupportedTokenType = "UnsupportedTokenTypeException";

    /// <summary>
    /// The user's status does not allow the call, such as resending an invitation to a confirmed user. Read the user's status first.
    /// </summary>
    public const string UnsupportedUserState = "UnsupportedUserStateException";

    /// <summary>A user import job of the pool is running. Wait until the job ends, or stop it, then repeat the call.</summary>
    public const string UserImportInProgress = "UserImportInProgressException";

    /// <summary>
    /// A Lambda trigger rejected the call. <see cref="CognitoException.ServiceMessage"/> contains the trigger's own text.
    /// </summary>
    public const string UserLambdaValidation = "UserLambdaValidationException";

    /// <summary>The account is not confirmed. Call ConfirmSignUp with the code; ResendConfirmationCode sends a new one.</summary>
    public const string UserNotConfirmed = "UserNotConfirmedException";

    /// <summary>
    /// The user does not exist. An app client that prevents user existence errors returns <see cref="NotAuthorized"/> at sign-in instead.
    /// </summary>
    public const string UserNotFound = "UserNotFoundException";

    /// <summary>Threat protection (a user pool add-on) is not enabled in the pool. Enable it, or leave the call out.</summary>
    public const string UserPoolAddOnNotEnabled = "UserPoolAddOnNotEnabledException";

    /// <summary>A tag of the user pool cannot be set or updated. Check the tags and the permission to tag.</summary>
    public const string UserPoolTagging = "UserPoolTaggingException";

    /// <summary>The user name is already taken. Ask the user for another one, or have them sign in.</summary>
    public const string UsernameExists = "UsernameExistsException";

    /// <summary>The passkey registration has expired or was never started. Call StartWebAuthnRegistration again.</summary>
    public const string WebAuthnChallengeNotFound = "WebAuthnChallengeNotFoundException";

    /// <summary>
    /// The access token belongs to a different app client than the one that started the passkey registration. Use the same app client.
    /// </summary>
    public const string WebAuthnClientMismatch = "WebAuthnClientMismatchException";

    /// <summary>The pool has neither a relying party ID nor a domain, and passkeys need one. Configure one of them.</summary>
    public const string WebAuthnConfigurationMissing = "WebAuthnConfigurationMissingException";

    /// <summary>The passkey's device or provider is not supported. Have the user register a passkey of another kind.</summary>
    public const string WebAuthnCredentialNotSupported = "WebAuthnCredentialNotSupportedException";

    /// <summary>Passkeys are not enabled in the user pool. Enable them in the pool's sign-in policy.</summary>
    public const string WebAuthnNotEnabled = "WebAuthnNotEnabledException";

    /// <summary>
    /// The origin at which the passkey was created does not match the pool's relying party ID. Register the passkey at an allowed origin.
    /// </summary>
    public const string WebAuthnOriginNotAllowed = "WebAuthnOriginNotAllowedException";

    /// <summary>
    /// The passkey belongs to a different relying party ID than the pool's. Register a passkey for the pool's relying party ID.
    /// </summary>
    public const string WebAuthnRelyingPartyMismatch = "WebAuthnRelyingPartyMismatchException";
}
