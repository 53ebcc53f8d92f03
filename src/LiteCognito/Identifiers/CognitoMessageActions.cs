namespace LiteCognito;

/// <summary>The ways to handle a new user's invitation message, for <see cref="Model.AdminCreateUserRequest.MessageAction"/>.</summary>
/// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html"/>
public static class CognitoMessageActions
{
    /// <summary>Sends the invitation again to an existing user, and extends the validity of the account.</summary>
    public const string Resend = "RESEND";

    /// <summary>Sends no invitation.</summary>
    public const string Suppress = "SUPPRESS";
}
