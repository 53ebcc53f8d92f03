namespace LiteCognito;

/// <summary>The error codes of the Cognito user-pools API, for <see cref="CognitoException.Code"/>.</summary>
public static class CognitoErrorCodes
{
    /// <summary>The answer carried no error code: it came from something other than Cognito, a proxy for instance.</summary>
    public const string Unrecognized = "Unrecognized";

    /// <summary>Throttled by the service as a whole. The call may be repeated after a pause.</summary>
    public const string Throttling = "ThrottlingException";

    /// <summary><c>AccessDeniedException</c>.</summary>
    public const string AccessDenied = "AccessDeniedException";

    /// <summary><c>AliasExistsException</c>.</summary>
    public const string AliasExists = "AliasExistsException";

    /// <summary><c>CodeDeliveryFailureException</c>.</summary>
    public const string CodeDeliveryFailure = "CodeDeliveryFailureException";

    /// <summary>A confirmation or MFA code is wrong. A challenge stays answerable for a few tries.</summary>
    public const string CodeMismatch = "CodeMismatchException";

    /// <summary><c>ConcurrentModificationException</c>.</summary>
    public const string ConcurrentModification = "ConcurrentModificationException";

    /// <summary><c>DeviceKeyExistsException</c>.</summary>
    public const string DeviceKeyExists = "DeviceKeyExistsException";

    /// <summary><c>DuplicateProviderException</c>.</summary>
    public const string DuplicateProvider = "DuplicateProviderException";

    /// <summary>VerifySoftwareToken was given a wrong code, and the authenticator was not enabled.</summary>
    public const string EnableSoftwareTokenMFA = "EnableSoftwareTokenMFAException";

    /// <summary>A code is too old, or a TOTP code was spent already: wait for the next one.</summary>
    public const string ExpiredCode = "ExpiredCodeException";

    /// <summary><c>FeatureUnavailableInTierException</c>.</summary>
    public const string FeatureUnavailableInTier = "FeatureUnavailableInTierException";

    /// <summary><c>ForbiddenException</c>.</summary>
    public const string Forbidden = "ForbiddenException";

    /// <summary><c>GroupExistsException</c>.</summary>
    public const string GroupExists = "GroupExistsException";

    /// <summary><c>InternalErrorException</c>.</summary>
    public const string InternalError = "InternalErrorException";

    /// <summary><c>InternalServerException</c>.</summary>
    public const string InternalServer = "InternalServerException";

    /// <summary><c>InvalidEmailRoleAccessPolicyException</c>.</summary>
    public const string InvalidEmailRoleAccessPolicy = "InvalidEmailRoleAccessPolicyException";

    /// <summary><c>InvalidLambdaResponseException</c>.</summary>
    public const string InvalidLambdaResponse = "InvalidLambdaResponseException";

    /// <summary><c>InvalidOAuthFlowException</c>.</summary>
    public const string InvalidOAuthFlow = "InvalidOAuthFlowException";

    /// <summary><c>InvalidParameterException</c>.</summary>
    public const string InvalidParameter = "InvalidParameterException";

    /// <summary>The new password does not meet the pool's policy.</summary>
    public const string InvalidPassword = "InvalidPasswordException";

    /// <summary><c>InvalidSmsRoleAccessPolicyException</c>.</summary>
    public const string InvalidSmsRoleAccessPolicy = "InvalidSmsRoleAccessPolicyException";

    /// <summary><c>InvalidSmsRoleTrustRelationshipException</c>.</summary>
    public const string InvalidSmsRoleTrustRelationship = "InvalidSmsRoleTrustRelationshipException";

    /// <summary><c>InvalidUserPoolConfigurationException</c>.</summary>
    public const string InvalidUserPoolConfiguration = "InvalidUserPoolConfigurationException";

    /// <summary>A limit for this user or account is used up; repeating the call at once does not help.</summary>
    public const string LimitExceeded = "LimitExceededException";

    /// <summary><c>MFAMethodNotFoundException</c>.</summary>
    public const string MFAMethodNotFound = "MFAMethodNotFoundException";

    /// <summary><c>ManagedLoginBrandingExistsException</c>.</summary>
    public const string ManagedLoginBrandingExists = "ManagedLoginBrandingExistsException";

    /// <summary>A wrong user name or password, an expired session, or an access token that is no longer valid.</summary>
    public const string NotAuthorized = "NotAuthorizedException";

    /// <summary><c>OperationNotEnabledException</c>.</summary>
    public const string OperationNotEnabled = "OperationNotEnabledException";

    /// <summary><c>PasswordHistoryPolicyViolationException</c>.</summary>
    public const string PasswordHistoryPolicyViolation = "PasswordHistoryPolicyViolationException";

    /// <summary>An administrator reset the password: it must be set anew with ForgotPassword.</summary>
    public const string PasswordResetRequired = "PasswordResetRequiredException";

    /// <summary><c>PreconditionNotMetException</c>.</summary>
    public const string PreconditionNotMet = "PreconditionNotMetException";

    /// <summary><c>RefreshTokenReuseException</c>.</summary>
    public const string RefreshTokenReuse = "RefreshTokenReuseException";

    /// <summary><c>ResourceNotFoundException</c>.</summary>
    public const string ResourceNotFound = "ResourceNotFoundException";

    /// <summary><c>ScopeDoesNotExistException</c>.</summary>
    public const string ScopeDoesNotExist = "ScopeDoesNotExistException";

    /// <summary><c>ServiceQuotaExceededException</c>.</summary>
    public const string ServiceQuotaExceeded = "ServiceQuotaExceededException";

    /// <summary>The user has no verified authenticator.</summary>
    public const string SoftwareTokenMFANotFound = "SoftwareTokenMFANotFoundException";

    /// <summary><c>TermsExistsException</c>.</summary>
    public const string TermsExists = "TermsExistsException";

    /// <summary><c>TierChangeNotAllowedException</c>.</summary>
    public const string TierChangeNotAllowed = "TierChangeNotAllowedException";

    /// <summary><c>TooManyFailedAttemptsException</c>.</summary>
    public const string TooManyFailedAttempts = "TooManyFailedAttemptsException";

    /// <summary>Throttled. The call may be repeated after a pause.</summary>
    public const string TooManyRequests = "TooManyRequestsException";

    /// <summary><c>UnauthorizedException</c>.</summary>
    public const string Unauthorized = "UnauthorizedException";

    /// <summary><c>UnexpectedLambdaException</c>.</summary>
    public const string UnexpectedLambda = "UnexpectedLambdaException";

    /// <summary><c>UnsupportedIdentityProviderException</c>.</summary>
    public const string UnsupportedIdentityProvider = "UnsupportedIdentityProviderException";

    /// <summary><c>UnsupportedOperationException</c>.</summary>
    public const string UnsupportedOperation = "UnsupportedOperationException";

    /// <summary><c>UnsupportedTokenTypeException</c>.</summary>
    public const string UnsupportedTokenType = "UnsupportedTokenTypeException";

    /// <summary><c>UnsupportedUserStateException</c>.</summary>
    public const string UnsupportedUserState = "UnsupportedUserStateException";

    /// <summary><c>UserImportInProgressException</c>.</summary>
    public const string UserImportInProgress = "UserImportInProgressException";

    /// <summary><c>UserLambdaValidationException</c>.</summary>
    public const string UserLambdaValidation = "UserLambdaValidationException";

    /// <summary>The account was never confirmed: call ConfirmSignUp.</summary>
    public const string UserNotConfirmed = "UserNotConfirmedException";

    /// <summary>No such user, where the app client does not hide that.</summary>
    public const string UserNotFound = "UserNotFoundException";

    /// <summary><c>UserPoolAddOnNotEnabledException</c>.</summary>
    public const string UserPoolAddOnNotEnabled = "UserPoolAddOnNotEnabledException";

    /// <summary><c>UserPoolTaggingException</c>.</summary>
    public const string UserPoolTagging = "UserPoolTaggingException";

    /// <summary>The user name is taken.</summary>
    public const string UsernameExists = "UsernameExistsException";

    /// <summary><c>WebAuthnChallengeNotFoundException</c>.</summary>
    public const string WebAuthnChallengeNotFound = "WebAuthnChallengeNotFoundException";

    /// <summary><c>WebAuthnClientMismatchException</c>.</summary>
    public const string WebAuthnClientMismatch = "WebAuthnClientMismatchException";

    /// <summary><c>WebAuthnConfigurationMissingException</c>.</summary>
    public const string WebAuthnConfigurationMissing = "WebAuthnConfigurationMissingException";

    /// <summary><c>WebAuthnCredentialNotSupportedException</c>.</summary>
    public const string WebAuthnCredentialNotSupported = "WebAuthnCredentialNotSupportedException";

    /// <summary><c>WebAuthnNotEnabledException</c>.</summary>
    public const string WebAuthnNotEnabled = "WebAuthnNotEnabledException";

    /// <summary><c>WebAuthnOriginNotAllowedException</c>.</summary>
    public const string WebAuthnOriginNotAllowed = "WebAuthnOriginNotAllowedException";

    /// <summary><c>WebAuthnRelyingPartyMismatchException</c>.</summary>
    public const string WebAuthnRelyingPartyMismatch = "WebAuthnRelyingPartyMismatchException";
}
