using LiteCognito.Cli.Parsing;

namespace LiteCognito.Cli.Administration;

/// <summary>The names of the operations of user pools, as of 2026.</summary>
internal static class OperationNames
{
    private const int MaxTypos = 2;

    // A name that ends with ! or * is that of a list in pages. The token of the next page is NextToken or PaginationToken.
    private const string Names = """
        AddCustomAttributes AddUserPoolClientSecret AdminAddUserToGroup AdminConfirmSignUp AdminCreateUser AdminDeleteSoftwareToken
        AdminDeleteUser AdminDeleteUserAttributes AdminDisableProviderForUser AdminDisableUser AdminEnableUser AdminForgetDevice
        AdminGetDevice AdminGetUser AdminGetUserAuthFactors AdminInitiateAuth AdminLinkProviderForUser AdminListDevices*
        AdminListGroupsForUser! AdminListUserAuthEvents! AdminListUserSessions! AdminRemoveUserFromGroup AdminResetUserPassword
        AdminRespondToAuthChallenge AdminRevokeUserSession AdminSetUserMFAPreference AdminSetUserPassword AdminSetUserSettings
        AdminUpdateAuthEventFeedback AdminUpdateDeviceStatus AdminUpdateUserAttributes AdminUserGlobalSignOut AssociateSoftwareToken
        ChangePassword CompleteWebAuthnRegistration ConfirmDevice ConfirmForgotPassword ConfirmSignUp CreateGroup CreateIdentityProvider
        CreateManagedLoginBranding CreateResourceServer CreateTerms CreateUserImportJob CreateUserPool CreateUserPoolClient
        CreateUserPoolDomain CreateUserPoolReplica DeleteGroup DeleteIdentityProvider DeleteManagedLoginBranding DeleteResourceServer
        DeleteTerms DeleteUser DeleteUserAttributes DeleteUserPool DeleteUserPoolClient DeleteUserPoolClientSecret DeleteUserPoolDomain
        DeleteUserPoolReplica DeleteWebAuthnCredential DescribeIdentityProvider DescribeManagedLoginBranding
        DescribeManagedLoginBrandingByClient DescribeResourceServer DescribeRiskConfiguration DescribeTerms DescribeTermsByClient
        DescribeUserImportJob DescribeUserPool DescribeUserPoolClient DescribeUserPoolDomain ForgetDevice ForgotPassword GetCSVHeader
        GetClientToken GetDevice GetGroup GetIdentityProviderByIdentifier GetLogDeliveryConfiguration GetProvisionedLimit
        GetSigningCertificate GetTokensFromRefreshToken GetUICustomization GetUser GetUserAttributeVerificationCode GetUserAuthFactors
        GetUserPoolClientSessionConfiguration GetUserPoolMfaConfig GetUserPoolSessionConfiguration GlobalSignOut InitiateAuth
        ListDevices* ListGroups! ListIdentityProviders! ListResourceServers! ListTagsForResource ListTerms! ListUserImportJobs*
        ListUserPoolClientSecrets! ListUserPoolClients! ListUserPoolReplicas! ListUserPools! ListUserSessions! ListUsers*
        ListUsersInGroup! ListWebAuthnCredentials! ResendConfirmationCode RespondToAuthChallenge RevokeToken RevokeUserSession
        SetLogDeliveryConfiguration SetRiskConfiguration SetUICustomization SetUserMFAPreference SetUserPoolClientSessionConfiguration
        SetUserPoolMfaConfig SetUserPoolSessionConfiguration SetUserSettings SignUp StartUserImportJob StartWebAuthnRegistration
        StopUserImportJob TagResource UntagResource UpdateAuthEventFeedback UpdateDeviceStatus UpdateGroup UpdateIdentityProvider
        UpdateManagedLoginBranding UpdateProvisionedLimit UpdateResourceServer UpdateTerms UpdateUserAttributes UpdateUserPool
        UpdateUserPoolClient UpdateUserPoolDomain UpdateUserPoolReplica VerifySoftwareToken VerifyUserAttribute
        """;

    private static readonly string[] Marked =
        Names.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Gets the names in alphabetical order.</summary>
    public static IEnumerable<string> All => Marked.Select(name => name.TrimEnd('!', '*'));

    /// <summary>
    /// Finds the operation for a name in any case, also with hyphens as in the AWS CLI. Returns <see langword="null"/> if there is none.
    /// </summary>
    public static string? Find(string name)
    {
        string plain = name.Replace("-", "", StringComparison.Ordinal);
        return All.FirstOrDefault(operation => operation.Equals(plain, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Returns the operation that the user may have meant, or <see langword="null"/>.</summary>
    public static string? FindNearest(string name) =>
        UsageError.FindNearest(name.Replace("-", "", StringComparison.Ordinal), All, MaxTypos);

    /// <summary>Returns the member with the token of the next page, or <see langword="null"/> if the operation has no pages.</summary>
    public static string? GetTokenMember(string operation) =>
        Marked.Contains(operation + '!') ? "NextToken" : Marked.Contains(operation + '*') ? "PaginationToken" : null;
}
