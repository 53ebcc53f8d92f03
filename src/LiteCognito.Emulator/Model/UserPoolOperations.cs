// Written by spec/model-table.cs from spec/operations.json.
namespace LiteCognito.Emulator.Model;

internal static class UserPoolOperations
{
    public static ReadOnlySpan<byte> Text => """
        AddCustomAttributes UserPoolId!51 CustomAttributes!194 >
        AddUserPoolClientSecret UserPoolId!51 ClientId!111 ClientSecret:36 > ClientSecretDescriptor:195
        AdminAddUserToGroup UserPoolId!51 Username!186 GroupName!67 >
        AdminConfirmSignUp UserPoolId!51 Username!186 ClientMetadata:72 >
        AdminCreateUser UserPoolId!51 Username!186 UserAttributes:50 ValidationData:50 TemporaryPassword:196 ForceAliasCreation:2
         MessageAction:197 DesiredDeliveryMediums:198 ClientMetadata:72 > User:199
        AdminDeleteSoftwareToken UserPoolId!7 Username!34 >
        AdminDeleteUser UserPoolId!51 Username!186 >
        AdminDeleteUserAttributes UserPoolId!51 Username!186 UserAttributeNames!200 >
        AdminDisableProviderForUser UserPoolId!13 User!201 >
        AdminDisableUser UserPoolId!51 Username!186 >
        AdminEnableUser UserPoolId!51 Username!186 >
        AdminForgetDevice UserPoolId!51 Username!186 DeviceKey!48 >
        AdminGetDevice DeviceKey!48 UserPoolId!51 Username!186 > Device!202
        AdminGetUser UserPoolId!51 Username!186 > Username!186 UserAttributes:50 UserCreateDate:22 UserLastModifiedDate:22 Enabled:2
         UserStatus:187 MFAOptions:189 PreferredMfaSetting:13 UserMFASettingList:47
        AdminGetUserAuthFactors UserPoolId!7 Username!34 > Username!34 PreferredMfaSetting:7 UserMFASettingList:47
         ConfiguredUserAuthFactors:47
        AdminInitiateAuth UserPoolId!51 ClientId!111 AuthFlow!203 AuthParameters:204 ClientMetadata:72 AnalyticsMetadata:205
         ContextData:206 Session:207 > ChallengeName:208 Session:207 ChallengeParameters:72 AuthenticationResult:209
         AvailableChallenges:47
        AdminLinkProviderForUser UserPoolId!13 DestinationUser!201 SourceUser!201 >
        AdminListDevices UserPoolId!51 Username!186 Limit:104 PaginationToken:210 > Devices:211 PaginationToken:210
        AdminListGroupsForUser Username!186 UserPoolId!51 Limit:104 NextToken:212 > Groups:214 NextToken:212
        AdminListUserAuthEvents UserPoolId!51 Username!186 MaxResults:104 NextToken:212 > AuthEvents:216 NextToken:212
        AdminListUserSessions UserPoolId!7 Username!34 NextToken:7 > Sessions:218 NextToken:7
        AdminRemoveUserFromGroup UserPoolId!51 Username!186 GroupName!67 >
        AdminResetUserPassword UserPoolId!51 Username!186 ClientMetadata:72 >
        AdminRespondToAuthChallenge UserPoolId!51 ClientId!111 ChallengeName!208 ChallengeResponses:204 Session:207
         AnalyticsMetadata:205 ContextData:206 ClientMetadata:72 > ChallengeName:208 Session:207 ChallengeParameters:72
         AuthenticationResult:209 AvailableChallenges:47
        AdminRevokeUserSession UserPoolId!7 Username!34 SessionId!7 RevokeAssociatedSessions:7 >
        AdminSetUserMFAPreference Username!186 UserPoolId!51 SMSMfaSettings:219 SoftwareTokenMfaSettings:220 EmailMfaSettings:221
         WebAuthnMfaSettings:222 >
        AdminSetUserPassword UserPoolId!51 Username!186 Password!196 Permanent:2 >
        AdminSetUserSettings UserPoolId!51 Username!186 MFAOptions!189 >
        AdminUpdateAuthEventFeedback UserPoolId!51 Username!186 EventId!223 FeedbackValue!64 >
        AdminUpdateDeviceStatus UserPoolId!51 Username!186 DeviceKey!48 DeviceRememberedStatus:224 >
        AdminUpdateUserAttributes UserPoolId!51 Username!186 UserAttributes!50 ClientMetadata:72 >
        AdminUserGlobalSignOut UserPoolId!51 Username!186 >
        AssociateSoftwareToken AccessToken:29 Session:207 > SecretCode:225 Session:207
        ChangePassword ProposedPassword!196 AccessToken!29 PreviousPassword:196 >
        CompleteWebAuthnRegistration AccessToken!29 Credential!90 >
        ConfirmDevice AccessToken!29 DeviceKey!48 DeviceSecretVerifierConfig:226 DeviceName:227 > UserConfirmationNecessary:2
        ConfirmForgotPassword ClientId!111 Username!186 ConfirmationCode!228 Password!196 SecretHash:229 AnalyticsMetadata:205
         UserContextData:230 ClientMetadata:72 >
        ConfirmSignUp ClientId!111 Username!186 ConfirmationCode!228 SecretHash:229 ForceAliasCreation:2 AnalyticsMetadata:205
         UserContextData:230 ClientMetadata:72 Session:207 > Session:207
        CreateGroup GroupName!67 UserPoolId!51 Description:68 RoleArn:12 Precedence:69 > Group:213
        CreateIdentityProvider UserPoolId!51 ProviderName!231 ProviderType!71 ProviderDetails!72 AttributeMapping:74 IdpIdentifiers:76
         AcrMapping:72 > IdentityProvider!232
        CreateManagedLoginBranding UserPoolId!51 ClientId!111 UseCognitoProvidedValues:2 Settings:90 Assets:92 >
         ManagedLoginBranding:233
        CreateResourceServer UserPoolId!51 Identifier!107 Name!108 Scopes:110 > ResourceServer!234
        CreateTerms UserPoolId!51 ClientId!111 TermsName!129 TermsSource!131 Enforcement!130 Links:134 > Terms:235
        CreateUserImportJob JobName!138 UserPoolId!51 CloudWatchLogsRoleArn!12 PasswordHashingAlgorithm:7 > UserImportJob:236
        CreateUserPool PoolName!138 Policies:163 DeletionProtection:164 LambdaConfig:159 AutoVerifiedAttributes:137 AliasAttributes:168
         UsernameAttributes:137 SmsVerificationMessage:127 EmailVerificationMessage:62 EmailVerificationSubject:95
         VerificationMessageTemplate:169 SmsAuthenticationMessage:127 MfaConfiguration:171 UserAttributeUpdateSettings:170
         DeviceConfiguration:172 EmailConfiguration:173 SmsConfiguration:128 UserPoolTags:175 AdminCreateUserConfig:176 Schema:166
         UserPoolAddOns:177 DcrConfiguration:178 UsernameConfiguration:179 AccountRecoverySetting:180 UserPoolTier:181
         KeyConfiguration:182 IssuerConfiguration:183 AcrConfiguration:185 > UserPool:237
        CreateUserPoolClient UserPoolId!51 ClientName!138 GenerateSecret:2 ClientSecret:36 RefreshTokenValidity:144
         AccessTokenValidity:145 IdTokenValidity:145 TokenValidityUnits:146 ReadAttributes:148 WriteAttributes:148 ExplicitAuthFlows:150
         SupportedIdentityProviders:151 CallbackURLs:152 LogoutURLs:152 DefaultRedirectURI:133 AllowedOAuthFlows:153
         AllowedOAuthScopes:154 AllowedOAuthFlowsUserPoolClient:2 AnalyticsConfiguration:155 PreventUserExistenceErrors:156
         EnableTokenRevocation:2 EnablePropagateAdditionalUserContextData:2 AuthSessionValidity:157 RefreshTokenRotation:158 >
         UserPoolClient:238
        CreateUserPoolDomain Domain!53 UserPoolId!51 ManagedLoginVersion:30 CustomDomainConfig:57 Routing:58 > ManagedLoginVersion:30
         CloudFrontDomain:53 Routing:58
        CreateUserPoolReplica UserPoolId!7 RegionName!7 UserPoolTags:175 > UserPoolReplica:239
        DeleteGroup GroupName!67 UserPoolId!51 >
        DeleteIdentityProvider UserPoolId!51 ProviderName!70 >
        DeleteManagedLoginBranding ManagedLoginBrandingId!89 UserPoolId!51 >
        DeleteResourceServer UserPoolId!51 Identifier!107 >
        DeleteTerms TermsId!89 UserPoolId!51 >
        DeleteUser AccessToken!29 >
        DeleteUserAttributes UserAttributeNames!200 AccessToken!29 >
        DeleteUserPool UserPoolId!51 >
        DeleteUserPoolClient UserPoolId!51 ClientId!111 >
        DeleteUserPoolClientSecret UserPoolId!51 ClientId!111 ClientSecretId!35 >
        DeleteUserPoolDomain Domain!53 UserPoolId!51 >
        DeleteUserPoolReplica UserPoolId!7 RegionName!7 > UserPoolReplica:239
        DeleteWebAuthnCredential AccessToken!29 CredentialId!13 >
        DescribeIdentityProvider UserPoolId!51 ProviderName!70 > IdentityProvider!232
        DescribeManagedLoginBranding UserPoolId!51 ManagedLoginBrandingId!89 ReturnMergedResources:2 > ManagedLoginBranding:233
        DescribeManagedLoginBrandingByClient UserPoolId!51 ClientId!111 ReturnMergedResources:2 > ManagedLoginBranding:233
        DescribeResourceServer UserPoolId!51 Identifier!107 > ResourceServer!234
        DescribeRiskConfiguration UserPoolId!51 ClientId:111 > RiskConfiguration!240
        DescribeTerms TermsId!89 UserPoolId!51 > Terms:235
        DescribeTermsByClient ClientId!34 UserPoolId!7 TermsName!7 > Terms:235
        DescribeUserImportJob UserPoolId!51 JobId!139 > UserImportJob:236
        DescribeUserPool UserPoolId!51 > UserPool:237
        DescribeUserPoolClient UserPoolId!51 ClientId!111 > UserPoolClient:238
        DescribeUserPoolDomain Domain!53 > DomainDescription:241
        ForgetDevice DeviceKey!48 AccessToken:29 >
        ForgotPassword ClientId!111 Username!186 SecretHash:229 UserContextData:230 AnalyticsMetadata:205 ClientMetadata:72 >
         CodeDeliveryDetails:242
        GetCSVHeader UserPoolId!51 > UserPoolId:51 CSVHeader:47
        GetClientToken ClientId!34 Secret!34 Scopes:47 ClientMetadata:72 > ClientAuthenticationResult:243
        GetDevice DeviceKey!48 AccessToken:29 > Device!202
        GetGroup GroupName!67 UserPoolId!51 > Group:213
        GetIdentityProviderByIdentifier UserPoolId!51 IdpIdentifier!75 > IdentityProvider!232
        GetLogDeliveryConfiguration UserPoolId!51 > LogDeliveryConfiguration:244
        GetProvisionedLimit LimitDefinition!81 > Limit!245
        GetSigningCertificate UserPoolId!51 > Certificate:13
        GetTokensFromRefreshToken RefreshToken!29 ClientId!111 ClientSecret:36 DeviceKey:48 ClientMetadata:72 > AuthenticationResult:209
        GetUICustomization UserPoolId!51 ClientId:111 > UICustomization!246
        GetUser AccessToken!29 > Username!186 UserAttributes!50 MFAOptions:189 PreferredMfaSetting:13 UserMFASettingList:47
        GetUserAttributeVerificationCode AccessToken!29 AttributeName!19 ClientMetadata:72 > CodeDeliveryDetails:242
        GetUserAuthFactors AccessToken!29 > Username!186 PreferredMfaSetting:13 UserMFASettingList:47 ConfiguredUserAuthFactors:247
        GetUserPoolClientSessionConfiguration UserPoolId!7 ClientId!34 > UserPoolId:7 ClientId:34 SSOSession:248
        GetUserPoolMfaConfig UserPoolId!51 > SmsMfaConfiguration:249 SoftwareTokenMfaConfiguration:250 EmailMfaConfiguration:251
         MfaConfiguration:171 WebAuthnConfiguration:252
        GetUserPoolSessionConfiguration UserPoolId!7 > UserPoolId:7 UserSessionTracking:7 TokenSession:253
        GlobalSignOut AccessToken!29 >
        InitiateAuth AuthFlow!203 ClientId!111 AuthParameters:204 ClientMetadata:72 AnalyticsMetadata:205 UserContextData:230
         Session:207 > ChallengeName:208 Session:207 ChallengeParameters:72 AuthenticationResult:209 AvailableChallenges:47
        ListDevices AccessToken!29 Limit:104 PaginationToken:210 > Devices:211 PaginationToken:210
        ListGroups UserPoolId!51 Limit:104 NextToken:212 > Groups:214 NextToken:212
        ListIdentityProviders UserPoolId!51 MaxResults:104 NextToken:210 > Providers!255 NextToken:210
        ListResourceServers UserPoolId!51 MaxResults:256 NextToken:210 > ResourceServers!257 NextToken:210
        ListTagsForResource ResourceArn!12 > Tags:72
        ListTerms UserPoolId!51 MaxResults:258 NextToken:13 > Terms!260 NextToken:13
        ListUserImportJobs UserPoolId!51 MaxResults!258 PaginationToken:210 > UserImportJobs:261 PaginationToken:210
        ListUserPoolClientSecrets UserPoolId!51 ClientId!111 NextToken:212 > ClientSecrets:262 NextToken:212
        ListUserPoolClients UserPoolId!51 MaxResults:258 NextToken:212 ClientType:7 > UserPoolClients:264 NextToken:212
        ListUserPoolReplicas UserPoolId!7 NextToken:7 > UserPoolReplicas:265 NextToken:7
        ListUserPools MaxResults!258 NextToken:210 > UserPools:267 NextToken:210
        ListUserSessions AccessToken!34 NextToken:7 > Sessions:218 NextToken:7
        ListUsers UserPoolId!51 AttributesToGet:200 Limit:104 PaginationToken:210 Filter:174 > Users:268 PaginationToken:210
        ListUsersInGroup UserPoolId!51 GroupName!67 Limit:104 NextToken:212 > Users:268 NextToken:212
        ListWebAuthnCredentials AccessToken!29 NextToken:212 MaxResults:269 > Credentials!271 NextToken:212
        ResendConfirmationCode ClientId!111 Username!186 SecretHash:229 UserContextData:230 AnalyticsMetadata:205 ClientMetadata:72 >
         CodeDeliveryDetails:242
        RespondToAuthChallenge ClientId!111 ChallengeName!208 Session:207 ChallengeResponses:204 AnalyticsMetadata:205
         UserContextData:230 ClientMetadata:72 > ChallengeName:208 Session:207 ChallengeParameters:72 AuthenticationResult:209
         AvailableChallenges:47
        RevokeToken Token!29 ClientId!111 ClientSecret:36 RevokeAssociatedSessions:7 >
        RevokeUserSession AccessToken!34 SessionId!7 RevokeAssociatedSessions:7 >
        SetLogDeliveryConfiguration UserPoolId!51 LogConfigurations!88 > LogDeliveryConfiguration:244
        SetRiskConfiguration UserPoolId!51 ClientId:111 CompromisedCredentialsRiskConfiguration:112 AccountTakeoverRiskConfiguration:113
         RiskExceptionConfiguration:114 > RiskConfiguration!240
        SetUICustomization UserPoolId!51 ClientId:111 CSS:13 ImageFile:272 > UICustomization!246
        SetUserMFAPreference AccessToken!29 SMSMfaSettings:219 SoftwareTokenMfaSettings:220 EmailMfaSettings:221 WebAuthnMfaSettings:222
         >
        SetUserPoolClientSessionConfiguration UserPoolId!7 ClientId!34 SSOSession!248 > UserPoolId:7 ClientId:34 SSOSession:248
        SetUserPoolMfaConfig UserPoolId!51 SmsMfaConfiguration:249 SoftwareTokenMfaConfiguration:250 EmailMfaConfiguration:251
         MfaConfiguration:171 WebAuthnConfiguration:252 > SmsMfaConfiguration:249 SoftwareTokenMfaConfiguration:250
         EmailMfaConfiguration:251 MfaConfiguration:171 WebAuthnConfiguration:252
        SetUserPoolSessionConfiguration UserPoolId!7 UserSessionTracking!7 TokenSession!253 > UserPoolId:7 UserSessionTracking:7
         TokenSession:253
        SetUserSettings AccessToken!29 MFAOptions!189 >
        SignUp ClientId!111 Username!186 SecretHash:229 Password:196 UserAttributes:50 ValidationData:50 AnalyticsMetadata:205
         UserContextData:230 ClientMetadata:72 > UserConfirmed!2 UserSub!13 CodeDeliveryDetails:242 Session:207
        StartUserImportJob UserPoolId!51 JobId!139 > UserImportJob:236
        StartWebAuthnRegistration AccessToken!29 > CredentialCreationOptions!90
        StopUserImportJob UserPoolId!51 JobId!139 > UserImportJob:236
        TagResource ResourceArn!12 Tags!175 >
        UntagResource ResourceArn!12 TagKeys!273 >
        UpdateAuthEventFeedback UserPoolId!51 Username!186 EventId!223 FeedbackToken!29 FeedbackValue!64 >
        UpdateDeviceStatus AccessToken!29 DeviceKey!48 DeviceRememberedStatus:224 >
        UpdateGroup GroupName!67 UserPoolId!51 Description:68 RoleArn:12 Precedence:69 > Group:213
        UpdateIdentityProvider UserPoolId!51 ProviderName!70 ProviderDetails:72 AttributeMapping:74 IdpIdentifiers:76 AcrMapping:72 >
         IdentityProvider!232
        UpdateManagedLoginBranding UserPoolId:51 ManagedLoginBrandingId:89 UseCognitoProvidedValues:2 Settings:90 Assets:92 >
         ManagedLoginBranding:233
        UpdateProvisionedLimit LimitDefinition!81 RequestedLimitValue!30 > Limit!245
        UpdateResourceServer UserPoolId!51 Identifier!107 Name!108 Scopes:110 > ResourceServer!234
        UpdateTerms TermsId!89 UserPoolId!51 TermsName:129 TermsSource:131 Enforcement:130 Links:134 > Terms:235
        UpdateUserAttributes UserAttributes!50 AccessToken!29 ClientMetadata:72 > CodeDeliveryDetailsList:274
        UpdateUserPool UserPoolId!51 Policies:163 DeletionProtection:164 LambdaConfig:159 AutoVerifiedAttributes:137
         SmsVerificationMessage:127 EmailVerificationMessage:62 EmailVerificationSubject:95 VerificationMessageTemplate:169
         SmsAuthenticationMessage:127 UserAttributeUpdateSettings:170 MfaConfiguration:171 DeviceConfiguration:172
         EmailConfiguration:173 SmsConfiguration:128 UserPoolTags:175 AdminCreateUserConfig:176 UserPoolAddOns:177 DcrConfiguration:178
         AccountRecoverySetting:180 PoolName:138 UserPoolTier:181 KeyConfiguration:182 IssuerConfiguration:183 AcrConfiguration:185 >
        UpdateUserPoolClient UserPoolId!51 ClientId!111 ClientName:138 RefreshTokenValidity:144 AccessTokenValidity:145
         IdTokenValidity:145 TokenValidityUnits:146 ReadAttributes:148 WriteAttributes:148 ExplicitAuthFlows:150
         SupportedIdentityProviders:151 CallbackURLs:152 LogoutURLs:152 DefaultRedirectURI:133 AllowedOAuthFlows:153
         AllowedOAuthScopes:154 AllowedOAuthFlowsUserPoolClient:2 AnalyticsConfiguration:155 PreventUserExistenceErrors:156
         EnableTokenRevocation:2 EnablePropagateAdditionalUserContextData:2 AuthSessionValidity:157 RefreshTokenRotation:158 >
         UserPoolClient:238
        UpdateUserPoolDomain Domain!53 UserPoolId!51 ManagedLoginVersion:30 CustomDomainConfig:57 Routing:58 > ManagedLoginVersion:30
         CloudFrontDomain:53 Routing:58
        UpdateUserPoolReplica UserPoolId!7 RegionName!7 Status!7 > UserPoolReplica:239
        VerifySoftwareToken UserCode!275 AccessToken:29 Session:207 FriendlyDeviceName:13 > Status:276 Session:207
        VerifyUserAttribute AccessToken!29 AttributeName!19 Code!228 >
        """u8;
}
