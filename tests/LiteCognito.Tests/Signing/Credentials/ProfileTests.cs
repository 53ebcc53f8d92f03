using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using LiteCognito.Signing;
using LiteCognito.Signing.Credentials;

namespace LiteCognito.Tests.Signing.Credentials;

public sealed class ProfileTests : IDisposable
{
    private readonly Surroundings _here = new();

    public ProfileTests() => _here.Variables["AWS_EC2_METADATA_DISABLED"] = "true";

    [Fact]
    public void Unusual_files_are_parsed_as_documented_by_AWS()
    {
        Dictionary<string, Dictionary<string, string>> profiles = ProfileFile.Read(
            """
            # comment
            ; another
            orphan = before any section
            [default]
            region=eu-west-1
            S3 =
              nested = ignored
            [profile   "with space" ]  ; comment
            aws_access_key_id = config
            role_arn = a#b ; comment
            [plain]
            region = ignored
            [sso-session x]
            region = ignored
            [profile shifted]
              aws_access_key_id = x
              region = r
            """.Replace("\n", "\r\n", StringComparison.Ordinal),
            "[with space]\nAWS_ACCESS_KEY_ID = credentials\n[plain]\naws_secret_access_key = a=b#c #d\n[default]\n[default]\nregion = " +
            "twice\n");
        Assert.Equal(["default", "plain", "shifted", "with space"], profiles.Keys.Order());
        Assert.Equal(("x", "r"), (profiles["shifted"]["aws_access_key_id"], profiles["shifted"]["region"]));
        Assert.Equal("credentials", profiles["with space"]["aws_access_key_id"]);
        Assert.Equal("a#b", profiles["with space"]["role_arn"]);
        Assert.Equal("a=b#c", profiles["plain"]["aws_secret_access_key"]);
        Assert.False(profiles["plain"].ContainsKey("region"));
        Assert.Equal("twice", profiles["default"]["region"]);
        Assert.False(profiles["default"].ContainsKey("nested"));
    }

    [Theory]
    // config, credentials, then the key ID, the secret and the session token
    [InlineData("id = C\nsecret = C\ntoken = C", "id = F\nsecret = F", "F|F|")]
    [InlineData("token = C", "id = F\nsecret = F", "F|F|")]
    [InlineData("id = C\nsecret = C", "token = F", "C|C|")]
    [InlineData("id = C\nsecret = C\ntoken = C", "token = F", "C|C|C")]
    [InlineData("id = C\nsecret = C\ntoken = C", "region = x", "C|C|C")]
    [InlineData("id = C\nsecret = C\ntoken = C", "id = F\nsecret = F\ntoken = F", "F|F|F")]
    [InlineData("secret = C", "id = F", "only one of")]
    [InlineData("id = C\nsecret = C", "secret = F", "only one of")]
    [InlineData("id = C\nsecret = C\ntoken = C", "id =\nsecret =", "only one of")]
    public async Task Keys_and_session_token_come_from_one_file(string config, string credentials, string expected)
    {
        _here.Write(".aws/config", "[default]\n" + Full(config));
        _here.Write(".aws/credentials", "[default]\n" + Full(credentials));
        if (expected.StartsWith("only", StringComparison.Ordinal))
            Assert.Contains(expected, (await Surroundings.RefusedAsync(_here.DefaultAsync)).Message, StringComparison.Ordinal);
        else
        {
            AwsCredentials found = await _here.DefaultAsync();
            Assert.Equal(expected, $"{found.AccessKeyId}|{found.SecretAccessKey}|{found.SessionToken}");
        }

        static string Full(string text) => text.Replace("id =", "aws_access_key_id =", StringComparison.Ordinal)
            .Replace("secret =", "aws_secret_access_key =", StringComparison.Ordinal)
            .Replace("token =", "aws_session_token =", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[profile p]\nrole_arn = r\nsource_profile = q\n[profile q]\nrole_arn = s\nsource_profile = p\n", "form a cycle")]
    [InlineData("[profile p]\nrole_arn = r\nsource_profile = missing\n", "source_profile 'missing'")]
    [InlineData("[profile p]\nrole_arn = r\n", "must have exactly one of source_profile")]
    [InlineData("[profile p]\nrole_arn = r\nsource_profile = q\nmfa_serial = m\n", "mfa_serial")]
    [InlineData("[profile p]\nrole_arn = r\ncredential_source = Moon\n", "credential_source 'Moon'")]
    [InlineData("[profile p]\nrole_arn = r\ncredential_source = Environment\n", "AWS_ACCESS_KEY_ID")]
    [InlineData("[profile p]\naws_access_key_id = A\n", "has only one of")]
    [InlineData("[profile p]\nsso_session = s\n", "has no section [sso-session s]")]
    [InlineData("[profile p]\nlogin_session = s\n", "aws login --profile p")]
    [InlineData("[profile p]\nregion = r\n", "no credentials in the profile 'p'")]
    [InlineData("[profile p]\nrole_arn = r\nsource_profile = q\n[profile q]\nregion = x\n", "'q', which is a source_profile,")]
    [InlineData("[profile p]\ncredential_process = /no/such/program canary-argument\n", "/no/such/program")]
    [InlineData("[profile p]\ncredential_process = no-such-program canary-argument\n", "no-such-program is not on the PATH")]
    [InlineData("[profile p]\ncredential_process = \"\"\"\"\n", "does not name a program")]
    [InlineData("[profile p\naws_access_key_id = x\n", "does not end it with ]")]
    [InlineData("[profile p]\nrole_arn = r\nweb_identity_token_file =\n", "must have exactly one of source_profile")]
    public async Task Error_for_an_unusable_profile_names_the_cause(string config, string says)
    {
        _here.Write(".aws/config", config);
        _here.Variables["AWS_PROFILE"] = "p";
        Assert.Contains(says, (await Surroundings.RefusedAsync(_here.DefaultAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Working_directory_is_neither_searched_for_programs_nor_used_as_the_home_directory()
    {
        string program = Path.Combine(Directory.GetCurrentDirectory(), $"planted-{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(program, "#!/bin/sh\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            _here.Write(".aws/config", $"[default]\ncredential_process = {Path.GetFileName(program)}\n");
            Assert.Contains("PATH", (await Surroundings.RefusedAsync(_here.DefaultAsync)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(program);
        }

        var homeless = new AwsEnvironment { Variables = name => name == "AWS_EC2_METADATA_DISABLED" ? "true" : null, Home = new(() => "") };
        Assert.Null(await new ProfileSource(homeless, null).FindAsync(TestContext.Current.CancellationToken));
        homeless = new AwsEnvironment { Variables = name => name == "AWS_CONFIG_FILE" ? "~/config" : null, Home = new(() => "") };
        await Assert.ThrowsAsync<AwsCredentialException>(
            () => new ProfileSource(homeless, null).FindAsync(TestContext.Current.CancellationToken).AsTask());
    }

    [Fact]
    public async Task Program_can_leave_a_child_process_running()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("The program is a shell script.");
        string script = _here.Write("give.sh", """
            sleep 100000 >/dev/null &
            echo $! > "$1"
            echo '{"Version": 1, "AccessKeyId": "ASIA", "SecretAccessKey": "canary", "SessionToken": ""}'
            """);
        string left = _here.Write("left", "");
        _here.Write(".aws/config", $"[default]\ncredential_process = sh {script} {left}\n");
        Assert.Equal("ASIA", (await _here.DefaultAsync()).AccessKeyId);
        System.Diagnostics.Process.GetProcessById(
            int.Parse(
                await File.ReadAllTextAsync(left, TestContext.Current.CancellationToken),
                System.Globalization.CultureInfo.InvariantCulture)).Kill();
    }

    [Fact]
    public async Task Role_can_use_credentials_from_the_environment()
    {
        _here.Variables["AWS_ACCESS_KEY_ID"] = "AKIA";
        _here.Variables["AWS_SECRET_ACCESS_KEY"] = "canary";
        _here.Variables["AWS_ENDPOINT_URL_STS"] = "http://example.com/"; // refused before anything is sent
        _here.Write(".aws/config", "[profile p]\nrole_arn = r\ncredential_source = Environment\n");
        AwsCredentialProvider provider = AwsCredentialProvider.Of(new ProfileSource(_here.Environment, "p"), _here.Environment);
        Assert.Contains(
            "AWS_ENDPOINT_URL_STS",
            (await Surroundings.RefusedAsync(() => provider.GetAsync(TestContext.Current.CancellationToken).AsTask())).Message,
            StringComparison.Ordinal);
        Assert.Empty(_here.Asked);
    }

    [Fact]
    public async Task Program_returns_credentials()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("The program is a shell script.");
        string script = _here.Write("give.sh", """
            echo canary-on-stderr >&2
            echo "{\"Version\": 1, \"AccessKeyId\": \"ASIA$2\", \"SecretAccessKey\": \"canary\","
            echo "\"SessionToken\": \"token\", \"Expiration\": \"2026-01-02T05:04:05+01:00\"}"
            exit $1
            """);
        _here.Write(".aws/config", $"[default]\ncredential_process = /bin/sh \"{script}\" 0 'ONE TWO'\n[profile " +
            $"bad]\ncredential_process = /bin/sh {script} 3 x\n");
        AwsCredentials credentials = await _here.DefaultAsync();
        Assert.Equal(
            ("ASIAONE TWO", "token", new DateTimeOffset(2026, 1, 2, 4, 4, 5, TimeSpan.Zero)),
            (credentials.AccessKeyId, credentials.SessionToken, credentials.Expiration));

        _here.Variables["AWS_PROFILE"] = "bad";
        Assert.Contains("exit code 3", (await Surroundings.RefusedAsync(_here.DefaultAsync)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo hello", "did not return credentials in JSON")]
    [InlineData("echo '{\"Version\": 2, \"AccessKeyId\": \"A\", \"SecretAccessKey\": \"canary\"}'", "Version 1")]
    [InlineData("head -c 100000 /dev/zero", "more than")]
    public async Task Invalid_output_of_a_program_is_refused(string script, string says)
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("The program is a shell script.");
        _here.Write(".aws/config", $"[default]\ncredential_process = /bin/sh {_here.Write("give.sh", script)}\n");
        Assert.Contains(says, (await Surroundings.RefusedAsync(_here.DefaultAsync)).Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Canceling_the_call_ends_a_program_that_hangs()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("The program is a shell script.");
        CancellationToken end = TestContext.Current.CancellationToken;
        using var cancel = new CancellationTokenSource();
        string file = _here.Write("started", "");
        using var watcher = new FileSystemWatcher(Path.GetDirectoryName(file)!);
        var started = new TaskCompletionSource();
        watcher.Renamed += (_, _) => started.TrySetResult();
        watcher.EnableRaisingEvents = true;
        string script = _here.Write("hang.sh", $"echo $$ >'{file}.new' && mv '{file}.new' '{file}'; exec sleep 100000");

        Task<AwsCredentials> run = CredentialProcess.RunAsync($"/bin/sh {script}", "p", TimeProvider.System, cancel.Token);
        await started.Task.WaitAsync(end);
        using var program = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(file, end), CultureInfo.InvariantCulture));
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await program.WaitForExitAsync(end);
    }

    [Theory]
    [InlineData("unix")]
    [InlineData("windows")]
    public void Command_is_split_into_words_as_by_the_tools_of_AWS(string system)
    {
        JsonArray commands = JsonNode.Parse(File.ReadAllText(Repository.Spec("vectors", "shell-words.json")))!["cases"]!.AsArray();
        Assert.True(commands.Count > 100);
        Assert.All(commands, item => Assert.Equal(
            item![system]?.AsArray().Select(word => (string)word!), ShellWords.Split((string)item["command"]!, system == "windows")));
    }

    [Fact]
    public async Task Comment_characters_and_backslashes_inside_quotes_belong_to_the_command()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("The program is a shell script.");
        string script = _here.Write("give.sh", """
            printf '%s\n' "$@" > "$0.said"
            echo '{"Version": 1, "AccessKeyId": "ASIA", "SecretAccessKey": "canary"}'
            """);
        _here.Write(
            ".aws/config", $"""[default]{'\n'}credential_process = sh {script} "C:\Users\x" "a ; b" 'c # d' \" e#f ; "comment" # 'x'""");
        Assert.Equal("ASIA", (await _here.DefaultAsync()).AccessKeyId);
        Assert.Equal(
            ["C:\\Users\\x", "a ; b", "c # d", "\"", "e#f"],
            await File.ReadAllLinesAsync(script + ".said", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("\"canary-argument' ; x")]
    [InlineData("\\")]
    public async Task Command_with_a_quote_that_is_not_closed_is_not_run(string end)
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("The program is a shell script.");
        string script = _here.Write("give.sh", "echo >\"$0.ran\"");
        _here.Write(".aws/config", $"[default]\ncredential_process = sh {script} {end}\n");
        Assert.Contains("quote", (await Surroundings.RefusedAsync(_here.DefaultAsync)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(script + ".ran"));
    }

    [Fact]
    public async Task Program_does_not_inherit_variables_of_this_library()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("The program is a shell script.");
        string name = $"LITECOGNITO_{Guid.NewGuid():N}", other = $"OTHER_{Guid.NewGuid():N}";
        Environment.SetEnvironmentVariable(name, "canary-password");
        Environment.SetEnvironmentVariable(other, "1");
        try
        {
            string script = _here.Write("give.sh", """
                env > "$0.env"
                echo '{"Version": 1, "AccessKeyId": "ASIA", "SecretAccessKey": "canary"}'
                """);
            _here.Write(".aws/config", $"[default]\ncredential_process = sh {script}\n");
            Assert.Equal("ASIA", (await _here.DefaultAsync()).AccessKeyId);
            string[] inherited = await File.ReadAllLinesAsync(script + ".env", TestContext.Current.CancellationToken);
            Assert.DoesNotContain(inherited, line => line.StartsWith("LITECOGNITO_", StringComparison.Ordinal));
            Assert.Contains(other + "=1", inherited);
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
            Environment.SetEnvironmentVariable(other, null);
        }
    }

    [WindowsFact("LiteCognito/Signing/Credentials/CredentialProcess.cs")]
    public async Task Batch_file_returns_credentials_on_Windows()
    {
        string name = $"LITECOGNITO_{Guid.NewGuid():N}";
        string script = _here.Write("give.cmd", string.Join("\r\n",
            "@echo off",
            $"if defined {name} exit /b 4",
            "if not \"%~2\"==\"0\" exit /b %~2",
            "echo {\"Version\": 1, \"AccessKeyId\": \"ASIA%~1\", \"SecretAccessKey\": \"canary\"}", ""));
        _here.Write(".aws/config", $"[default]\ncredential_process = \"{script}\" \"ONE TWO\" 0 # comment\n"
            + $"[profile bad]\ncredential_process = \"{script}\" x 3\n");
        Environment.SetEnvironmentVariable(name, "canary-password");
        try
        {
            Assert.Equal("ASIAONE TWO", (await _here.DefaultAsync()).AccessKeyId);
            _here.Variables["AWS_PROFILE"] = "bad";
            Assert.Contains("exit code 3", (await Surroundings.RefusedAsync(_here.DefaultAsync)).Message, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    [WindowsFact("LiteCognito/Signing/Credentials/CredentialProcess.cs")]
    public async Task Program_without_an_ending_is_found_on_the_PATH_on_Windows()
    {
        string answer = _here.Write("answer.json", """{"Version": 1, "AccessKeyId": "ASIA", "SecretAccessKey": "canary"}""" + "\r\n");
        _here.Write(".aws/config", $"[default]\ncredential_process = findstr Version \"{answer}\"\n");
        Assert.Equal("ASIA", (await _here.DefaultAsync()).AccessKeyId);
    }

    [WindowsFact("LiteCognito/Signing/Credentials/CredentialProcess.cs")]
    public async Task Command_with_a_quote_that_is_not_closed_is_not_run_on_Windows()
    {
        string script = _here.Write("give.cmd", "echo >\"%~f0.ran\"\r\n");
        _here.Write(".aws/config", $"[default]\ncredential_process = \"{script}\" \"\n");
        Assert.Contains("quote", (await Surroundings.RefusedAsync(_here.DefaultAsync)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(script + ".ran"));
    }

    [WindowsFact("LiteCognito/Signing/Credentials/ProfileFile.cs")]
    public void Apostrophe_is_an_ordinary_character_of_a_command_on_Windows() => Assert.Equal(
        "it's x", ProfileFile.Read("[default]\ncredential_process = it's x ; comment's\n", null)["default"]["credential_process"]);

    public void Dispose() => _here.Dispose();
}
