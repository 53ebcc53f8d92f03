namespace LiteCognito;

/// <summary>The API call that refreshes tokens.</summary>
public enum RefreshCall
{
    /// <summary><c>GetTokensFromRefreshToken</c>, which works with and without refresh token rotation.</summary>
    GetTokensFromRefreshToken,

    /// <summary>
    /// <c>InitiateAuth</c> with <c>REFRESH_TOKEN_AUTH</c>, which Cognito refuses if the app client rotates refresh tokens.
    /// </summary>
    RefreshTokenAuth,
}
