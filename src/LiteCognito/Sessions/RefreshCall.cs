namespace LiteCognito;

/// <summary>How tokens are refreshed.</summary>
public enum RefreshCall
{
    /// <summary><c>GetTokensFromRefreshToken</c>: with refresh-token rotation and without.</summary>
    GetTokensFromRefreshToken,

    /// <summary>
    /// <c>InitiateAuth</c> with <c>REFRESH_TOKEN_AUTH</c>, which Cognito refuses where the app client rotates its refresh tokens.
    /// </summary>
    RefreshTokenAuth,
}
