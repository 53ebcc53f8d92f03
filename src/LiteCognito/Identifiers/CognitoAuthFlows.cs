namespace LiteCognito;

/// <summary>
/// The names of the authentication flows, for the <c>AuthFlow</c> of <see cref="Model.InitiateAuthRequest"/> and
/// <see cref="Model.AdminInitiateAuthRequest"/>. <see cref="SignInFlow"/> selects one of them for a sign-in.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html"/>
public static class CognitoAuthFlows
{
    /// <summary>SRP sign-in, in which the user proves the password without sending it.</summary>
    public const string UserSrpAuth = "USER_SRP_AUTH";

    /// <summary>Sign-in that sends the user's password.</summary>
    public const string UserPasswordAuth = "USER_PASSWORD_AUTH";

    /// <summary>Choice-based sign-in, in which the user selects one of the first factors that the pool allows.</summary>
    public const string UserAuth = "USER_AUTH";

    /// <summary>Custom sign-in, whose challenges the pool's Lambda triggers define.</summary>
    public const string CustomAuth = "CUSTOM_AUTH";

    /// <summary>Refresh, which exchanges a refresh token for new tokens.</summary>
    public const string RefreshTokenAuth = "REFRESH_TOKEN_AUTH";

    /// <summary>The older name of <see cref="RefreshTokenAuth"/>.</summary>
    public const string RefreshToken = "REFRESH_TOKEN";

    /// <summary>Administrative sign-in, in which a server with IAM credentials sends the user's password.</summary>
    public const string AdminUserPasswordAuth = "ADMIN_USER_PASSWORD_AUTH";

    /// <summary>The older name of <see cref="AdminUserPasswordAuth"/>.</summary>
    public const string AdminNoSrpAuth = "ADMIN_NO_SRP_AUTH";
}
