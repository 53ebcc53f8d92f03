// Written by spec/model-table.cs from spec/identity-operations.json.
namespace LiteCognito.Emulator.Model;

internal static class IdentityShapes
{
    public static ReadOnlySpan<byte> Text => """
        [\w._:/-]+
        [\w_]+
        [\w-]+:[0-9a-f-]+
        [\w\s+=,.@-]+
        [\p{L}\p{M}\p{S}\p{N}\p{P}]+
        [\w._-]+
        \d+
        [\S]+

        Equals Contains StartsWith NotEqual
        Token Rules
        AuthenticatedRole Deny
        AccessDenied InternalServerError

        s l1-128 p0, s l1-128 p1, b, s, s *, t, s l1-55 p2, L3, s l1-128 p3, s l1-64 p4, s e0, s l1-128, s l20-2048, s e1, s e2,
         SRulesConfigurationType, SMappingRule, L16 l1-400, s e3, M3/3 l0-10, s l1-128 p5, SCognitoIdentityProvider, L21, M3/3, L3
         l1-60, SUnprocessedIdentityId, L25 l0-60, M3/3 * l0-10, SCredentials, s l1-15 p6, M3/3 l0-2, SRoleMapping, M3/31 l0-10, M3/3
         l0-50, n r1-86400, n r1-60, s l1-65535 p7, SIdentityDescription, L37, SIdentityPoolShortDescription, L39, s l1-1024

        CognitoIdentityProvider ProviderName:0 ClientId:1 ServerSideTokenCheck:2
        Credentials AccessKeyId:3 SecretKey:4 SessionToken:3 Expiration:5
        IdentityDescription IdentityId:6 Logins:7 CreationDate:5 LastModifiedDate:5
        IdentityPoolShortDescription IdentityPoolId:6 IdentityPoolName:8
        MappingRule Claim!9 MatchType!10 Value!11 RoleARN!12
        RoleMapping Type!13 AmbiguousRoleResolution:14 RulesConfiguration:15
        RulesConfigurationType Rules!17
        UnprocessedIdentityId IdentityId:6 ErrorCode:18
        """u8;
}
