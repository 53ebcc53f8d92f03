// Written by spec/model-table.cs from spec/identity-operations.json.
namespace LiteCognito.Emulator.Model;

internal static class IdentityOperations
{
    public static ReadOnlySpan<byte> Text => """
        CreateIdentityPool IdentityPoolName!8 AllowUnauthenticatedIdentities!2 AllowClassicFlow:2 SupportedLoginProviders:19
         DeveloperProviderName:20 OpenIdConnectProviderARNs:7 CognitoIdentityProviders:22 SamlProviderARNs:7 IdentityPoolTags:23 >
         IdentityPoolId!6 IdentityPoolName!8 AllowUnauthenticatedIdentities!2 AllowClassicFlow:2 SupportedLoginProviders:19
         DeveloperProviderName:20 OpenIdConnectProviderARNs:7 CognitoIdentityProviders:22 SamlProviderARNs:7 IdentityPoolTags:23
        DeleteIdentities IdentityIdsToDelete!24 > UnprocessedIdentityIds:26
        DeleteIdentityPool IdentityPoolId!6 >
        DescribeIdentity IdentityId!6 > IdentityId:6 Logins:7 CreationDate:5 LastModifiedDate:5
        DescribeIdentityPool IdentityPoolId!6 > IdentityPoolId!6 IdentityPoolName!8 AllowUnauthenticatedIdentities!2 AllowClassicFlow:2
         SupportedLoginProviders:19 DeveloperProviderName:20 OpenIdConnectProviderARNs:7 CognitoIdentityProviders:22 SamlProviderARNs:7
         IdentityPoolTags:23
        GetCredentialsForIdentity IdentityId!6 Logins:27 CustomRoleArn:12 > IdentityId:6 Credentials:28
        GetId AccountId:29 IdentityPoolId!6 Logins:27 > IdentityId:6
        GetIdentityPoolRoles IdentityPoolId!6 > IdentityPoolId:6 Roles:30 RoleMappings:32
        GetOpenIdToken IdentityId!6 Logins:27 > IdentityId:6 Token:4
        GetOpenIdTokenForDeveloperIdentity IdentityPoolId!6 IdentityId:6 Logins!27 PrincipalTags:33 TokenDuration:34 > IdentityId:6
         Token:4
        GetPrincipalTagAttributeMap IdentityPoolId!6 IdentityProviderName!11 > IdentityPoolId:6 IdentityProviderName:11 UseDefaults:2
         PrincipalTags:33
        ListIdentities IdentityPoolId!6 MaxResults!35 NextToken:36 HideDisabled:2 > IdentityPoolId:6 Identities:38 NextToken:36
        ListIdentityPools MaxResults!35 NextToken:36 > IdentityPools:40 NextToken:36
        ListTagsForResource ResourceArn!12 > Tags:23
        LookupDeveloperIdentity IdentityPoolId!6 IdentityId:6 DeveloperUserIdentifier:41 MaxResults:35 NextToken:36 > IdentityId:6
         DeveloperUserIdentifierList:7 NextToken:36
        MergeDeveloperIdentities SourceUserIdentifier!41 DestinationUserIdentifier!41 DeveloperProviderName!20 IdentityPoolId!6 >
         IdentityId:6
        SetIdentityPoolRoles IdentityPoolId!6 Roles!30 RoleMappings:32 >
        SetPrincipalTagAttributeMap IdentityPoolId!6 IdentityProviderName!11 UseDefaults:2 PrincipalTags:33 > IdentityPoolId:6
         IdentityProviderName:11 UseDefaults:2 PrincipalTags:33
        TagResource ResourceArn!12 Tags!23 >
        UnlinkDeveloperIdentity IdentityId!6 IdentityPoolId!6 DeveloperProviderName!20 DeveloperUserIdentifier!41 >
        UnlinkIdentity IdentityId!6 Logins!27 LoginsToRemove!7 >
        UntagResource ResourceArn!12 TagKeys!7 >
        UpdateIdentityPool IdentityPoolId!6 IdentityPoolName!8 AllowUnauthenticatedIdentities!2 AllowClassicFlow:2
         SupportedLoginProviders:19 DeveloperProviderName:20 OpenIdConnectProviderARNs:7 CognitoIdentityProviders:22 SamlProviderARNs:7
         IdentityPoolTags:23 > IdentityPoolId!6 IdentityPoolName!8 AllowUnauthenticatedIdentities!2 AllowClassicFlow:2
         SupportedLoginProviders:19 DeveloperProviderName:20 OpenIdConnectProviderARNs:7 CognitoIdentityProviders:22 SamlProviderARNs:7
         IdentityPoolTags:23
        """u8;
}
