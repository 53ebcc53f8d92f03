using System.Diagnostics;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using System.Text;
using LiteCognito.Storage;

namespace LiteCognito.Tests.Storage;

/// <summary>The file behind every store of secrets: private to its owner, replaced as a whole, changed by one process at a time.</summary>
public sealed class PrivateFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("litecognito-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Name => Path.Combine(_folder, "deep", "secrets.json");

    [Fact]
    public async Task Only_the_owner_can_use_the_file_and_no_temporary_file_remains()
    {
        Assert.Null(await new PrivateFile(Name).ReadAsync(Cancel));
        await WriteAsync("1");
        await WriteAsync("2");

        Assert.Equal("2", await ReadAsync());
        Assert.Equal(
            ["secrets.json", "secrets.json.lock"], Directory.GetFiles(Path.GetDirectoryName(Name)!).Select(Path.GetFileName).Order());
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Name));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public async Task File_that_other_users_can_access_is_rejected(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
            return; // Windows has no file modes
        await WriteAsync("1");
        File.SetUnixFileMode(Name, File.GetUnixFileMode(Name) | mode);

        IOException refused = await Assert.ThrowsAsync<IOException>(() => new PrivateFile(Name).ReadAsync(Cancel));

        Assert.Contains("chmod 600", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<IOException>(() => WriteAsync("2"));
    }

    [Fact]
    public async Task Change_waits_for_the_lock()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Name)!);
        Task written;
        using (new FileStream(Name + ".lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None))
        {
            written = WriteAsync("1");
            using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            impatient.CancelAfter(TimeSpan.FromMilliseconds(50));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WriteAsync("2", cancellationToken: impatient.Token));
            Assert.False(written.IsCompleted);
        }
        await written;
        Assert.Equal("1", await ReadAsync());
    }

    [Fact]
    public async Task Failed_write_leaves_the_file_unchanged_and_no_temporary_file()
    {
        await WriteAsync("1");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new PrivateFile(Name).WriteAsync(Encoding.UTF8.GetBytes("2"), new CancellationToken(canceled: true)));
        Assert.Equal("1", await ReadAsync());
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(Name)!).Length);
    }

    [Fact]
    public async Task Files_that_a_killed_writer_left_are_deleted_at_the_next_change()
    {
        await WriteAsync("1");
        string[] left = [$"{Name}.{Guid.NewGuid():N}.tmp", $"{Name}.{Guid.NewGuid():N}.tmp"];
        string[] others =
        [
            Name + ".tmp", Name + ".notes.tmp", $"{Name}.{Guid.NewGuid():D}.tmp", $"{Name}.{Guid.NewGuid():N}.tmp.bak",
            Path.Combine(Path.GetDirectoryName(Name)!, $"other.json.{Guid.NewGuid():N}.tmp"), $"{Name}2.{Guid.NewGuid():N}.tmp",
        ];
        foreach (string file in left.Concat(others))
            await File.WriteAllTextAsync(file, "canary", Cancel);

        await WriteAsync("2");

        Assert.DoesNotContain(left, File.Exists);
        Assert.All(others, other => Assert.True(File.Exists(other), other));
        Assert.Equal("2", await ReadAsync());
    }

    [Fact]
    public async Task Temporary_file_of_a_writer_that_holds_the_lock_is_not_deleted()
    {
        await WriteAsync("1");
        string replacement = $"{Name}.{Guid.NewGuid():N}.tmp";
        using (new FileStream(Name + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            await File.WriteAllTextAsync(replacement, "2", Cancel);
            using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            impatient.CancelAfter(TimeSpan.FromMilliseconds(50));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WriteAsync("3", cancellationToken: impatient.Token));
            Assert.True(File.Exists(replacement));
        }
    }

    [Fact]
    public async Task Name_with_wildcards_deletes_no_files_of_other_names()
    {
        if (OperatingSystem.IsWindows())
            return; // Windows allows no such names
        string other = Path.Combine(_folder, $"ab.{Guid.NewGuid():N}.tmp"), wild = Path.Combine(_folder, "a*");
        await File.WriteAllTextAsync(other, "canary", Cancel);
        await WriteAsync("1", wild);
        Assert.True(File.Exists(other));
    }

    [Fact]
    public async Task Folders_that_are_created_are_accessible_only_to_their_owner()
    {
        if (OperatingSystem.IsWindows())
            return; // Windows has no file modes
        string above = Path.Combine(_folder, "existing");
        Directory.CreateDirectory(above);
        UnixFileMode before = File.GetUnixFileMode(above);

        await WriteAsync("1", Path.Combine(above, "a", "b", "secrets.json"));

        foreach (string made in (string[])["a", Path.Combine("a", "b")])
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(above, made)));
        Assert.Equal(before, File.GetUnixFileMode(above));
    }

    [Theory]
    [InlineData("secrets.json")]
    [InlineData("secrets.json.lock")]
    public async Task Pipe_is_refused_at_once(string name)
    {
        if (OperatingSystem.IsWindows())
            return; // Windows has no pipes in folders
        Directory.CreateDirectory(Path.GetDirectoryName(Name)!);
        string pipe = Path.Combine(Path.GetDirectoryName(Name)!, name);
        await RunAsync("mkfifo", "-m", "600", pipe);

        IOException refused = await Assert.ThrowsAsync<IOException>(
            () => Task.Run(() => WriteAsync("1"), Cancel).WaitAsync(TimeSpan.FromSeconds(5), Cancel));

        Assert.Contains(pipe, refused.Message, StringComparison.Ordinal);
        Assert.True(Path.Exists(pipe));
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    [InlineData("/dev/full")]
    public async Task Device_is_refused_at_once_also_through_a_link(string device)
    {
        if (!File.Exists(device))
            return;
        IOException refused = await Assert.ThrowsAsync<IOException>(() => new PrivateFile(device).ReadAsync(Cancel));
        Assert.Contains("not a regular file", refused.Message, StringComparison.Ordinal);

        string link = Path.Combine(_folder, "link"), locked = Path.Combine(_folder, "locked");
        File.CreateSymbolicLink(link, device);
        await Assert.ThrowsAsync<IOException>(() => new PrivateFile(link).ReadAsync(Cancel));
        File.CreateSymbolicLink(locked + ".lock", device);
        await Assert.ThrowsAsync<IOException>(() => WriteAsync("1", locked));
        Assert.False(File.Exists(locked));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".lock")]
    public async Task File_of_another_user_is_rejected(string suffix)
    {
        // Only root can give a file away, and only root can open a private file of another user.
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            return;
        await WriteAsync("1");
        await RunAsync("chown", "65534", Name + suffix);

        IOException refused = await Assert.ThrowsAsync<IOException>(() => WriteAsync("2"));

        Assert.Contains("another user", refused.Message, StringComparison.Ordinal);
        Assert.Contains(Name + suffix, refused.Message, StringComparison.Ordinal);
        Assert.Equal("1", await File.ReadAllTextAsync(Name, Cancel));
    }

    [Fact]
    public async Task Change_through_a_link_replaces_the_target_and_uses_its_lock()
    {
        if (OperatingSystem.IsWindows())
            return; // creating a link requires a privilege on Windows
        await WriteAsync("1");
        string first = Path.Combine(_folder, "first"), second = Path.Combine(_folder, "second");
        File.CreateSymbolicLink(second, Path.Combine("deep", "secrets.json"));
        File.CreateSymbolicLink(first, "second");

        await WriteAsync("2", first);

        Assert.Equal("2", await ReadAsync());
        Assert.Equal("second", new FileInfo(first).LinkTarget);
        Assert.NotNull(new FileInfo(second).LinkTarget);
        Assert.False(File.Exists(first + ".lock"));
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(Name)!).Length);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("link")]
    public async Task Link_that_leads_to_no_file_is_refused(string target)
    {
        if (OperatingSystem.IsWindows())
            return; // creating a link requires a privilege on Windows
        string link = Path.Combine(_folder, "link");
        File.CreateSymbolicLink(link, target);

        IOException read = await Assert.ThrowsAsync<IOException>(() => new PrivateFile(link).ReadAsync(Cancel));
        IOException written = await Assert.ThrowsAsync<IOException>(() => WriteAsync("1", link));

        Assert.Contains($"{link} is a symbolic link", read.Message, StringComparison.Ordinal);
        Assert.Contains($"{link} is a symbolic link", written.Message, StringComparison.Ordinal);
        Assert.Equal([link], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Content_that_is_too_large_to_read_again_is_not_written()
    {
        var file = new PrivateFile(Name);
        using FileStream fileLock = await file.LockAsync(Cancel);
        await file.WriteAsync(new byte[16 * 1024 * 1024], Cancel);
        Assert.Equal(16 * 1024 * 1024, (await file.ReadAsync(Cancel))!.Length);

        IOException refused = await Assert.ThrowsAsync<IOException>(() => file.WriteAsync(new byte[16 * 1024 * 1024 + 1], Cancel));

        Assert.Contains(Name, refused.Message, StringComparison.Ordinal);
        Assert.Equal(16 * 1024 * 1024, (await file.ReadAsync(Cancel))!.Length);
    }

    [WindowsFact("LiteCognito/Storage/PrivateFile.cs"), SupportedOSPlatform("windows")]
    public async Task Access_list_of_the_file_contains_only_the_current_user()
    {
        using var user = WindowsIdentity.GetCurrent();
        foreach (string text in (string[])["1", "2"])
        {
            await WriteAsync(text);

            FileSecurity security = new FileInfo(Name).GetAccessControl();
            Assert.True(security.AreAccessRulesProtected);
            var rule = (FileSystemAccessRule)Assert.Single(
                security.GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier)).Cast<object>());
            Assert.Equal(
                (user.User!, FileSystemRights.FullControl, AccessControlType.Allow),
                ((SecurityIdentifier)rule.IdentityReference, rule.FileSystemRights, rule.AccessControlType));
        }
    }

    [WindowsFact("LiteCognito/Storage/PrivateFile.cs")]
    public async Task Change_waits_for_readers_which_lock_the_file_on_Windows()
    {
        await WriteAsync("1");
        Task written;
        using (var reader = new StreamReader(new FileStream(Name, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete)))
        {
            written = WriteAsync("2");
            while (!written.IsCompleted && Directory.GetFiles(Path.GetDirectoryName(Name)!, "*.tmp").Length == 0)
                await Task.Yield();
            Assert.Equal("1", await reader.ReadToEndAsync(Cancel));
        }
        await written;
        Assert.Equal("2", await ReadAsync());
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(Name)!).Length);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> ReadAsync() => Encoding.UTF8.GetString((await new PrivateFile(Name).ReadAsync(Cancel))!);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(0, process.ExitCode);
    }

    private async Task WriteAsync(string text, string? name = null, CancellationToken? cancellationToken = null)
    {
        CancellationToken token = cancellationToken ?? Cancel;
        var file = new PrivateFile(name ?? Name);
        await using FileStream fileLock = await file.LockAsync(token);
        await file.ReadAsync(token);
        await file.WriteAsync(Encoding.UTF8.GetBytes(text), token);
    }
}
