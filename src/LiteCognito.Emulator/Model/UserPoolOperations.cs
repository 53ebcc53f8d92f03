// Written by spec/model-table.cs from spec/operations.json.
namespace LiteCognito.Emulator.Model;

internal static class UserPoolOperations
{
    public static ReadOnlySpan<byte> Text => """
        AddCustomAttributes UserPoolId!51 CustomAttributes!196 >
        AddUserPoolClientSecret UserPoolId!51 ClientId!111 ClientSecret:36 > ClientSecretDescriptor:197
        AdminAddUserToGroup UserPoolId!51 Username!188 GroupName!67 >
        AdminConfirmSignUp UserPoolId!51 Username!188 ClientMetadata:72 >
        AdminCreateUser UserPoolId!51 Username!188 UserAttributes:50 ValidationData:50 TemporaryPassword:198 ForceAliasCreation:2
         MessageAction:199 DesiredDeliveryMediums:200 ClientMetadata:72 > User:201
        AdminDeleteSoftwareToken UserPoolId!7 Username!34 >
        AdminDeleteUser UserPoolId!51 Username!188 >
        AdminDeleteUserAttributes UserPoolId!51 Username!188 UserAttributeNames!202 >
        AdminDisableProviderForUser UserPoolId!13 User!203 >
        AdminDisableUser UserPoolId!51 Username!188 >
        AdminEnableUser UserPoolId!51 Username!188 >
        AdminForgetDevice UserPoolId!51 Username!188 DeviceKey!48 >
        AdminGetDevice DeviceKey!48 UserPoolId!51 Username!188 > Device!204
        AdminGetUser UserPoolId!51 Username!188 > Username!188 UserAttributes:50 UserCreateDate:22 UserLastModifiedDate:22 Enabled:2
         UserStatus:189 MFAOptions:191 PreferredMfaSetting:13 UserMFASettingList:47
        AdminGetUserAuthFactors UserPoolId!7 Username!34 > Username!34 PreferredMfaSetting:7 UserMFASettingList:47
         ConfiguredUserAuthFactors:47
        AdminInitiateAuth UserPoolId!51 ClientId!111 AuthFlow!205 AuthParameters:206 ClientMetadata:72 AnalyticsMetadata:207
         ContextData:208 Session:209 > ChallengeName:210 Session:209 ChallengeParameters:72 AuthenticationResult:211
         AvailableChallenges:47
        AdminLinkProviderForUser UserPoolId!13 DestinationUser!203 SourceUser!203 >
        AdminListDevices UserPoolId!51 Username!188 Limit:104 PaginationToken:212 > Devices:213 PaginationToken:212
        AdminListGroupsForUser Username!188 UserPoolId!51 Limit:104 NextToken:214 > Groups:216 NextToken:214
        AdminListUserAuthEvents UserPoolId!51 Username!188 MaxResults:104 NextToken:214 > AuthEvents:218 NextToken:214
        AdminListUserSessions UserPoolId!7 Username!34 NextToken:7 > Sessions:220 NextToken:7
        AdminRemoveUserFromGroup UserPoolId!51 Username!188 GroupName!67 >
        AdminResetUserPassword UserPoolId!51 Username!188 ClientMetadata:72 >
        AdminRespondToAuthChallenge UserPoolId!51 ClientId!111 ChallengeName!210 ChallengeResponses:206 Session:209
         AnalyticsMetadata:207 ContextData:208 ClientMetadata:72 > ChallengeName:210 Session:209 ChallengeParameters:72
         AuthenticationResult:211 AvailableChallenges:47
        AdminRevokeUserSession UserPoolId!7 Username!34 SessionId!7 RevokeAssociatedSessions:7 >
        AdminSetUserMFAPreference Username!188 UserPoolId!51 SMSMfaSettings:221 SoftwareTokenMfaSettings:222 EmailMfaSettings:223
         WebAuthnMfaSettings:224 >
        AdminSetUserPassword UserPoolId!51 Username!188 Password!198 Permanent:2 >
        AdminSetUserSettings UserPoolId!51 Username!188 MFAOptions!191 >
        AdminUpdateAuthEventFeedback UserPoolId!51 Username!188 EventId!225 FeedbackValue!64 >
        AdminUpdateDeviceStatus UserPoolId!51 Username!188 DeviceKey!48 DeviceRememberedStatus:226 >
        AdminUpdateUserAttributes UserPoolId!51 Username!188 UserAttributes!50 ClientMetadata:72 >
        AdminUserGlobalSignOut UserPoolId!51 Username!188 >
        AssociateSoftwareToken AccessToken:29 Session:209 > SecretCode:227 Session:209
        ChangePassword ProposedPassword!198 AccessToken!29 PreviousPassword:198 >
        CompleteWebAuthnRegistration AccessToken!29 Credential!90 >
        ConfirmDevice AccessToken!29 DeviceKey!48 DeviceSecretVerifierConfig:228 DeviceName:229 > UserConfirmationNecessary:2
        ConfirmForgotPassword ClientId!111 Username!188 ConfirmationCode!230 Password!198 SecretHash:231 AnalyticsMetadata:207
         UserContextData:232 ClientMetadata:72 >
        ConfirmSignUp ClientId!111 Username!188 ConfirmationCode!230 SecretHash:231 ForceAliasCreation:2 AnalyticsMetadata:207
         UserContextData:232 ClientMetadata:72 Session:209 > Session:209
        CreateGroup GroupName!67 UserPoolId!51 Description:68 RoleArn:12 Precedence:69 > Group:215
        CreateIdentityProvider UserPoolId!51 ProviderName!233 ProviderType!71 ProviderDetails!72 AttributeMapping:74 IdpIdentifiers:76
         AcrMapping:72 > IdentityProvider!234
        CreateManagedLoginBranding UserPoolId!51 ClientId!111 UseCognitoProvidedValues:2 Settings:90 Assets:92 >
         ManagedLoginBranding:235
        CreateResourceServer UserPoolId!51 Identifier!107 Name!108 Scopes:110 > ResourceServer!236
        CreateTerms UserPoolId!51 ClientId!111 TermsName!129 TermsSource!131 Enforcement!130 Links:134 > Terms:237
        CreateUserImportJob JobName!139 UserPoolId!51 CloudWatchLogsRoleArn!12 PasswordHashingAlgorithm:7 > UserImportJob:238
        CreateUserPool PoolName!139 Policies:164 DeletionProtection:165 LambdaConfig:160 AutoVerifiedAttributes:138 AliasAttributes:169
         UsernameAttributes:138 SmsVerificationMessage:127 EmailVerificationMessage:62 EmailVerificationSubject:95
         VerificationMessageTemplate:170 SmsAuthenticationMessage:127 MfaConfiguration:172 UserAttributeUpdateSettings:171
         DeviceConfiguration:173 EmailConfiguration:174 SmsConfiguration:128 UserPoolTags:176 AdminCreateUserConfig:178 Schema:167
         UserPoolAddOns:179 DcrConfiguration:180 UsernameConfiguration:181 AccountRecoverySetting:182 UserPoolTier:183
         KeyConfiguration:184 IssuerConfiguration:185 AcrConfiguration:187 > UserPool:239
        CreateUserPoolClient UserPoolId!51 ClientName!139 GenerateSecret:2 ClientSecret:36 RefreshTokenValidity:145
         AccessTokenValidity:146 IdTokenValidity:146 TokenValidityUnits:147 ReadAttributes:149 WriteAttributes:149 ExplicitAuthFlows:151
         SupportedIdentityProviders:152 CallbackURLs:153 LogoutURLs:153 DefaultRedirectURI:133 AllowedOAuthFlows:154
         AllowedOAuthScopes:155 AllowedOAuthFlowsUserPoolClient:2 AnalyticsConfiguration:156 PreventUserExistenceErrors:157
         EnableTokenRevocation:2 EnablePropagateAdditionalUserContextData:2 AuthSessionValidity:158 RefreshTokenRotation:159 >
         UserPoolClient:240
        CreateUserPoolDomain Domain!53 UserPoolId!51 ManagedLoginVersion:30 CustomDomainConfig:57 Routing:58 > ManagedLoginVersion:30
         CloudFrontDomain:177 Routing:58
        CreateUserPoolReplica UserPoolId!7 RegionName!7 UserPoolTags:176 > UserPoolReplica:241
        DeleteGroup GroupName!67 UserPoolId!51 >
        DeleteIdentityProvider UserPoolId!51 ProviderName!70 >
        DeleteManagedLoginBranding ManagedLoginBrandingId!89 UserPoolId!51 >
        DeleteResourceServer UserPoolId!51 Identifier!107 >
        DeleteTerms TermsId!89 UserPoolId!51 >
        DeleteUser AccessToken!29 >
        DeleteUserAttributes UserAttributeNames!202 AccessToken!29 >
        DeleteUserPool UserPoolId!51 >
        DeleteUserPoolClient UserPoolId!51 ClientId!111 >
        DeleteUserPoolClientSecret UserPoolId!51 ClientId!111 ClientSecretId!35 >
        DeleteUserPoolDomain Domain!53 UserPoolId!51 >
        DeleteUserPoolReplica UserPoolId!7 RegionName!7 > UserPoolReplica:241
        DeleteWebAuthnCredential AccessToken!29 CredentialId!13 >
        DescribeIdentityProvider UserPoolId!51 ProviderName!70 > IdentityProvider!234
        DescribeManagedLoginBranding UserPoolId!51 ManagedLoginBrandingId!89 ReturnMergedResources:2 > ManagedLoginBranding:235
        DescribeManagedLoginBrandingByClient UserPoolId!51 ClientId!111 ReturnMergedResources:2 > ManagedLoginBranding:235
        DescribeResourceServer UserPoolId!51 Identifier!107 > ResourceServer!236
        DescribeRiskConfiguration UserPoolId!51 ClientId:111 > RiskConfiguration!242
        DescribeTerms TermsId!89 UserPoolId!51 > Terms:237
        DescribeTermsByClient ClientId!34 UserPoolId!7 TermsName!7 > Terms:237
        DescribeUserImportJob UserPoolId!51 JobId!140 > UserImportJob:238
        DescribeUserPool UserPoolId!51 > UserPool:239
        DescribeUserPoolClient UserPoolId!51 ClientId!111 > UserPoolClient:240
        DescribeUserPoolDomain Domain!53 > DomainDescription:243
        ForgetDevice DeviceKey!48 AccessToken:29 >
        ForgotPassword ClientId!111 Username!188 SecretHash:231 UserContextData:232 AnalyticsMetadata:207 ClientMetadata:72 >
         CodeDeliveryDetails:244
        GetCSVHeader UserPoolId!51 > UserPoolId:51 CSVHeader:47
        GetClientToken ClientId!34 Secret!34 Scopes:47 ClientMetadata:72 > ClientAuthenticationResult:245
        GetDevice DeviceKey!48 AccessToken:29 > Device!204
        GetGroup GroupName!67 UserPoolId!51 > Group:215
        GetIdentityProviderByIdentifier UserPoolId!51 IdpIdentifier!75 > IdentityProvider!234
        GetLogDeliveryConfiguration UserPoolId!51 > LogDeliveryConfiguration:246
        GetProvisionedLimit LimitDefinition!81 > Limit!247
        GetSigningCertificate UserPoolId!51 > Certificate:13
        GetTokensFromRefreshToken RefreshToken!29 ClientId!111 ClientSecret:36 DeviceKey:48 ClientMetadata:72 > AuthenticationResult:211
        GetUICustomization UserPoolId!51 ClientId:111 > UICustomization!248
        GetUser AccessToken!29 > Username!188 UserAttributes!50 MFAOptions:191 PreferredMfaSetting:13 UserMFASettingList:47
        GetUserAttributeVerificationCode AccessToken!29 AttributeName!19 ClientMetadata:72 > CodeDeliveryDetails:244
        GetUserAuthFactors AccessToken!29 > Username!188 PreferredMfaSetting:13 UserMFASettingList:47 ConfiguredUserAuthFactors:249
        GetUserPoolClientSessionConfiguration UserPoolId!7 ClientId!34 > UserPoolId:7 ClientId:34 SSOSession:250
        GetUserPoolMfaConfig UserPoolId!51 > SmsMfaConfiguration:251 SoftwareTokenMfaConfiguration:252 EmailMfaConfiguration:253
         MfaConfiguration:172 WebAuthnConfiguration:254
        GetUserPoolSessionConfiguration UserPoolId!7 > UserPoolId:7 UserSessionTracking:7 TokenSession:255
        GlobalSignOut AccessToken!29 >
        InitiateAuth AuthFlow!205 ClientId!111 AuthParameters:206 ClientMetadata:72 AnalyticsMetadata:207 UserContextData:232
         Session:209 > ChallengeName:210 Session:209 ChallengeParameters:72 AuthenticationResult:211 AvailableChallenges:47
        ListDevices AccessToken!29 Limit:104 PaginationToken:212 > Devices:213 PaginationToken:212
        ListGroups UserPoolId!51 Limit:104 NextToken:214 > Groups:216 NextToken:214
        ListIdentityProviders UserPoolId!51 MaxResults:104 NextToken:212 > Providers!257 NextToken:212
        ListResourceServers UserPoolId!51 MaxResults:258 NextToken:212 > ResourceServers!259 NextToken:212
        ListTagsForResource ResourceArn!12 > Tags:72
        ListTerms UserPoolId!51 MaxResults:260 NextToken:13 > Terms!262 NextToken:13
        ListUserImportJobs UserPoolId!51 MaxResults!260 PaginationToken:212 > UserImportJobs:263 PaginationToken:212
        ListUserPoolClientSecrets UserPoolId!51 ClientId!111 NextToken:214 > ClientSecrets:264 NextToken:214
        ListUserPoolClients UserPoolId!51 MaxResults:260 NextToken:214 ClientType:7 > UserPoolClients:266 NextToken:214
        ListUserPoolReplicas UserPoolId!7 NextToken:7 > UserPoolReplicas:267 NextToken:7
        ListUserPools MaxResults!260 NextToken:212 > UserPools:269 NextToken:212
        ListUserSessions AccessToken!34 NextToken:7 > Sessions:220 NextToken:7
        ListUsers UserPoolId!51 AttributesToGet:202 Limit:104 PaginationToken:212 Filter:175 > Users:270 PaginationToken:212
        ListUsersInGroup UserPoolId!51 GroupName!67 Limit:104 NextToken:214 > Users:270 NextToken:214
        ListWebAuthnCredentials AccessToken!29 NextToken:214 MaxResults:271 > Credentials!273 NextToken:214
        ResendConfirmationCode ClientId!111 Username!188 SecretHash:231 UserContextData:232 AnalyticsMetadata:207 ClientMetadata:72 >
         CodeDeliveryDetails:244
        RespondToAuthChallenge ClientId!111 ChallengeName!210 Session:209 ChallengeResponses:206 AnalyticsMetadata:207
         UserContextData:232 ClientMetadata:72 > ChallengeName:210 Session:209 ChallengeParameters:72 AuthenticationResult:211
         AvailableChallenges:47
        RevokeToken Token!29 ClientId!111 ClientSecret:36 RevokeAssociatedSessions:7 >
        RevokeUserSession AccessToken!34 SessionId!7 RevokeAssociatedSessions:7 >
        SetLogDeliveryConfiguration UserPoolId!51 LogConfigurations!88 > LogDeliveryConfiguration:246
        SetRiskConfiguration UserPoolId!51 ClientId:111 CompromisedCredentialsRiskConfiguration:112 AccountTakeoverRiskConfiguration:113
         RiskExceptionConfiguration:114 > RiskConfiguration!242
        SetUICustomization UserPoolId!51 ClientId:111 CSS:13 ImageFile:274 > UICustomization!248
        SetUserMFAPreference AccessToken!29 SMSMfaSettings:221 SoftwareTokenMfaSettings:222 EmailMfaSettings:223 WebAuthnMfaSettings:224
         >
        SetUserPoolClientSessionConfiguration UserPoolId!7 ClientId!34 SSOSession!250 > UserPoolId:7 ClientId:34 SSOSession:250
        SetUserPoolMfaConfig UserPoolId!51 SmsMfaConfiguration:251 SoftwareTokenMfaConfiguration:252 EmailMfaConfiguration:253
         MfaConfiguration:172 WebAuthnConfiguration:254 > SmsMfaConfiguration:251 SoftwareTokenMfaConfiguration:252
         EmailMfaConfiguration:253 MfaConfiguration:172 WebAuthnConfiguration:254
        SetUserPoolSessionConfiguration UserPoolId!7 UserSessionTracking!7 TokenSession!255 > UserPoolId:7 UserSessionTracking:7
         TokenSession:255
        SetUserSettings AccessToken!29 MFAOptions!191 >
        SignUp ClientId!111 Username!188 SecretHash:231 Password:198 UserAttributes:50 ValidationData:50 AnalyticsMetadata:207
         UserContextData:232 ClientMetadata:72 > UserConfirmed!2 UserSub!13 CodeDeliveryDetails:244 Session:209
        StartUserImportJob UserPoolId!51 JobId!140 > UserImportJob:238
        StartWebAuthnRegistration AccessToken!29 > CredentialCreationOptions!90
        StopUserImportJob UserPoolId!51 JobId!140 > UserImportJob:238
        TagResource ResourceArn!12 Tags!176 >
        UntagResource ResourceArn!12 TagKeys!275 >
        UpdateAuthEventFeedback UserPoolId!51 Username!188 EventId!225 FeedbackToken!29 FeedbackValue!64 >
        UpdateDeviceStatus AccessToken!29 DeviceKey!48 DeviceRememberedStatus:226 >
        UpdateGroup GroupName!67 UserPoolId!51 Description:68 RoleArn:12 Precedence:69 > Group:215
        UpdateIdentityProvider UserPoolId!51 ProviderName!70 ProviderDetails:72 AttributeMapping:74 IdpIdentifiers:76 AcrMapping:72 >
         IdentityProvider!234
        UpdateManagedLoginBranding UserPoolId:51 ManagedLoginBrandingId:89 UseCognitoProvidedValues:2 Settings:90 Assets:92 >
         ManagedLoginBranding:235
        UpdateProvisionedLimit LimitDefinition!81 RequestedLimitValue!30 > Limit!247
        UpdateResourceServer UserPoolId!51 Identifier!107 Name!108 Scopes:110 > ResourceServer!236
        UpdateTerms TermsId!89 UserPoolId!51 TermsName:129 TermsSource:131 Enforcement:130 Links:134 > Terms:237
        UpdateUserAttributes UserAttributes!50 AccessToken!29 ClientMetadata:72 > CodeDeliveryDetailsList:276
        UpdateUserPool UserPoolId!51 Policies:164 DeletionProtection:165 LambdaConfig:160 AutoVerifiedAttributes:138
         SmsVerificationMessage:127 EmailVerificationMessage:62 EmailVerificationSubject:95 VerificationMessageTemplate:170
         SmsAuthenticationMessage:127 UserAttributeUpdateSettings:171 MfaConfiguration:172 DeviceConfiguration:173
         EmailConfiguration:174 SmsConfiguration:128 UserPoolTags:176 AdminCreateUserConfig:178 UserPoolAddOns:179 DcrConfiguration:180
         AccountRecoverySetting:182 PoolName:139 UserPoolTier:183 KeyConfiguration:184 IssuerConfiguration:185 AcrConfiguration:187 >
        UpdateUserPoolClient UserPoolId!51 ClientId!111 ClientName:139 RefreshTokenValidity:145 AccessTokenValidity:146
         IdTokenValidity:146 TokenValidityUnits:147 ReadAttributes:149 WriteAttributes:149 ExplicitAuthFlows:151
         SupportedIdentityProviders:152 CallbackURLs:153 LogoutURLs:153 DefaultRedirectURI:133 AllowedOAuthFlows:154
         AllowedOAuthScopes:155 AllowedOAuthFlowsUserPoolClient:2 AnalyticsConfiguration:156 PreventUserExistenceErrors:157
         EnableTokenRevocation:2 EnablePropagateAdditionalUserContextData:2 AuthSessionValidity:158 RefreshTokenRotation:159 >
         UserPoolClient:240
        UpdateUserPoolDomain Domain!53 UserPoolId!51 ManagedLoginVersion:30 CustomDomainConfig:57 Routing:58 > ManagedLoginVersion:30
         CloudFrontDomain:177 Routing:58
        UpdateUserPoolReplica UserPoolId!7 RegionName!7 Status!7 > UserPoolReplica:241
        VerifySoftwareToken UserCode!277 AccessToken:29 Session:209 FriendlyDeviceName:13 > Status:278 Session:209
        VerifyUserAttribute AccessToken!29 AttributeName!19 Code!230 >
        """u8;
}
