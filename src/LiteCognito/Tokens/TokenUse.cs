namespace LiteCognito;

/// <summary>Specifies the kind of a token, as in the claim <c>token_use</c>.</summary>
public enum TokenUse
{
    /// <summary>An ID token, which identifies the user who signed in.</summary>
    /// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html"/>
    Id,

    /// <summary>An access token, which authorizes calls with its scopes and groups.</summary>
    /// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html"/>
    Access,
}
