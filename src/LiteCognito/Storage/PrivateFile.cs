using System.Diagnostics;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace LiteCognito.Storage;

/// <summary>A small file for secrets that only its owner can read. Changes replace the whole file, one process at a time.</summary>
/// <param name="path">The path of the file.</param>
/// <param name="isShared">
/// True if other programs write the file too. It may then belong to another user, for example the one who mounted it into a container, and
/// others may be able to read it. A change keeps the owner.
/// </param>
internal sealed class PrivateFile(string path, bool isShared = false)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int MaxBytes = 16 * 1024 * 1024, GuidLength = 32;
    private const string Suffix = ".tmp";

    // A process may hold the lock during a call to Cognito. A process that holds it even longer has probably hung.
    private static readonly TimeSpan LockTimeout = TimeSpan.FromMinutes(2), Pause = TimeSpan.FromMilliseconds(5);

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Reads the content. Returns <see langword="null"/> if there is no file.</summary>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        string target = Target();
        FileStream stream;
        try
        {
            // Pipes, sockets and devices have no length. Opening one could block, and no token ends that.
            if (!OperatingSystem.IsWindows() && new FileInfo(target) is { Exists: true, Length: 0 })
                throw NotRegular(target);
            // FileShare.Delete lets a writer replace the file during a read, except on Windows, where the writer has to wait.
            stream = new FileStream(target, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        await using (stream.ConfigureAwait(false))
        {
            if (!isShared)
                ThrowIfForeign(stream);
            if (!isShared && !OperatingSystem.IsWindows()
                && (File.GetUnixFileMode(stream.SafeFileHandle) & ~(OwnerOnly | UnixFileMode.UserExecute)) != 0)
                throw new IOException($"Other users can read or write {target}. Run chmod 600 on it, and treat its secrets as disclosed.");
            if (stream.Length > MaxBytes)
                throw new IOException(
                    $"{target} is larger than {MaxBytes} bytes, so this library did not write it. "
                    + "Move or delete the file, and sign in again.");
            byte[] content = new byte[stream.Length];
            await stream.ReadExactlyAsync(content, cancellationToken).ConfigureAwait(false);
            return content;
        }
    }

    /// <summary>
    /// Locks the file against changes by other processes until the stream is disposed of, and deletes what killed writers left. The lock
    /// file is never deleted: another process may hold a lock on it.
    /// </summary>
    public async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string target = Target(), lockPath = target + ".lock";
        CreateFolder(System.IO.Path.GetDirectoryName(target)!);
        if (!OperatingSystem.IsWindows() && new FileInfo(lockPath).LinkTarget is not null)
            throw NotRegular(lockPath);
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                // With write access alone, opening a pipe blocks.
                var stream = new FileStream(lockPath, Options(FileMode.OpenOrCreate, FileAccess.ReadWrite));
                try
                {
                    if (!stream.CanSeek)
                        throw NotRegular(lockPath);
                    ThrowIfForeign(stream);
                    DeleteLeftovers(target);
                    return stream;
                }
                catch
                {
                    await stream.DisposeAsync().ConfigureAwait(false);
                    throw;
                }
            }
            catch (IOException e) when (IsLocked(e))
            {
                if (Stopwatch.GetElapsedTime(start) > LockTimeout)
                    throw new IOException(
                        $"Cannot change {target}: another process has held {lockPath} for {LockTimeout.TotalSeconds:0} seconds.", e);
            }
            await Task.Delay(Pause, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Replaces the content. The caller must hold the lock.</summary>
    public async Task WriteAsync(byte[] content, CancellationToken cancellationToken)
    {
        string target = Target(), replacement = $"{target}.{Guid.NewGuid():N}{Suffix}";
        if (content.Length > MaxBytes)
            throw new IOException($"Cannot change {target}: it would be larger than {MaxBytes} bytes. Remove entries that are not needed.");
        if (isShared && await OverwriteForeignAsync(target, content, cancellationToken).ConfigureAwait(false))
            return;
        try
        {
            FileStream stream = OperatingSystem.IsWindows()
                ? CreateOnWindows(replacement) : new FileStream(replacement, Options(FileMode.CreateNew, FileAccess.Write));
            await using (stream.ConfigureAwait(false))
            {
                await stream.WriteAsync(content, cancellationToken).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }
            await MoveAsync(replacement, target, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            File.Delete(replacement);
            throw;
        }
    }

    /// <summary>
    /// Writes into the file if it belongs to another user, who could not use a replacement of the current user. Returns false otherwise.
    /// </summary>
    private static async Task<bool> OverwriteForeignAsync(string target, byte[] content, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(target))
            return false;
        var stream = new FileStream(target, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        await using (stream.ConfigureAwait(false))
        {
            if (!FileOwner.IsOther(stream.SafeFileHandle))
                return false;
            if ((File.GetUnixFileMode(stream.SafeFileHandle) & ~(OwnerOnly | UnixFileMode.UserExecute)) != 0)
                throw new IOException($"Other users can read or write {target}, which belongs to another user.");
            await stream.WriteAsync(content, cancellationToken).ConfigureAwait(false);
            stream.SetLength(content.Length);
            return true;
        }
    }

    /// <summary>Deletes the replacements of writers that were killed. They contain secrets. The caller must hold the lock.</summary>
    private static void DeleteLeftovers(string target)
    {
        string start = target + ".";
        foreach (string file in Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(target)!, "*" + Suffix))
        {
            // The search pattern cannot contain the name, because the name may contain wildcards.
            if (file.Length != start.Length + GuidLength + Suffix.Length || !file.StartsWith(start, StringComparison.Ordinal)
                || !Guid.TryParseExact(file.AsSpan(start.Length, GuidLength), "N", out _))
                continue;
            try
            {
                File.Delete(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The file belongs to another user, so the secrets are not from this one.
            }
        }
    }

    /// <summary>Creates a folder and the missing folders above it, for the current user only.</summary>
    private static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else if (!Directory.Exists(path))
        {
            CreateFolder(System.IO.Path.GetDirectoryName(path)!);
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    /// <summary>This matters only to root. Without privileges, nobody can open a private file of another user.</summary>
    private static void ThrowIfForeign(FileStream stream)
    {
        if (OperatingSystem.IsLinux() && FileOwner.IsOther(stream.SafeFileHandle))
            throw new IOException($"{stream.Name} belongs to another user. Use a different path, or run chown on the file.");
    }

    private static IOException NotRegular(string path) =>
        new($"{path} is empty or is not a regular file. Use a different path, or delete the file if it is empty.");

    private static FileStreamOptions Options(FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return options;
    }

    /// <summary>
    /// Creates a file that only the current user can access. It does not inherit the folder's permissions, and a move keeps its own.
    /// </summary>
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

    private static async Task MoveAsync(string replacement, string target, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                File.Move(replacement, target, overwrite: true);
                return;
            }
            catch (UnauthorizedAccessException) when (OperatingSystem.IsWindows() && Stopwatch.GetElapsedTime(start) < LockTimeout)
            {
                // Another process is reading the file, which is quick.
            }
            await Task.Delay(Pause, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Returns the file that the path leads to through symbolic links. A link is kept, and all paths to a file use the same lock.
    /// </summary>
    private string Target()
    {
        if (OperatingSystem.IsWindows())
            return Path;
        string target;
        try
        {
            target = File.ResolveLinkTarget(Path, returnFinalTarget: true)?.FullName ?? Path;
            if (target == Path || System.IO.Path.Exists(target))
                return target;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Path;
        }
        catch (IOException e) when (new FileInfo(Path).LinkTarget is not null)
        {
            throw new IOException($"{Path} is a symbolic link that leads back to itself. Delete the link.", e);
        }
        throw new IOException($"{Path} is a symbolic link to {target}, which does not exist. Delete the link.");
    }

    /// <summary>True if another process has locked the file: EWOULDBLOCK (Linux, macOS), a sharing or lock violation (Windows).</summary>
    private static bool IsLocked(IOException e) => (uint)e.HResult is 11 or 35 or 0x80070020 or 0x80070021;
}
