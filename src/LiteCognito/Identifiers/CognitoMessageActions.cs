namespace LiteCognito;

/// <summary>What happens to the invitation of a new user, for <see cref="Model.AdminCreateUserRequest.MessageAction"/>.</summary>
public static class CognitoMessageActions
{
    /// <summary>Sends the invitation of an existing user again, and extends the validity of the account.</summary>
    public const string Resend = "RESEND";

    /// <summary>Sends no invitation.</summary>
    public const string Suppress = "SUPPRESS";
}
