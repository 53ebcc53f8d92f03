// Written by spec/model-table.cs from spec/operations.json.
namespace LiteCognito.Emulator.Model;

internal static class UserPoolOperations
{
    public static ReadOnlySpan<byte> Text => """
        AddCustomAttributes UserPoolId!51 CustomAttributes!197 >
        AddUserPoolClientSecret UserPoolId!51 ClientId!111 ClientSecret:36 > ClientSecretDescriptor:198
        AdminAddUserToGroup UserPoolId!51 Username!189 GroupName!67 >
        AdminConfirmSignUp UserPoolId!51 Username!189 ClientMetadata:72 >
        AdminCreateUser UserPoolId!51 Username!189 UserAttributes:50 ValidationData:50 TemporaryPassword:199 ForceAliasCreation:2
         MessageAction:200 DesiredDeliveryMediums:201 ClientMetadata:72 > User:202
        AdminDeleteSoftwareToken UserPoolId!7 Username!34 >
        AdminDeleteUser UserPoolId!51 Username!189 >
        AdminDeleteUserAttributes UserPoolId!51 Username!189 UserAttributeNames!203 >
        AdminDisableProviderForUser UserPoolId!13 User!204 >
        AdminDisableUser UserPoolId!51 Username!189 >
        AdminEnableUser UserPoolId!51 Username!189 >
        AdminForgetDevice UserPoolId!51 Username!189 DeviceKey!48 >
        AdminGetDevice DeviceKey!48 UserPoolId!51 Username!189 > Device!205
        AdminGetUser UserPoolId!51 Username!189 > Username!189 UserAttributes:50 UserCreateDate:22 UserLastModifiedDate:22 Enabled:2
         UserStatus:190 MFAOptions:192 PreferredMfaSetting:13 UserMFASettingList:47
        AdminGetUserAuthFactors UserPoolId!7 Username!34 > Username!34 PreferredMfaSetting:7 UserMFASettingList:47
         ConfiguredUserAuthFactors:47
        AdminInitiateAuth UserPoolId!51 ClientId!111 AuthFlow!206 AuthParameters:207 ClientMetadata:72 AnalyticsMetadata:208
         ContextData:209 Session:210 > ChallengeName:211 Session:210 ChallengeParameters:72 AuthenticationResult:212
         AvailableChallenges:47
        AdminLinkProviderForUser UserPoolId!13 DestinationUser!204 SourceUser!204 >
        AdminListDevices UserPoolId!51 Username!189 Limit:104 PaginationToken:213 > Devices:214 PaginationToken:213
        AdminListGroupsForUser Username!189 UserPoolId!51 Limit:104 NextToken:215 > Groups:217 NextToken:215
        AdminListUserAuthEvents UserPoolId!51 Username!189 MaxResults:104 NextToken:215 > AuthEvents:219 NextToken:215
        AdminListUserSessions UserPoolId!7 Username!34 NextToken:7 > Sessions:221 NextToken:7
        AdminRemoveUserFromGroup UserPoolId!51 Username!189 GroupName!67 >
        AdminResetUserPassword UserPoolId!51 Username!189 ClientMetadata:72 >
        AdminRespondToAuthChallenge UserPoolId!51 ClientId!111 ChallengeName!211 ChallengeResponses:207 Session:210
         AnalyticsMetadata:208 ContextData:209 ClientMetadata:72 > ChallengeName:211 Session:210 ChallengeParameters:72
         AuthenticationResult:212 AvailableChallenges:47
        AdminRevokeUserSession UserPoolId!7 Username!34 SessionId!7 RevokeAssociatedSessions:7 >
        AdminSetUserMFAPreference Username!189 UserPoolId!51 SMSMfaSettings:222 SoftwareTokenMfaSettings:223 EmailMfaSettings:224
         WebAuthnMfaSettings:225 >
        AdminSetUserPassword UserPoolId!51 Username!189 Password!199 Permanent:2 >
        AdminSetUserSettings UserPoolId!51 Username!189 MFAOptions!192 >
        AdminUpdateAuthEventFeedback UserPoolId!51 Username!189 EventId!226 FeedbackValue!64 >
        AdminUpdateDeviceStatus UserPoolId!51 Username!189 DeviceKey!48 DeviceRememberedStatus:227 >
        AdminUpdateUserAttributes UserPoolId!51 Username!189 UserAttributes!50 ClientMetadata:72 >
        AdminUserGlobalSignOut UserPoolId!51 Username!189 >
        AssociateSoftwareToken AccessToken:29 Session:210 > SecretCode:228 Session:210
        ChangePassword ProposedPassword!199 AccessToken!29 PreviousPassword:199 >
        CompleteWebAuthnRegistration AccessToken!29 Credential!90 >
        ConfirmDevice AccessToken!29 DeviceKey!48 DeviceSecretVerifierConfig:229 DeviceName:230 > UserConfirmationNecessary:2
        ConfirmForgotPassword ClientId!111 Username!189 ConfirmationCode!231 Password!199 SecretHash:232 AnalyticsMetadata:208
         UserContextData:233 ClientMetadata:72 >
        ConfirmSignUp ClientId!111 Username!189 ConfirmationCode!231 SecretHash:232 ForceAliasCreation:2 AnalyticsMetadata:208
         UserContextData:233 ClientMetadata:72 Session:210 > Session:210
        CreateGroup GroupName!67 UserPoolId!51 Description:68 RoleArn:12 Precedence:69 > Group:216
        CreateIdentityProvider UserPoolId!51 ProviderName!234 ProviderType!71 ProviderDetails!72 AttributeMapping:74 IdpIdentifiers:76
         AcrMapping:72 > IdentityProvider!235
        CreateManagedLoginBranding UserPoolId!51 ClientId!111 UseCognitoProvidedValues:2 Settings:90 Assets:92 >
         ManagedLoginBranding:236
        CreateResourceServer UserPoolId!51 Identifier!107 Name!108 Scopes:110 > ResourceServer!237
        CreateTerms UserPoolId!51 ClientId!111 TermsName!129 TermsSource!131 Enforcement!130 Links:134 > Terms:238
        CreateUserImportJob JobName!139 UserPoolId!51 CloudWatchLogsRoleArn!12 PasswordHashingAlgorithm:7 > UserImportJob:239
        CreateUserPool PoolName!139 Policies:165 DeletionProtection:166 LambdaConfig:161 AutoVerifiedAttributes:138 AliasAttributes:170
         UsernameAttributes:138 SmsVerificationMessage:127 EmailVerificationMessage:62 EmailVerificationSubject:95
         VerificationMessageTemplate:171 SmsAuthenticationMessage:127 MfaConfiguration:173 UserAttributeUpdateSettings:172
         DeviceConfiguration:174 EmailConfiguration:175 SmsConfiguration:128 UserPoolTags:177 AdminCreateUserConfig:179 Schema:168
         UserPoolAddOns:180 DcrConfiguration:181 UsernameConfiguration:182 AccountRecoverySetting:183 UserPoolTier:184
         KeyConfiguration:185 IssuerConfiguration:186 AcrConfiguration:188 > UserPool:240
        CreateUserPoolClient UserPoolId!51 ClientName!145 GenerateSecret:2 ClientSecret:36 RefreshTokenValidity:146
         AccessTokenValidity:147 IdTokenValidity:147 TokenValidityUnits:148 ReadAttributes:150 WriteAttributes:150 ExplicitAuthFlows:152
         SupportedIdentityProviders:153 CallbackURLs:154 LogoutURLs:154 DefaultRedirectURI:133 AllowedOAuthFlows:155
         AllowedOAuthScopes:156 AllowedOAuthFlowsUserPoolClient:2 AnalyticsConfiguration:157 PreventUserExistenceErrors:158
         EnableTokenRevocation:2 EnablePropagateAdditionalUserContextData:2 AuthSessionValidity:159 RefreshTokenRotation:160 >
         UserPoolClient:241
        CreateUserPoolDomain Domain!53 UserPoolId!51 ManagedLoginVersion:30 CustomDomainConfig:57 Routing:58 > ManagedLoginVersion:30
         CloudFrontDomain:178 Routing:58
        CreateUserPoolReplica UserPoolId!7 RegionName!7 UserPoolTags:177 > UserPoolReplica:242
        DeleteGroup GroupName!67 UserPoolId!51 >
        DeleteIdentityProvider UserPoolId!51 ProviderName!70 >
        DeleteManagedLoginBranding ManagedLoginBrandingId!89 UserPoolId!51 >
        DeleteResourceServer UserPoolId!51 Identifier!107 >
        DeleteTerms TermsId!89 UserPoolId!51 >
        DeleteUser AccessToken!29 >
        DeleteUserAttributes UserAttributeNames!203 AccessToken!29 >
        DeleteUserPool UserPoolId!51 >
        DeleteUserPoolClient UserPoolId!51 ClientId!111 >
        DeleteUserPoolClientSecret UserPoolId!51 ClientId!111 ClientSecretId!35 >
        DeleteUserPoolDomain Domain!53 UserPoolId!51 >
        DeleteUserPoolReplica UserPoolId!7 RegionName!7 > UserPoolReplica:242
        DeleteWebAuthnCredential AccessToken!29 CredentialId!13 >
        DescribeIdentityProvider UserPoolId!51 ProviderName!70 > IdentityProvider!235
        DescribeManagedLoginBranding UserPoolId!51 ManagedLoginBrandingId!89 ReturnMergedResources:2 > ManagedLoginBranding:236
        DescribeManagedLoginBrandingByClient UserPoolId!51 ClientId!111 ReturnMergedResources:2 > ManagedLoginBranding:236
        DescribeResourceServer UserPoolId!51 Identifier!107 > ResourceServer!237
        DescribeRiskConfiguration UserPoolId!51 ClientId:111 > RiskConfiguration!243
        DescribeTerms TermsId!89 UserPoolId!51 > Terms:238
        DescribeTermsByClient ClientId!34 UserPoolId!7 TermsName!7 > Terms:238
        DescribeUserImportJob UserPoolId!51 JobId!140 > UserImportJob:239
        DescribeUserPool UserPoolId!51 > UserPool:240
        DescribeUserPoolClient UserPoolId!51 ClientId!111 > UserPoolClient:241
        DescribeUserPoolDomain Domain!53 > DomainDescription:244
        ForgetDevice DeviceKey!48 AccessToken:29 >
        ForgotPassword ClientId!111 Username!189 SecretHash:232 UserContextData:233 AnalyticsMetadata:208 ClientMetadata:72 >
         CodeDeliveryDetails:245
        GetCSVHeader UserPoolId!51 > UserPoolId:51 CSVHeader:47
        GetClientToken ClientId!34 Secret!34 Scopes:47 ClientMetadata:72 > ClientAuthenticationResult:246
        GetDevice DeviceKey!48 AccessToken:29 > Device!205
        GetGroup GroupName!67 UserPoolId!51 > Group:216
        GetIdentityProviderByIdentifier UserPoolId!51 IdpIdentifier!75 > IdentityProvider!235
        GetLogDeliveryConfiguration UserPoolId!51 > LogDeliveryConfiguration:247
        GetProvisionedLimit LimitDefinition!81 > Limit!248
        GetSigningCertificate UserPoolId!51 > Certificate:13
        GetTokensFromRefreshToken RefreshToken!29 ClientId!111 ClientSecret:36 DeviceKey:48 ClientMetadata:72 > AuthenticationResult:212
        GetUICustomization UserPoolId!51 ClientId:111 > UICustomization!249
        GetUser AccessToken!29 > Username!189 UserAttributes!50 MFAOptions:192 PreferredMfaSetting:13 UserMFASettingList:47
        GetUserAttributeVerificationCode AccessToken!29 AttributeName!19 ClientMetadata:72 > CodeDeliveryDetails:245
        GetUserAuthFactors AccessToken!29 > Username!189 PreferredMfaSetting:13 UserMFASettingList:47 ConfiguredUserAuthFactors:250
        GetUserPoolClientSessionConfiguration UserPoolId!7 ClientId!34 > UserPoolId:7 ClientId:34 SSOSession:251
        GetUserPoolMfaConfig UserPoolId!51 > SmsMfaConfiguration:252 SoftwareTokenMfaConfiguration:253 EmailMfaConfiguration:254
         MfaConfiguration:173 WebAuthnConfiguration:255
        GetUserPoolSessionConfiguration UserPoolId!7 > UserPoolId:7 UserSessionTracking:7 TokenSession:256
        GlobalSignOut AccessToken!29 >
        InitiateAuth AuthFlow!206 ClientId!111 AuthParameters:207 ClientMetadata:72 AnalyticsMetadata:208 UserContextData:233
         Session:210 > ChallengeName:211 Session:210 ChallengeParameters:72 AuthenticationResult:212 AvailableChallenges:47
        ListDevices AccessToken!29 Limit:104 PaginationToken:213 > Devices:214 PaginationToken:213
        ListGroups UserPoolId!51 Limit:104 NextToken:215 > Groups:217 NextToken:215
        ListIdentityProviders UserPoolId!51 MaxResults:104 NextToken:213 > Providers!258 NextToken:213
        ListResourceServers UserPoolId!51 MaxResults:259 NextToken:213 > ResourceServers!260 NextToken:213
        ListTagsForResource ResourceArn!12 > Tags:72
        ListTerms UserPoolId!51 MaxResults:261 NextToken:13 > Terms!263 NextToken:13
        ListUserImportJobs UserPoolId!51 MaxResults!261 PaginationToken:213 > UserImportJobs:264 PaginationToken:213
        ListUserPoolClientSecrets UserPoolId!51 ClientId!111 NextToken:215 > ClientSecrets:265 NextToken:215
        ListUserPoolClients UserPoolId!51 MaxResults:261 NextToken:215 ClientType:7 > UserPoolClients:267 NextToken:215
        ListUserPoolReplicas UserPoolId!7 NextToken:7 > UserPoolReplicas:268 NextToken:7
        ListUserPools MaxResults!261 NextToken:213 > UserPools:270 NextToken:213
        ListUserSessions AccessToken!34 NextToken:7 > Sessions:221 NextToken:7
        ListUsers UserPoolId!51 AttributesToGet:203 Limit:104 PaginationToken:213 Filter:176 > Users:271 PaginationToken:213
        ListUsersInGroup UserPoolId!51 GroupName!67 Limit:104 NextToken:215 > Users:271 NextToken:215
        ListWebAuthnCredentials AccessToken!29 NextToken:215 MaxResults:272 > Credentials!274 NextToken:215
        ResendConfirmationCode ClientId!111 Username!189 SecretHash:232 UserContextData:233 AnalyticsMetadata:208 ClientMetadata:72 >
         CodeDeliveryDetails:245
        RespondToAuthChallenge ClientId!111 ChallengeName!211 Session:210 ChallengeResponses:207 AnalyticsMetadata:208
         UserContextData:233 ClientMetadata:72 > ChallengeName:211 Session:210 ChallengeParameters:72 AuthenticationResult:212
         AvailableChallenges:47
        RevokeToken Token!29 ClientId!111 ClientSecret:36 RevokeAssociatedSessions:7 >
        RevokeUserSession AccessToken!34 SessionId!7 RevokeAssociatedSessions:7 >
        SetLogDeliveryConfiguration UserPoolId!51 LogConfigurations!88 > LogDeliveryConfiguration:247
        SetRiskConfiguration UserPoolId!51 ClientId:111 CompromisedCredentialsRiskConfiguration:112 AccountTakeoverRiskConfiguration:113
         RiskExceptionConfiguration:114 > RiskConfiguration!243
        SetUICustomization UserPoolId!51 ClientId:111 CSS:13 ImageFile:275 > UICustomization!249
        SetUserMFAPreference AccessToken!29 SMSMfaSettings:222 SoftwareTokenMfaSettings:223 EmailMfaSettings:224 WebAuthnMfaSettings:225
         >
        SetUserPoolClientSessionConfiguration UserPoolId!7 ClientId!34 SSOSession!251 > UserPoolId:7 ClientId:34 SSOSession:251
        SetUserPoolMfaConfig UserPoolId!51 SmsMfaConfiguration:252 SoftwareTokenMfaConfiguration:253 EmailMfaConfiguration:254
         MfaConfiguration:173 WebAuthnConfiguration:255 > SmsMfaConfiguration:252 SoftwareTokenMfaConfiguration:253
         EmailMfaConfiguration:254 MfaConfiguration:173 WebAuthnConfiguration:255
        SetUserPoolSessionConfiguration UserPoolId!7 UserSessionTracking!7 TokenSession!256 > UserPoolId:7 UserSessionTracking:7
         TokenSession:256
        SetUserSettings AccessToken!29 MFAOptions!192 >
        SignUp ClientId!111 Username!189 SecretHash:232 Password:199 UserAttributes:50 ValidationData:50 AnalyticsMetadata:208
         UserContextData:233 ClientMetadata:72 > UserConfirmed!2 UserSub!13 CodeDeliveryDetails:245 Session:210
        StartUserImportJob UserPoolId!51 JobId!140 > UserImportJob:239
        StartWebAuthnRegistration AccessToken!29 > CredentialCreationOptions!90
        StopUserImportJob UserPoolId!51 JobId!140 > UserImportJob:239
        TagResource ResourceArn!12 Tags!177 >
        UntagResource ResourceArn!12 TagKeys!276 >
        UpdateAuthEventFeedback UserPoolId!51 Username!189 EventId!226 FeedbackToken!29 FeedbackValue!64 >
        UpdateDeviceStatus AccessToken!29 DeviceKey!48 DeviceRememberedStatus:227 >
        UpdateGroup GroupName!67 UserPoolId!51 Description:68 RoleArn:12 Precedence:69 > Group:216
        UpdateIdentityProvider UserPoolId!51 ProviderName!70 ProviderDetails:72 AttributeMapping:74 IdpIdentifiers:76 AcrMapping:72 >
         IdentityProvider!235
        UpdateManagedLoginBranding UserPoolId:51 ManagedLoginBrandingId:89 UseCognitoProvidedValues:2 Settings:90 Assets:92 >
         ManagedLoginBranding:236
        UpdateProvisionedLimit LimitDefinition!81 RequestedLimitValue!30 > Limit!248
        UpdateResourceServer UserPoolId!51 Identifier!107 Name!108 Scopes:110 > ResourceServer!237
        UpdateTerms TermsId!89 UserPoolId!51 TermsName:129 TermsSource:131 Enforcement:130 Links:134 > Terms:238
        UpdateUserAttributes UserAttributes!50 AccessToken!29 ClientMetadata:72 > CodeDeliveryDetailsList:277
        UpdateUserPool UserPoolId!51 Policies:165 DeletionProtection:166 LambdaConfig:161 AutoVerifiedAttributes:138
         SmsVerificationMessage:127 EmailVerificationMessage:62 EmailVerificationSubject:95 VerificationMessageTemplate:171
         SmsAuthenticationMessage:127 UserAttributeUpdateSettings:172 MfaConfiguration:173 DeviceConfiguration:174
         EmailConfiguration:175 SmsConfiguration:128 UserPoolTags:177 AdminCreateUserConfig:179 UserPoolAddOns:180 DcrConfiguration:181
         AccountRecoverySetting:183 PoolName:139 UserPoolTier:184 KeyConfiguration:185 IssuerConfiguration:186 AcrConfiguration:188 >
        UpdateUserPoolClient UserPoolId!51 ClientId!111 ClientName:145 RefreshTokenValidity:146 AccessTokenValidity:147
         IdTokenValidity:147 TokenValidityUnits:148 ReadAttributes:150 WriteAttributes:150 ExplicitAuthFlows:152
         SupportedIdentityProviders:153 CallbackURLs:154 LogoutURLs:154 DefaultRedirectURI:133 AllowedOAuthFlows:155
         AllowedOAuthScopes:156 AllowedOAuthFlowsUserPoolClient:2 AnalyticsConfiguration:157 PreventUserExistenceErrors:158
         EnableTokenRevocation:2 EnablePropagateAdditionalUserContextData:2 AuthSessionValidity:159 RefreshTokenRotation:160 >
         UserPoolClient:241
        UpdateUserPoolDomain Domain!53 UserPoolId!51 ManagedLoginVersion:30 CustomDomainConfig:57 Routing:58 > ManagedLoginVersion:30
         CloudFrontDomain:178 Routing:58
        UpdateUserPoolReplica UserPoolId!7 RegionName!7 Status!7 > UserPoolReplica:242
        VerifySoftwareToken UserCode!278 AccessToken:29 Session:210 FriendlyDeviceName:13 > Status:279 Session:210
        VerifyUserAttribute AccessToken!29 AttributeName!19 Code!231 >
        """u8;
}
