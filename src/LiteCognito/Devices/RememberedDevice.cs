namespace LiteCognito;

/// <summary>What a device needs to sign in as itself. Whoever has it, and the user's password, may skip the second factor.</summary>
public sealed record RememberedDevice : Redacted
{
    /// <summary>The user pool.</summary>
    public required string UserPoolId { get; init; }

    /// <summary>Cognito's own name for the user: a user has one device here, whatever name signed in.</summary>
    public required string Username { get; init; }

    /// <summary>Other names the user has signed in with here, such as an email address.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The device's key, <c>{region}_{UUID}</c>.</summary>
    public required string DeviceKey { get; init; }

    /// <summary>The key of the group it belongs to.</summary>
    public required string DeviceGroupKey { get; init; }

    /// <summary>The password made when the device was confirmed.</summary>
    public required string DevicePassword { get; init; }

    internal bool Belongs(string userPoolId, string username) =>
        UserPoolId == userPoolId && (Username == username || Aliases.Contains(username));
}
