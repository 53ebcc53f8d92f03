namespace LiteCognito;

/// <summary>
/// The data with which a remembered device authenticates. Keep it secret: anyone who has it and the user's password may be able to sign
/// in without the second factor.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html"/>
public sealed record RememberedDevice : Redacted
{
    /// <summary>Gets the ID of the user pool.</summary>
    public required string UserPoolId { get; init; }

    /// <summary>
    /// Gets the user name that Cognito uses internally. A store keeps one device per user, whichever name the user signs in with.
    /// </summary>
    public required string Username { get; init; }

    /// <summary>Gets the other names that the user has signed in with on this device, such as an email address.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Gets the device key, <c>{region}_{UUID}</c>.</summary>
    public required string DeviceKey { get; init; }

    /// <summary>Gets the key of the device group that the device belongs to.</summary>
    public required string DeviceGroupKey { get; init; }

    /// <summary>Gets the device password, which was generated when the device was confirmed.</summary>
    public required string DevicePassword { get; init; }

    internal bool Belongs(string userPoolId, string username) =>
        UserPoolId == userPoolId && (Username == username || Aliases.Contains(username));
}
