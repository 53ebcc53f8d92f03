namespace LiteCognito.Devices;

/// <summary>The rules that every store keeps: one device a user, found by any of the user's names.</summary>
internal static class DeviceList
{
    /// <summary>A user's own name comes before another's alias.</summary>
    public static RememberedDevice? Find(IReadOnlyList<RememberedDevice> devices, string userPoolId, string username) =>
        devices.FirstOrDefault(device => device.UserPoolId == userPoolId && device.Username == username)
        ?? devices.FirstOrDefault(device => device.Belongs(userPoolId, username));

    public static IReadOnlyList<RememberedDevice> With(IReadOnlyList<RememberedDevice> devices, RememberedDevice device) =>
        [
            .. devices.Where(other => other.UserPoolId != device.UserPoolId || other.Username != device.Username)
                .Select(other => WithoutAliases(other, device)),
            device,
        ];

    public static IReadOnlyList<RememberedDevice> Without(IReadOnlyList<RememberedDevice> devices, string userPoolId, string deviceKey) =>
        [.. devices.Where(other => other.UserPoolId != userPoolId || other.DeviceKey != deviceKey)];

    /// <summary>An alias that has moved to another user finds that one from now on.</summary>
    private static RememberedDevice WithoutAliases(RememberedDevice other, RememberedDevice device) =>
        other.UserPoolId == device.UserPoolId && other.Aliases.Any(device.Aliases.Contains)
            ? other with { Aliases = [.. other.Aliases.Where(alias => !device.Aliases.Contains(alias))] }
            : other;
}
