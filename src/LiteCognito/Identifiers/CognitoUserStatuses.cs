namespace LiteCognito;

/// <summary>
/// The statuses of a user, for the <c>UserStatus</c> of <see cref="Model.AdminGetUserResponse"/> and <see cref="Model.CognitoUser"/>.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserType.html"/>
public static class CognitoUserStatuses
{
    /// <summary>The user has signed up but is not confirmed.</summary>
    public const string Unconfirmed = "UNCONFIRMED";

    /// <summary>The user is confirmed and can sign in.</summary>
    public const string Confirmed = "CONFIRMED";

    /// <summary>The user signs in with an external identity provider.</summary>
    public const string ExternalProvider = "EXTERNAL_PROVIDER";

    /// <summary>The user is confirmed but must reset the password before signing in.</summary>
    public const string ResetRequired = "RESET_REQUIRED";

    /// <summary>The user can sign in with a temporary password and must then set a new one.</summary>
    public const string ForceChangePassword = "FORCE_CHANGE_PASSWORD";

    /// <summary>The user is disabled because of a possible security threat.</summary>
    public const string Compromised = "COMPROMISED";

    /// <summary>The user is no longer active.</summary>
    public const string Archived = "ARCHIVED";

    /// <summary>Cognito does not know the user's status.</summary>
    public const string Unknown = "UNKNOWN";
}
