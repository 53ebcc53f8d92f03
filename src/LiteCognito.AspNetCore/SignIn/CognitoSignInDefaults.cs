namespace LiteCognito;

/// <summary>The default values of the cookie sign-in that <c>AddCognitoSignIn</c> adds.</summary>
public static class CognitoSignInDefaults
{
    /// <summary>The name of the authentication scheme.</summary>
    public const string AuthenticationScheme = "Cognito";
}
