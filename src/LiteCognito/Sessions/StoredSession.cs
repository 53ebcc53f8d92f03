namespace LiteCognito;

/// <summary>A session as a record that a program can store. Keep it secret, because anyone who has it can act as the user.</summary>
public sealed record StoredSession : Redacted
{
    /// <summary>Gets the ID of the user pool.</summary>
    public required string UserPoolId { get; init; }

    /// <summary>Gets the ID of the app client.</summary>
    public required string ClientId { get; init; }

    /// <summary>Gets Cognito's own name for the user.</summary>
    public required string Username { get; init; }

    /// <summary>Gets the name that the user signed in with.</summary>
    public required string LoginName { get; init; }

    /// <summary>Gets the key of the device that the tokens belong to, or <see langword="null"/> if there is none.</summary>
    public string? DeviceKey { get; init; }

    /// <summary>Gets the tokens.</summary>
    public required CognitoTokens Tokens { get; init; }

    /// <summary>Throws if a token contains a character that no token contains, as for a damaged file.</summary>
    internal StoredSession Checked() => Tokens.AreSafe ? this : throw new IOException(
        "The token store returned a session whose tokens contain characters that tokens cannot contain. "
        + "Remove the session from the store, and sign in again.");

    internal bool Is(string userPoolId, string clientId, string username) =>
        UserPoolId == userPoolId && ClientId == clientId && (Username == username || LoginName == username);
}
