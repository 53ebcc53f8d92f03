namespace LiteCognito;

/// <summary>Which of a pool's tokens the application uses.</summary>
public enum TokenUse
{
    /// <summary>The ID token: who signed in.</summary>
    Id,

    /// <summary>The access token: what they may do.</summary>
    Access,
}
