using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>Users that are made from a CSV file.</summary>
public sealed partial class UserImportTests : IDisposable
{
    private const string NoUsername =
        "Line 1: there is no column 'cognito:username' or 'username'. The first line has the names of the columns.";

    private const string Nothing = "\nNo user was created.";

    private readonly AdministeredPool _pool = new();
    private readonly TemporaryFolder _folder = new();

    // Each file: the attribute of alice that shows how it was read.
    public static TheoryData<string, string, string> Files => new()
    {
        { "cognito:username,email\nalice,alice@example.com\n", "email", "alice@example.com" },
        { "username,email\r\nalice,alice@example.com\r\n", "email", "alice@example.com" },
        { "\uFEFFusername,email\nalice,alice@example.com", "email", "alice@example.com" },
        { "username,name\ralice,Alice\r", "name", "Alice" },
        { "name,username\n\"Doe, Alice\",alice", "name", "Doe, Alice" },
        { "name,username\n\"Alice \"\"Al\"\" Doe\",\"alice\"\n", "name", "Alice \"Al\" Doe" },
        { "\"username\",\"address\"\r\nalice,\"1 Main St\r\nSpringfield\"\r\n\r\n", "address", "1 Main St\r\nSpringfield" },
        { " username , custom:team \nalice, red \n\n", "custom:team", " red " },
        { "username,name\nalice,Zoë\n", "name", "Zoë" },
        { "username,email,email_verified\nalice,alice@example.com,TRUE\n", "email_verified", "true" },
        { "username,name,nickname\nalice,,Al\n", "nickname", "Al" },
    };

    public static TheoryData<string, string> Mistakes => new()
    {
        { "", "The file is empty." },
        { "\n\n", "The file is empty." },
        { "username,email\n", "The file has a header, but no users." },
        { "email\na@example.com", NoUsername },
        { "alice,Canary-password-7,a@example.com", NoUsername },
        { "username,Team #\na,b", "Line 1: there is no attribute 'Team #'. Names of custom attributes begin with custom:" },
        { "username\n\"\"\nzz", "Line 2: the user name is empty." },
        { "username,cognito:username\na,b", "Line 1: there is more than one column for the user name." },
        { "username,email,email\na,b,c", "Line 1: the column 'email' occurs more than once." },
        { "username,emial\na,b", "Line 1: there is no attribute 'emial'. Did you mean 'email'? Names of custom attributes begin with "
            + "custom:" },
        { "username,team\na,b", "Line 1: there is no attribute 'team'. Names of custom attributes begin with custom:" },
        { "username,\na,b", "Line 1: column 2 has no name." },
        { "username;email\na;b", "Line 1: the columns must be separated by commas." },
        { "username,Password\na,Canary-password-7",
            "Line 1: the column 'Password' is refused. Remove it: Cognito generates a temporary password for each user." },
        { "username,email\na,b,c\nd", "Line 2: 3 values for 2 columns.\nLine 3: 1 value for 2 columns." },
        { "username,address\n\"a\",\"x\r\ny\"\r\n,z", "Line 4: the user name is empty." },
        { "username,name\na,b\n\nc,d\na,e", "Line 5: the user name a is on line 2 too." },
        { "username,email_verified\na,yes", "Line 2: email_verified must be true or false." },
        { "username,name\na,\"b\nc,d", "Line 2: a quotation mark has no end." },
        { "username,name\na,\"b\"c", "Line 2: a comma is missing after a quotation mark." },
        { "username,name\na,b\"c", "Line 2: a value with a quotation mark must begin and end with one, and double it within." },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Files))]
    public async Task File_is_read_as_RFC_4180_says(string file, string attribute, string value)
    {
        foreach (string source in (string[])["-", await WriteAsync(file)])
        {
            Finished run = await ImportAsync(file, source, "--suppress");
            Assert.Equal((0, "Created 1 user."), (run.ExitCode, run.Errors.TrimEnd()));
            Assert.Equal(value, (await _pool.Client.AdminGetUserAsync("alice", Cancel)).UserAttributes[attribute]);
            await _pool.Client.AdminDeleteUserAsync("alice", Cancel);
        }
    }

    [Theory, MemberData(nameof(Mistakes))]
    public async Task Mistakes_are_found_before_a_user_is_created(string file, string mistakes)
    {
        Finished run = await ImportAsync(file);
        Assert.Equal((2, mistakes + Nothing, ""), (run.ExitCode, run.Errors.ReplaceLineEndings("\n").TrimEnd(), run.Output));
        Assert.Equal(0, await _pool.CountUsersAsync());
    }

    [Fact]
    public async Task Only_the_first_mistakes_are_shown()
    {
        Finished run = await ImportAsync("username,email\n" + string.Concat(Enumerable.Repeat("a\n", 30)));
        Assert.Equal(2, run.ExitCode);
        Assert.EndsWith(
            "Line 21: 1 value for 2 columns.\nThere are 10 more mistakes. No user was created.",
            run.Errors.ReplaceLineEndings("\n").TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_run_creates_the_rest()
    {
        await ImportAsync("username\nalice\n", "-", "--suppress");
        Finished run = await ImportAsync("username\nalice\nbob\ncarol\n", "-", "--suppress");
        Assert.Equal((0, "Created 2 users; 1 exists already."), (run.ExitCode, run.Errors.TrimEnd()));
        run = await ImportAsync("username\nalice\nbob\ncarol\n", "-", "--suppress", "--json");
        Assert.Equal(
            (0, "Created 0 users; 3 exist already.", """{"created":0,"existing":3,"left":0,"failed":[]}"""),
            (run.ExitCode, run.Errors.TrimEnd(), run.Output.TrimEnd()));
    }

    [Fact]
    public async Task Refused_user_is_shown_with_its_line_and_the_others_are_created()
    {
        EmulatorPool pool = _pool.Emulator.CreatePool(new() { AliasAttributes = ["email"] });
        const string File = "username,email,email_verified\nalice,a@example.com,true\nbob,a@example.com,true\ncarol,c@example.com,true\n";
        Finished run = await AdministeredPool.RunAsync(
            File, ["admin", "user", "import", "-", "--json", "--endpoint", _pool.Endpoint.AbsoluteUri, "--pool", pool.Id]);
        Assert.Equal(1, run.ExitCode);
        string[] lines = run.Errors.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.StartsWith("Line 3, bob: AliasExistsException: ", lines[0], StringComparison.Ordinal);
        Assert.Equal("Created 2 users; 1 failed.", lines[1]);
        JsonElement failed = JsonDocument.Parse(run.Output).RootElement.GetProperty("failed")[0];
        Assert.Equal((3, "bob"), (failed.GetProperty("line").GetInt32(), failed.GetProperty("username").GetString()));
    }

    [Fact]
    public async Task Failure_that_every_user_would_meet_ends_the_import()
    {
        Finished run = await AdministeredPool.RunAsync(
            "username\nalice\nbob\n", ["admin", "user", "import", "-", .. _pool.Where], ("AWS_SECRET_ACCESS_KEY", "wrong"));
        Assert.Equal(1, run.ExitCode);
        string[] lines = run.Errors.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.Equal("Created 0 users; 2 are left, which the same command creates.", lines[0]);
        Assert.StartsWith("InvalidSignatureException: ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invitations_go_to_the_address_that_each_user_has()
    {
        const string File = "username,email,phone_number,cognito:mfa_enabled\n"
            + "alice,a@example.com,,false\nbob,,+15550100,TRUE\ncarol,c@example.com,+15550101,\ndave,,,\n";
        Finished run = await ImportAsync(File);
        Assert.Equal(
            (0, """
                cognito:mfa_enabled is ignored: users set up MFA themselves when they sign in.
                Created 4 users.
                No invitation was sent to 1 user with no address for it.
                """.ReplaceLineEndings("\n")),
            (run.ExitCode, run.Errors.ReplaceLineEndings("\n").TrimEnd()));
        Assert.Equal(
            ["EMAIL a@example.com", "SMS +15550100", "EMAIL c@example.com"],
            _pool.Emulator.Messages.Select(message => $"{message.Medium} {message.Destination}"));
        run = await ImportAsync("username,email,phone_number\neve,e@example.com,+15550102\n", "-", "--deliver", "email,sms");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(5, _pool.Emulator.Messages.Count);
        run = await ImportAsync("username\nx\n", "-", "--deliver", "fax");
        Assert.Equal((2, "--deliver is email, sms or both, as email,sms."), (run.ExitCode, run.Errors.TrimEnd()));
    }

    [Fact]
    public async Task Ctrl_C_stops_after_the_current_user_and_the_same_command_goes_on()
    {
        const int Users = 3000;
        string file = await WriteAsync("username\n" + string.Concat(Enumerable.Range(0, Users).Select(i => $"user{i}\n")));
        using PseudoTerminal terminal = _pool.StartTerminal("user import", file, "--suppress");
        await terminal.ShowsAsync(" of 3,000 users …", Cancel);
        terminal.Interrupt("Ctrl+C");
        Assert.Equal(130, await terminal.EndAsync(Cancel));
        Match summary = Summary().Match(terminal.Output);
        Assert.True(summary.Success, terminal.Output);
        int created = Number(summary.Groups[1]);
        Assert.InRange(created, 1, Users - 1);
        Assert.Equal(Users, created + Number(summary.Groups[2]));
        Assert.EndsWith("Cancelled.\r\n", terminal.Output, StringComparison.Ordinal);
        // The service may have created the user of the cancelled call.
        Assert.InRange(await _pool.CountUsersAsync(), created, created + 1);

        static int Number(Group digits) => int.Parse(digits.Value.Replace(",", "", StringComparison.Ordinal), null);
    }

    public void Dispose()
    {
        _pool.Dispose();
        _folder.Dispose();
    }

    private async Task<string> WriteAsync(string text)
    {
        string file = _folder.File("users.csv");
        await File.WriteAllTextAsync(file, text, new UTF8Encoding(false), Cancel);
        return file;
    }

    private async Task<Finished> ImportAsync(string input, string source = "-", params string[] options)
    {
        Finished run = await AdministeredPool.RunAsync(
            source == "-" ? input : "", ["admin", "user", "import", source, .. options, .. _pool.Where]);
        Assert.DoesNotContain("Canary", run.Output + run.Errors, StringComparison.Ordinal);
        return run;
    }

    [GeneratedRegex(@"Created ([0-9,]+) users; ([0-9,]+) (?:is|are) left, which the same command creates\.")]
    private static partial Regex Summary();
}
