// Written by spec/model-table.cs from spec/operations.json.
namespace LiteCognito.Emulator.Model;

internal static class UserPoolShapes
{
    public static ReadOnlySpan<byte> Text => """
        [0-9a-fA-F]+
        arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?
        [\w\- ]+
        [\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r ]+
        [A-Za-z0-9-_=.]+
        [\w+]+
        [\w-]+_[0-9a-f-]+
        [\w-]+_[0-9a-zA-Z]+
        [0-9]+
        [0-9A-Za-z\.\-_]*(?<!\.)
        [\p{L}\p{M}\p{S}\p{N}\p{P}]+@[\p{L}\p{M}\p{S}\p{N}\p{P}]+
        [a-zA-Z0-9_-]+
        [\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{####\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*
        [\p{L}\p{M}\p{S}\p{N}\p{P}\s]+
        [\p{L}\p{M}\p{S}\p{N}\p{P}]+
        [\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+
        [\w\s+=.@-]+
        [0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}
        [\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*
        [\p{L}\p{M}\p{S}\p{N}\p{P}\s*]+
        [\x21\x23-\x2E\x30-\x5B\x5D-\x7E]+
        [\x21\x23-\x5B\x5D-\x7E]+
        [\w\s+=,.@-]+
        arn:[\w+=/,.@-]+:[\w+=/,.@-]+:::[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?
        .*\{####\}.*
        (terms-of-use|privacy-policy)
        cognito:(default|dutch|english|french|spanish|german|bahasa-indonesia|italian|japanese|korean|portuguese-brazil|chinese-(simpli
         ~fied|traditional))
        import-[0-9a-zA-Z-]+
        [\w]+
        (_custom_id_:)?[\w\s+=,.@-]+
        [a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?
        [\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{##[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*##\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*
        [\S]+
        [\w+-]+
        [A-Za-z0-9]+
        [\w+=/]+
        [^_\p{Z}][\p{L}\p{M}\p{S}\p{N}\p{P}][^_\p{Z}]+

        BLOCK MFA_IF_CONFIGURED MFA_REQUIRED NO_ACTION
        AUDIT ENFORCED
        FAVICON_ICO FAVICON_SVG EMAIL_GRAPHIC SMS_GRAPHIC AUTH_APP_GRAPHIC PASSWORD_GRAPHIC PASSKEY_GRAPHIC PAGE_HEADER_LOGO
         PAGE_HEADER_BACKGROUND PAGE_FOOTER_LOGO PAGE_FOOTER_BACKGROUND PAGE_BACKGROUND FORM_BACKGROUND FORM_LOGO IDP_BUTTON_ICON
        LIGHT DARK DYNAMIC
        ICO JPEG PNG SVG WEBP
        SignIn SignUp ForgotPassword PasswordChange ResendCode
        Pass Fail InProgress
        Password Mfa
        Success Failure
        SMS EMAIL
        BLOCK NO_ACTION
        SIGN_IN PASSWORD_CHANGE SIGN_UP
        V1_0
        code implicit client_credentials
        CREATING DELETING UPDATING ACTIVE FAILED
        COGNITO_DEFAULT DEVELOPER
        Valid Invalid
        NoRisk AccountTakeover Block
        Low Medium High
        SAML Facebook Google LoginWithAmazon SignInWithApple OIDC
        ERROR INFO
        userNotification userAuthEvents
        V1_0 V2_0 V3_0
        verified_email verified_phone_number admin_only
        ENABLED DISABLED
        String Number DateTime Boolean
        PASSWORD EMAIL_OTP SMS_OTP WEB_AUTHN SOFTWARE_TOKEN
        NONE
        LINK
        seconds minutes hours days
        phone_number email
        Created Pending InProgress Stopping Expired Stopped Failed Succeeded
        OFF AUDIT ENFORCED
        ADMIN_NO_SRP_AUTH CUSTOM_AUTH_FLOW_ONLY USER_PASSWORD_AUTH ALLOW_ADMIN_USER_PASSWORD_AUTH ALLOW_CUSTOM_AUTH
         ALLOW_USER_PASSWORD_AUTH ALLOW_USER_SRP_AUTH ALLOW_REFRESH_TOKEN_AUTH ALLOW_USER_AUTH ALLOW_CLIENT_TOKEN_AUTH
        LEGACY ENABLED
        Enabled Disabled
        ACTIVE INACTIVE
        phone_number email preferred_username
        OFF ON OPTIONAL
        LITE ESSENTIALS PLUS
        UNCONFIRMED CONFIRMED ARCHIVED COMPROMISED UNKNOWN RESET_REQUIRED FORCE_CHANGE_PASSWORD EXTERNAL_PROVIDER
        CONFIRM_WITH_LINK CONFIRM_WITH_CODE
        required preferred
        RESEND SUPPRESS
        USER_SRP_AUTH REFRESH_TOKEN_AUTH REFRESH_TOKEN CUSTOM_AUTH ADMIN_NO_SRP_AUTH USER_PASSWORD_AUTH ADMIN_USER_PASSWORD_AUTH
         USER_AUTH
        SMS_MFA EMAIL_OTP SOFTWARE_TOKEN_MFA SELECT_MFA_TYPE MFA_SETUP PASSWORD_VERIFIER CUSTOM_CHALLENGE SELECT_CHALLENGE
         DEVICE_SRP_AUTH DEVICE_PASSWORD_VERIFIER ADMIN_NO_SRP_AUTH NEW_PASSWORD_REQUIRED SMS_OTP PASSWORD WEB_AUTHN PASSWORD_SRP
        remembered not_remembered
        SUCCESS ERROR

        SRecoveryOptionType, L0 l1-2, b, s e0, SAccountTakeoverActionType, SAccountTakeoverActionsType, SNotifyConfigurationType, s, n
         r0-365, SMessageTemplateType, s e1, s p0, s l20-2048 p1, s l0-131072, s e2, s e3, s e4, x l0-1000000, s l1-40 p2, s l1-32 p3, s
         * l0-2048, s e5, t, s e6, SEventRiskType, SChallengeResponseType, L25, SEventContextDataType, SEventFeedbackType, s * p4, n,
         SNewDeviceMetadataType, s e7, s e8, s *, s l1-128, s * l24-64 p5, s e9, s e10, SCompromisedCredentialsActionsType, s e11, L40,
         SHttpHeader, L42, s e12, s e13, L45, L7, s l1-55 p6, SAttributeType, L49, s l1-55 p7, s l0-12 p8, s l1-63, s l3-1024 p9, s
         l1-20, s e14, SCustomDomainConfigType, SRoutingType, s p10, s e15, s l1-64 p11, s l6-20000 p12, s p13, s e16, s e17, s e18, s
         l1-128 p14, s l0-2048, n r0-, s l1-32 p15, s e19, M7/7, s l1-32, M73/7, s l1-40 p16, L75 l0-50,
         SPreTokenGenerationVersionConfigType, SCustomSMSLambdaVersionConfigType, SCustomEmailLambdaVersionConfigType,
         SInboundFederationLambdaType, SLimitDefinitionType, s e20, s e21, SCloudWatchLogsConfigurationType, SS3ConfigurationType,
         SFirehoseConfigurationType, SLogConfigurationType, L87 l0-2, s p17, d, SAssetType, L91 l0-40, s l6-140, s l6-20000 p18, s
         l1-140 p13, SNotifyEmailType, s l6-20000 p19, n r6-99, n r0-24, s e22, n r1-2, s e23, s e24, n r0-60, s l1-256 p20, s l1-256, s
         l1-256 p21, s l1-256 p22, SResourceServerScopeType, L109 l0-100, s * l1-128 p5, SCompromisedCredentialsRiskConfigurationType,
         SAccountTakeoverRiskConfigurationType, SRiskExceptionConfigurationType, L7 l0-200, SFailoverType, s l3-1024 p23, s l1-20 p14, s
         e25, SNumberAttributeConstraintsType, SStringAttributeConstraintsType, SSessionLocationType, s e26, L123 l1-4, s l5-32,
         SEumsSmsConfigurationType, s l6-140 p24, SSmsConfigurationType, s p25, s e27, s e28, s p26, s l1-1024 p14, M132/133 l1-12, s
         e29, s * e29, s e30, L137, s l1-128 p22, s l1-55 p27, s e31, s l1-128 p28, s e32, SAdvancedSecurityAdditionalFlowsType, s
         l1-128 p29, n r0-315360000, n r1-86400, STokenValidityUnitsType, s l1-2048, L149, s e33, L151, L70, L133 l0-100, L45 l0-3, L107
         l0-50, SAnalyticsConfigurationType, s e34, n r3-15, SRefreshTokenRotationType, SLambdaConfigType, s e35, SPasswordPolicyType,
         SSignInPolicyType, SUserPoolPolicyType, s e36, SSchemaAttributeType, L167 l1-50, s e37, L169, SVerificationMessageTemplateType,
         SUserAttributeUpdateSettingsType, s e38, SDeviceConfigurationType, SEmailConfigurationType, s l0-256, M35/176, s l1-63 p30,
         SAdminCreateUserConfigType, SUserPoolAddOnsType, SDcrConfigurationType, SUsernameConfigurationType,
         SAccountRecoverySettingType, s e39, SKeyConfigurationType, SIssuerConfigurationType, SAcrLevelConfigType, M7/187, s * l1-128
         p14, s e40, SMFAOptionType, L191, s l6-20000 p31, s e41, s l1-127, s e42, L167 l1-25, SClientSecretDescriptorType, s * l0-256,
         s e43, L37, SUserType, L19, SProviderUserIdentifierType, SDeviceType, s e44, M7/7 *, SAnalyticsMetadataType, SContextDataType,
         s * l20-2048, s e45, SAuthenticationResultType, s l1- p32, L205, s l1-131072 p32, SGroupType, L216, SAuthEventType, L218,
         SSessionDescriptionType, L220, SSMSMfaSettingsType, SSoftwareTokenMfaSettingsType, SEmailMfaSettingsType,
         SWebAuthnMfaSettingsType, s l1-50 p33, s e46, s * l16- p34, SDeviceSecretVerifierConfigType, s l1-1024, s * l1-2048 p32, s *
         l1-128 p35, SUserContextDataType *, s l1-32 p36, SIdentityProviderType, SManagedLoginBrandingType, SResourceServerType,
         STermsType, SUserImportJobType, SUserPoolType, SUserPoolClientType, SUserPoolReplicaType, SRiskConfigurationType,
         SDomainDescriptionType, SCodeDeliveryDetailsType, SClientAuthenticationResultType, SLogDeliveryConfigurationType, SLimitType,
         SUICustomizationType, L7 l0-8, SClientSSOSessionConfigType, SSmsMfaConfigType, SSoftwareTokenMfaConfigType,
         SEmailMfaConfigType, SWebAuthnConfigurationType, SUserPoolTokenSessionConfigType, SProviderDescription, L257 l0-50, n r1-50,
         L237, n r1-60, STermsDescriptionType, L262, L239 l1-50, L198, SUserPoolClientDescription, L266, L242, SUserPoolDescriptionType,
         L269, L202, n r0-20, SWebAuthnCredentialDescription, L273, x l0-131072, L35, L245, s * l6-6 p8, s e47

        AccountRecoverySettingType RecoveryMechanisms:1
        AccountTakeoverActionType Notify!2 EventAction!3
        AccountTakeoverActionsType LowAction:4 MediumAction:4 HighAction:4
        AccountTakeoverRiskConfigurationType Actions!5 NotifyConfiguration:6
        AcrLevelConfigType AcrValue!7
        AdminCreateUserConfigType AllowAdminCreateUserOnly:2 UnusedAccountValidityDays:8 InviteMessageTemplate:9
        AdvancedSecurityAdditionalFlowsType CustomAuthMode:10
        AnalyticsConfigurationType ApplicationId:11 ApplicationArn:12 RoleArn:12 ExternalId:13 UserDataShared:2
        AnalyticsMetadataType AnalyticsEndpointId:13
        AssetType Category!14 ColorMode!15 Extension!16 Bytes:17 ResourceId:18
        AttributeType Name!19 Value:20
        AuthEventType EventId:13 EventType:21 CreationDate:22 EventResponse:23 EventRisk:24 ChallengeResponses:26 EventContextData:27
         EventFeedback:28
        AuthenticationResultType AccessToken:29 ExpiresIn:30 TokenType:13 RefreshToken:29 IdToken:29 NewDeviceMetadata:31
        ChallengeResponseType ChallengeName:32 ChallengeResponse:33
        ClientAuthenticationResultType AccessToken:34 ExpiresIn:30 TokenType:7
        ClientSSOSessionConfigType MaxValidityMinutes!30
        ClientSecretDescriptorType ClientSecretId:35 ClientSecretValue:36 ClientSecretCreateDate:22
        CloudWatchLogsConfigurationType LogGroupArn:12
        CodeDeliveryDetailsType Destination:13 DeliveryMedium:37 AttributeName:19
        CompromisedCredentialsActionsType EventAction!38
        CompromisedCredentialsRiskConfigurationType Actions!39 EventFilter:41
        ContextDataType IpAddress!13 ServerName!13 ServerPath!13 HttpHeaders!43 EncodedData:13
        CustomDomainConfigType CertificateArn!12 SecurityPolicy:7
        CustomEmailLambdaVersionConfigType LambdaVersion!44 LambdaArn!12
        CustomSMSLambdaVersionConfigType LambdaVersion!44 LambdaArn!12
        DcrConfigurationType EnableStatus:7 OpenDcrEnabled:2 AuthenticatedGrantTypes:46 OpenDcrGrantTypes:46 AllowedScopes:47
        DeviceConfigurationType ChallengeRequiredOnNewDevice:2 DeviceOnlyRememberedOnUserPrompt:2
        DeviceSecretVerifierConfigType PasswordVerifier:13 Salt:13
        DeviceType DeviceKey:48 DeviceAttributes:50 DeviceCreateDate:22 DeviceLastModifiedDate:22 DeviceLastAuthenticatedDate:22
        DomainDescriptionType UserPoolId:51 AWSAccountId:52 Domain:53 S3Bucket:54 CloudFrontDistribution:13 Version:55 Status:56
         CustomDomainConfig:57 ManagedLoginVersion:30 Routing:58
        EmailConfigurationType SourceArn:12 ReplyToEmailAddress:59 EmailSendingAccount:60 From:13 ConfigurationSet:61
        EmailMfaConfigType Message:62 Subject:63
        EmailMfaSettingsType Enabled:2 PreferredMfa:2
        EumsSmsConfigurationType CallerArn!7 ExternalId:7 OriginationIdentity:7 ConfigurationSetName:7 InEntityId:7 InTemplateId:7
         Region:7
        EventContextDataType IpAddress:13 DeviceName:13 Timezone:13 City:13 Country:13
        EventFeedbackType FeedbackValue!64 Provider!13 FeedbackDate:22
        EventRiskType RiskDecision:65 RiskLevel:66 CompromisedCredentialsDetected:2
        FailoverType SecondaryRegion!7 PrimaryRoute53HealthCheckId!7
        FirehoseConfigurationType StreamArn:12
        GroupType GroupName:67 UserPoolId:51 Description:68 RoleArn:12 Precedence:69 LastModifiedDate:22 CreationDate:22
        HttpHeader headerName:13 headerValue:13
        IdentityProviderType UserPoolId:51 ProviderName:70 ProviderType:71 ProviderDetails:72 AttributeMapping:74 IdpIdentifiers:76
         AcrMapping:72 LastModifiedDate:22 CreationDate:22
        InboundFederationLambdaType LambdaVersion!44 LambdaArn!12
        IssuerConfigurationType Type:7
        KeyConfigurationType KeyType:7 KmsKeyArn:7
        LambdaConfigType PreSignUp:12 CustomMessage:12 PostConfirmation:12 PreAuthentication:12 PostAuthentication:12
         DefineAuthChallenge:12 CreateAuthChallenge:12 VerifyAuthChallengeResponse:12 PreTokenGeneration:12 UserMigration:12
         PreTokenGenerationConfig:77 CustomSMSSender:78 CustomEmailSender:79 KMSKeyID:12 InboundFederation:80
        LimitDefinitionType LimitClass!7 Attributes!72
        LimitType LimitDefinition!81 ProvisionedLimitValue!30 FreeLimitValue!30
        LogConfigurationType LogLevel!82 EventSource!83 CloudWatchLogsConfiguration:84 S3Configuration:85 FirehoseConfiguration:86
        LogDeliveryConfigurationType UserPoolId!51 LogConfigurations!88
        MFAOptionType DeliveryMedium:37 AttributeName:19
        ManagedLoginBrandingType ManagedLoginBrandingId:89 UserPoolId:51 UseCognitoProvidedValues:2 Settings:90 Assets:92
         CreationDate:22 LastModifiedDate:22
        MessageTemplateType SMSMessage:93 EmailMessage:94 EmailSubject:95
        NewDeviceMetadataType DeviceKey:48 DeviceGroupKey:13
        NotifyConfigurationType SourceArn!12 From:13 ReplyTo:13 BlockEmail:96 NoActionEmail:96 MfaEmail:96
        NotifyEmailType Subject!95 HtmlBody:97 TextBody:97
        NumberAttributeConstraintsType MinValue:13 MaxValue:13
        PasswordPolicyType MinimumLength:98 RequireUppercase:2 RequireLowercase:2 RequireNumbers:2 RequireSymbols:2
         PasswordHistorySize:99 TemporaryPasswordValidityDays:8
        PreTokenGenerationVersionConfigType LambdaVersion!100 LambdaArn!12
        ProviderDescription ProviderName:70 ProviderType:71 LastModifiedDate:22 CreationDate:22
        ProviderUserIdentifierType ProviderName:70 ProviderAttributeName:13 ProviderAttributeValue:13
        RecoveryOptionType Priority!101 Name!102
        RefreshTokenRotationType Feature!103 RetryGracePeriodSeconds:104
        ResourceServerScopeType ScopeName!105 ScopeDescription!106
        ResourceServerType UserPoolId:51 Identifier:107 Name:108 Scopes:110 ManagedBy:7
        RiskConfigurationType UserPoolId:51 ClientId:111 CompromisedCredentialsRiskConfiguration:112
         AccountTakeoverRiskConfiguration:113 RiskExceptionConfiguration:114 LastModifiedDate:22
        RiskExceptionConfigurationType BlockedIPRangeList:115 SkippedIPRangeList:115
        RoutingType Failover:116
        S3ConfigurationType BucketArn:117
        SMSMfaSettingsType Enabled:2 PreferredMfa:2
        SchemaAttributeType Name:118 AttributeDataType:119 DeveloperOnlyAttribute:2 Mutable:2 Required:2 NumberAttributeConstraints:120
         StringAttributeConstraints:121
        SessionDescriptionType SessionId:7 SessionType:7 ClientId:34 CreateDate:22 LastActiveDate:22 DeviceType:7 LastIPAddress:34
         LastLocation:122 OriginSessionId:7 IsCurrentSession:2
        SessionLocationType City:7 Country:7
        SignInPolicyType AllowedFirstAuthFactors:124
        SmsConfigurationType SnsCallerArn:12 ExternalId:13 SnsRegion:125 EumsSms:126
        SmsMfaConfigType SmsAuthenticationMessage:127 SmsConfiguration:128
        SoftwareTokenMfaConfigType Enabled:2
        SoftwareTokenMfaSettingsType Enabled:2 PreferredMfa:2
        StringAttributeConstraintsType MinLength:13 MaxLength:13
        TermsDescriptionType TermsId!89 TermsName!129 Enforcement!130 CreationDate!22 LastModifiedDate!22
        TermsType TermsId!89 UserPoolId!51 ClientId!111 TermsName!129 TermsSource!131 Enforcement!130 Links!134 CreationDate!22
         LastModifiedDate!22
        TokenValidityUnitsType AccessToken:135 IdToken:136 RefreshToken:136
        UICustomizationType UserPoolId:51 ClientId:111 ImageUrl:7 CSS:13 CSSVersion:7 LastModifiedDate:22 CreationDate:22
        UserAttributeUpdateSettingsType AttributesRequireVerificationBeforeUpdate:138
        UserContextDataType IpAddress:13 EncodedData:13
        UserImportJobType JobName:139 JobId:140 UserPoolId:51 PreSignedUrl:68 CreationDate:22 StartDate:22 CompletionDate:22 Status:141
         CloudWatchLogsRoleArn:12 ImportedUsers:30 SkippedUsers:30 FailedUsers:30 CompletionMessage:142 PasswordHashingAlgorithm:7
        UserPoolAddOnsType AdvancedSecurityMode!143 AdvancedSecurityAdditionalFlows:144
        UserPoolClientDescription ClientId:111 UserPoolId:51 ClientName:145
        UserPoolClientType UserPoolId:51 ClientName:145 ClientId:111 ClientSecret:36 LastModifiedDate:22 CreationDate:22
         RefreshTokenValidity:146 AccessTokenValidity:147 IdTokenValidity:147 TokenValidityUnits:148 ReadAttributes:150
         WriteAttributes:150 ExplicitAuthFlows:152 SupportedIdentityProviders:153 CallbackURLs:154 LogoutURLs:154 DefaultRedirectURI:133
         AllowedOAuthFlows:155 AllowedOAuthScopes:156 AllowedOAuthFlowsUserPoolClient:2 AnalyticsConfiguration:157
         PreventUserExistenceErrors:158 EnableTokenRevocation:2 EnablePropagateAdditionalUserContextData:2 AuthSessionValidity:159
         RefreshTokenRotation:160 ClientType:7
        UserPoolDescriptionType Id:51 Name:139 LambdaConfig:161 Status:162 LastModifiedDate:22 CreationDate:22 ReplicaRegions:47
        UserPoolPolicyType PasswordPolicy:163 SignInPolicy:164
        UserPoolReplicaType RegionName:7 Status:7 Role:7 UserPoolArn:7
        UserPoolTokenSessionConfigType MaxPerUser!30
        UserPoolType Id:51 Name:139 Policies:165 DeletionProtection:166 LambdaConfig:161 Status:162 LastModifiedDate:22 CreationDate:22
         SchemaAttributes:168 AutoVerifiedAttributes:138 AliasAttributes:170 UsernameAttributes:138 SmsVerificationMessage:127
         EmailVerificationMessage:62 EmailVerificationSubject:95 VerificationMessageTemplate:171 SmsAuthenticationMessage:127
         UserAttributeUpdateSettings:172 MfaConfiguration:173 DeviceConfiguration:174 EstimatedNumberOfUsers:30 EmailConfiguration:175
         SmsConfiguration:128 UserPoolTags:177 SmsConfigurationFailure:13 EmailConfigurationFailure:13 Domain:53 CustomDomain:178
         AdminCreateUserConfig:179 UserPoolAddOns:180 DcrConfiguration:181 UsernameConfiguration:182 Arn:12 AccountRecoverySetting:183
         UserPoolTier:184 KeyConfiguration:185 IssuerConfiguration:186 AcrConfiguration:188
        UserType Username:189 Attributes:50 UserCreateDate:22 UserLastModifiedDate:22 Enabled:2 UserStatus:190 MFAOptions:192
        UsernameConfigurationType CaseSensitive!2
        VerificationMessageTemplateType SmsMessage:127 EmailMessage:62 EmailSubject:95 EmailMessageByLink:193 EmailSubjectByLink:95
         DefaultEmailOption:194
        WebAuthnConfigurationType RelyingPartyId:195 UserVerification:196 FactorConfiguration:7
        WebAuthnCredentialDescription CredentialId!13 FriendlyCredentialName!13 RelyingPartyId!13 AuthenticatorTransports!47
         CreatedAt!22 AuthenticatorAttachment:7
        WebAuthnMfaSettingsType Enabled:2
        """u8;
}
