using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Operations;

/// <summary>All operations of the user pool service.</summary>
internal static class UserPoolOperations
{
    public const string TargetPrefix = "AWSCognitoIdentityProviderService.";

    public static readonly Service Service = new(
        TargetPrefix,
        "cognito-idp",
        new(
        [
            .. SignUpOperations.Operations, .. SignInOperations.Operations, .. MfaOperations.Operations, .. DeviceOperations.Operations,
            .. PasskeyOperations.Operations, .. TokenOperations.Operations, .. AccountOperations.Operations,
            .. PasswordOperations.Operations, .. AttributeOperations.Operations, .. SessionOperations.UserOperations,
            .. UserSettingsOperations.UserOperations, .. AuthEventOperations.UserOperations,
        ]),
        new(
        [
            .. UserCreationOperations.Operations, .. UserOperations.Operations, .. UserListOperations.Operations,
            .. UserFactorOperations.Operations, .. GroupOperations.Operations, .. PoolOperations.Operations,
            .. PoolMfaOperations.Operations, .. ClientOperations.Operations, .. IdentityProviderOperations.Operations,
            .. ResourceServerOperations.Operations, .. SessionOperations.AdminOperations, .. DomainOperations.Operations,
            .. ProviderLinkOperations.Operations, .. UserSettingsOperations.AdminOperations, .. AuthEventOperations.AdminOperations,
            .. ImportOperations.Operations, .. KeptOperations.Operations,
        ]));
}
