namespace LiteCognito.Devices;

/// <summary>The rules of every device store: it holds one device per user and finds it by any of the user's names.</summary>
internal static class DeviceList
{
    /// <summary>Finds a user's device. A user name takes precedence over an equal alias of another user.</summary>
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

    /// <summary>Removes the new device's aliases from another device: an alias belongs to the user who used it last.</summary>
    private static RememberedDevice WithoutAliases(RememberedDevice other, RememberedDevice device) =>
        other.UserPoolId == device.UserPoolId && other.Aliases.Any(device.Aliases.Contains)
            ? other with { Aliases = [.. other.Aliases.Where(alias => !device.Aliases.Contains(alias))] }
            : other;
}
