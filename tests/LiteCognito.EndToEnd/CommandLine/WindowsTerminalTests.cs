using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>The console and private files on Windows. Elsewhere, EveryPromptTests and QrCodeTests test the same.</summary>
public sealed class WindowsTerminalTests : IDisposable
{
    private const string Password = "Canary-password-7";
    private const int KeyEvent = 1, RecordSize = 20, Enter = 13;
    private const uint ReadWrite = 0xC0000000, ShareReadWrite = 3, OpenExisting = 3;

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly EmulatorPool _pool;

    public WindowsTerminalTests()
    {
        _listener = _emulator.Listen();
        _pool = _emulator.CreatePool();
        _pool.AddUser("alice", Password);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [WindowsFact("LiteCognito.Cli/Output/UserTerminal.cs")]
    public async Task Prompt_asks_at_the_console_if_all_streams_are_redirected()
    {
        _ = AllocateConsole(); // fails if there is one, which the program then inherits
        using Running run = Start("sign-in", password: "", "--json");
        Type(Password + (char)Enter);
        Finished finished = await run.FinishAsync("", Cancel);
        Assert.Equal("Signed in as alice.", finished.Errors.Trim());
        Assert.Equal(0, finished.ExitCode);
    }

    [WindowsFact("LiteCognito/Storage/PrivateFile.cs"), SupportedOSPlatform("windows")]
    public async Task Picture_can_be_read_by_the_current_user_alone()
    {
        using var folder = new TemporaryFolder();
        using Running run = Running.CommandLine(Arguments("mfa setup", "--begin", "--png", folder.File("code.png")), Environment(Password));
        await run.FinishAsync("", Cancel);
        FileSecurity security = new FileInfo(folder.File("code.png")).GetAccessControl();
        Assert.True(security.AreAccessRulesProtected);
        var rule = (FileSystemAccessRule)Assert.Single(
            security.GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier)).Cast<object>());
        using var user = WindowsIdentity.GetCurrent();
        Assert.Equal(user.User!, rule.IdentityReference);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
    }

    private static Dictionary<string, string> Environment(string password) => new()
    {
        ["LITECOGNITO_PASSWORD"] = password,
        ["LITECOGNITO_CODE"] = "",
        ["LITECOGNITO_CLIENT_SECRET"] = "",
        ["LITECOGNITO_NO_INPUT"] = "",
    };

    /// <summary>Types keys at the console, which keeps them until a program reads them.</summary>
    private static void Type(string keys)
    {
        byte[] records = new byte[keys.Length * RecordSize];
        for (int i = 0; i < keys.Length; i++)
        {
            Span<byte> record = records.AsSpan(i * RecordSize);
            BinaryPrimitives.WriteUInt16LittleEndian(record, KeyEvent);
            BinaryPrimitives.WriteInt32LittleEndian(record[4..], 1); // key down
            BinaryPrimitives.WriteUInt16LittleEndian(record[8..], 1); // once
            BinaryPrimitives.WriteUInt16LittleEndian(record[10..], (ushort)(keys[i] == Enter ? Enter : 0)); // virtual key
            BinaryPrimitives.WriteUInt16LittleEndian(record[14..], keys[i]);
        }
        nint console = CreateFile("CONIN$", ReadWrite, ShareReadWrite, 0, OpenExisting, 0, 0);
        Assert.NotEqual(0, WriteInput(console, records, keys.Length, out int written));
        Assert.Equal(keys.Length, written);
        _ = Close(console);
    }

    private string[] Arguments(string command, params string[] more) =>
    [
        .. command.Split(' '), "--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", _pool.Id, "--client", _pool.CreateClient("app").Id,
        "--username", "alice", .. more,
    ];

    private Running Start(string command, string password, params string[] more)
    {
        string[] program = Running.CommandLineProgram;
        return Running.Start(program[0], [.. program[1..], .. Arguments(command, more)], environment: Environment(password));
    }

    [DllImport("kernel32", EntryPoint = "AllocConsole")]
    private static extern int AllocateConsole();

    [DllImport("kernel32", EntryPoint = "CreateFileW", CharSet = CharSet.Unicode)]
    private static extern nint CreateFile(
        string name, uint access, uint share, nint security, uint disposition, uint attributes, nint template);

    [DllImport("kernel32", EntryPoint = "WriteConsoleInputW")]
    private static extern int WriteInput(nint console, byte[] records, int count, out int written);

    [DllImport("kernel32", EntryPoint = "CloseHandle")]
    private static extern int Close(nint handle);
}
