namespace LiteCognito;

/// <summary>A session as it is kept between runs. Whoever has it is signed in.</summary>
public sealed record StoredSession : Redacted
{
    /// <summary>The user pool.</summary>
    public required string UserPoolId { get; init; }

    /// <summary>The app client.</summary>
    public required string ClientId { get; init; }

    /// <summary>Cognito's own name for the user.</summary>
    public required string Username { get; init; }

    /// <summary>The name signed in with.</summary>
    public required string LoginName { get; init; }

    /// <summary>The key of the device that the tokens belong to.</summary>
    public string? DeviceKey { get; init; }

    /// <summary>The tokens.</summary>
    public required CognitoTokens Tokens { get; init; }

    internal bool Is(string userPoolId, string clientId, string username) =>
        UserPoolId == userPoolId && ClientId == clientId && (Username == username || LoginName == username);
}
