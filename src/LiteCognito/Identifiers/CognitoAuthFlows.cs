namespace LiteCognito;

/// <summary>
/// The names of authentication flows, for the <c>AuthFlow</c> of <see cref="Model.InitiateAuthRequest"/> and
/// <see cref="Model.AdminInitiateAuthRequest"/>. <see cref="SignInFlow"/> chooses one of them for a sign-in.
/// </summary>
public static class CognitoAuthFlows
{
    /// <summary>The password is proved by SRP.</summary>
    public const string UserSrpAuth = "USER_SRP_AUTH";

    /// <summary>The password itself is sent.</summary>
    public const string UserPasswordAuth = "USER_PASSWORD_AUTH";

    /// <summary>The user chooses among the first factors that the pool allows.</summary>
    public const string UserAuth = "USER_AUTH";

    /// <summary>The pool's Lambda triggers define the challenges.</summary>
    public const string CustomAuth = "CUSTOM_AUTH";

    /// <summary>New tokens for a refresh token.</summary>
    public const string RefreshTokenAuth = "REFRESH_TOKEN_AUTH";

    /// <summary>An older name of <see cref="RefreshTokenAuth"/>.</summary>
    public const string RefreshToken = "REFRESH_TOKEN";

    /// <summary>An administrator sends the password itself.</summary>
    public const string AdminUserPasswordAuth = "ADMIN_USER_PASSWORD_AUTH";

    /// <summary>An older name of <see cref="AdminUserPasswordAuth"/>.</summary>
    public const string AdminNoSrpAuth = "ADMIN_NO_SRP_AUTH";
}
