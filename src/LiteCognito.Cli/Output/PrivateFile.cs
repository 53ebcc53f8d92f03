using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace LiteCognito.Cli.Output;

/// <summary>Writes a file that only the current user can read.</summary>
internal static class PrivateFile
{
    /// <summary>Writes a file, which replaces a previous one.</summary>
    public static void Write(string path, byte[] content)
    {
        string replacement = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream stream = OperatingSystem.IsWindows() ? CreateOnWindows(replacement) : Create(replacement))
                stream.Write(content);
            File.Move(replacement, path, overwrite: true);
        }
        catch
        {
            File.Delete(replacement);
            throw;
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static FileStream Create(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    });

    /// <summary>Creates a file that does not inherit the permissions of its folder.</summary>
    [SupportedOSPlatform("windows")]
    private static FileStream CreateOnWindows(string path)
    {
        using var user = WindowsIdentity.GetCurrent();
        var security = new FileSecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.AddAccessRule(new FileSystemAccessRule(user.User!, FileSystemRights.FullControl, AccessControlType.Allow));
        return new FileInfo(path).Create(
            FileMode.CreateNew, FileSystemRights.Write, FileShare.None, bufferSize: 4096, FileOptions.None, security);
    }
}
