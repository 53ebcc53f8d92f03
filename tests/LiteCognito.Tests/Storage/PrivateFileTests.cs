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
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WriteAsync("2", impatient.Token));
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

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> ReadAsync() => Encoding.UTF8.GetString((await new PrivateFile(Name).ReadAsync(Cancel))!);

    private async Task WriteAsync(string text, CancellationToken? cancellationToken = null)
    {
        var file = new PrivateFile(Name);
        await using FileStream fileLock = await file.LockAsync(cancellationToken ?? Cancel);
        await file.ReadAsync(cancellationToken ?? Cancel);
        await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken ?? Cancel);
    }
}
