using System.Diagnostics;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace LiteCognito.Storage;

/// <summary>A small file for secrets that only its owner can read. Changes replace the whole file, one process at a time.</summary>
internal sealed class PrivateFile(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int MaxBytes = 16 * 1024 * 1024;

    // A process may hold the lock during a call to Cognito. A process that holds it even longer has probably hung.
    private static readonly TimeSpan LockTimeout = TimeSpan.FromMinutes(2), Pause = TimeSpan.FromMilliseconds(5);

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Reads the content. Returns <see langword="null"/> if there is no file.</summary>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        FileStream stream;
        try
        {
            // FileShare.Delete lets a writer replace the file during a read, except on Windows, where the writer has to wait.
            stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        await using (stream.ConfigureAwait(false))
        {
            if (!OperatingSystem.IsWindows()
                && (File.GetUnixFileMode(stream.SafeFileHandle) & ~(OwnerOnly | UnixFileMode.UserExecute)) != 0)
                throw new IOException($"Other users can read or write {Path}. Run chmod 600 on it, and treat its secrets as disclosed.");
            if (stream.Length > MaxBytes)
                throw new IOException(
                    $"{Path} is larger than {MaxBytes} bytes, so this library did not write it. "
                    + "Move or delete the file, and sign in again.");
            byte[] content = new byte[stream.Length];
            await stream.ReadExactlyAsync(content, cancellationToken).ConfigureAwait(false);
            return content;
        }
    }

    /// <summary>
    /// Locks the file against changes by other processes until the stream is disposed of. The lock file is never deleted: another
    /// process may hold a lock on it.
    /// </summary>
    public async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(Path + ".lock", Options(FileMode.OpenOrCreate));
            }
            catch (IOException e) when (IsLocked(e))
            {
                if (Stopwatch.GetElapsedTime(start) > LockTimeout)
                    throw new IOException(
                        $"Cannot change {Path}: another process has held {Path}.lock for {LockTimeout.TotalSeconds:0} seconds.", e);
            }
            await Task.Delay(Pause, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Replaces the content. The caller must hold the lock.</summary>
    public async Task WriteAsync(byte[] content, CancellationToken cancellationToken)
    {
        string replacement = $"{Path}.{Guid.NewGuid():N}.tmp";
        try
        {
            FileStream stream = OperatingSystem.IsWindows()
                ? CreateOnWindows(replacement) : new FileStream(replacement, Options(FileMode.CreateNew));
            await using (stream.ConfigureAwait(false))
            {
                await stream.WriteAsync(content, cancellationToken).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }
            await MoveAsync(replacement, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            File.Delete(replacement);
            throw;
        }
    }

    private static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
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

    private async Task MoveAsync(string replacement, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                File.Move(replacement, Path, overwrite: true);
                return;
            }
            catch (UnauthorizedAccessException) when (OperatingSystem.IsWindows() && Stopwatch.GetElapsedTime(start) < LockTimeout)
            {
                // Another process is reading the file, which is quick.
            }
            await Task.Delay(Pause, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>True if another process has locked the file: EWOULDBLOCK (Linux, macOS), a sharing or lock violation (Windows).</summary>
    private static bool IsLocked(IOException e) => (uint)e.HResult is 11 or 35 or 0x80070020 or 0x80070021;
}
