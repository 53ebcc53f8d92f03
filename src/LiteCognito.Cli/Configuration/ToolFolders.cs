namespace LiteCognito.Cli.Configuration;

/// <summary>The folders of the tool: those of the XDG Base Directory Specification, on Windows those for application data.</summary>
internal static class ToolFolders
{
    private const string Name = "litecognito";

    /// <summary>Gets the file with the profiles.</summary>
    public static string ConfigFile => Path.Combine(Find("XDG_CONFIG_HOME", "APPDATA", ".config"), "config");

    /// <summary>Gets the folder of the kept sessions.</summary>
    public static string Sessions => Path.Combine(Find("XDG_STATE_HOME", "LOCALAPPDATA", ".local", "state"), "sessions");

    /// <summary>Gets the file of the devices that prove themselves at a sign-in.</summary>
    public static string DeviceFile => Path.Combine(Find("XDG_STATE_HOME", "LOCALAPPDATA", ".local", "state"), "devices.json");

    /// <summary>Gets the folder of the kept tokens for programs.</summary>
    public static string MachineTokens => Path.Combine(Find("XDG_STATE_HOME", "LOCALAPPDATA", ".local", "state"), "machine-tokens");

    /// <summary>Gets the folder of the emulator's certificate.</summary>
    public static string Emulator => Path.Combine(Find("XDG_STATE_HOME", "LOCALAPPDATA", ".local", "state"), "emulator");

    private static string Find(string variable, string windowsVariable, params string[] fallback)
    {
        // A relative path in the variable is invalid, says the specification.
        string? root = EnvironmentVariable.Get(OperatingSystem.IsWindows() ? windowsVariable : variable);
        return root is not null && Path.IsPathFullyQualified(root)
            ? Path.Combine(root, Name)
            : Path.Combine([Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), .. fallback, Name]);
    }
}
