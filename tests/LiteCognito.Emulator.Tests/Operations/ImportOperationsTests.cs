using System.Text;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.Operations;

/// <summary>Jobs that import the users of a CSV file.</summary>
public sealed class ImportOperationsTests : RawCalls
{
    private const string Role = "arn:aws:iam::123456789012:role/import";

    private static readonly string[] Standard =
    [
        "name", "given_name", "family_name", "middle_name", "nickname", "preferred_username", "profile", "picture", "website", "email",
        "email_verified", "gender", "birthdate", "zoneinfo", "locale", "phone_number", "phone_number_verified", "address", "updated_at",
    ];

    [Fact]
    public async Task Header_has_the_attributes_of_the_pool_and_two_more_columns()
    {
        string pool = await CreatePoolAsync(new()
        {
            ["Schema"] = new JsonArray(
                new JsonObject { ["Name"] = "email", ["Required"] = true },
                new JsonObject { ["Name"] = "team", ["AttributeDataType"] = "String" }),
        });
        await CallAsync("AddCustomAttributes", new()
        {
            ["UserPoolId"] = pool,
            ["CustomAttributes"] = new JsonArray(new JsonObject { ["Name"] = "level", ["AttributeDataType"] = "Number" }),
        });
        JsonNode answer = await CallAsync("GetCSVHeader", new() { ["UserPoolId"] = pool });
        Assert.Equal(pool, (string)answer["UserPoolId"]!);
        Assert.Equal(
            [.. Standard, "custom:team", "custom:level", "cognito:mfa_enabled", "cognito:username"],
            answer["CSVHeader"]!.AsArray().Select(name => (string)name!));
    }

    [Fact]
    public async Task Users_are_imported_and_reset_their_passwords()
    {
        string pool = await StartPoolAsync(), client = await CreateClientAsync(pool);
        JsonNode job = await CreateJobAsync(pool);
        Assert.Equal(("Created", "users", Role), ((string)job["Status"]!, (string)job["JobName"]!, (string)job["CloudWatchLogsRoleArn"]!));
        Assert.Equal((0, 0, 0), Counts(job));
        await UploadAsync(job, await FileAsync(
            pool, ("cognito:username", "maria"), ("email", "maria@example.com"), ("email_verified", "TRUE"), ("name", "Silva\\, Maria")));

        JsonNode started = await RunAsync(pool, job);

        Assert.Equal(("Pending", 0), ((string)started["Status"]!, (int)started["ImportedUsers"]!));
        job = await DescribeAsync(pool, job);
        Assert.Equal(("Succeeded", "Import Job Completed Successfully."), ((string)job["Status"]!, (string)job["CompletionMessage"]!));
        Assert.Equal((1, 0, 0), Counts(job));
        Assert.NotNull(job["StartDate"]);
        Assert.NotNull(job["CompletionDate"]);
        JsonNode user = await CallAsync("AdminGetUser", User(pool));
        Assert.Equal("RESET_REQUIRED", (string)user["UserStatus"]!);
        Dictionary<string, string> attributes = Attributes(user["UserAttributes"]!);
        Assert.Equal(("Silva, Maria", "true"), (attributes["name"], attributes["email_verified"]));
        Assert.DoesNotContain("cognito:username", attributes);
        Assert.StartsWith(
            "400 PasswordResetRequiredException: ", await OpenRefusalAsync("InitiateAuth", PasswordAuth(client)), StringComparison.Ordinal);
        JsonNode sent = await OpenCallAsync("ForgotPassword", new() { ["ClientId"] = client, ["Username"] = "maria" });
        Assert.Equal("email", (string)sent["CodeDeliveryDetails"]!["AttributeName"]!);
    }

    [Fact]
    public async Task Bad_lines_fail_alone_and_known_users_are_skipped()
    {
        string pool = await StartPoolAsync();
        await CreateUserAsync(pool, "known");
        string[] header = await HeaderAsync(pool);
        string[] lines =
        [
            string.Join(',', header),
            Line(header, ("cognito:username", "maria"), ("email", "\"maria@example.com\""), ("email_verified", " true "),
                ("address", "\"1 \"\"Main\"\" St, Springfield\"")),
            Line(header, ("cognito:username", "known"), ("email", "k@example.com"), ("email_verified", "true")),
            Line(header, ("cognito:username", "unverified"), ("email", "u@example.com"), ("email_verified", "false")),
            Line(header, ("cognito:username", "flagless"), ("email", "u@example.com")),
            Line(header, ("cognito:username", "odd"), ("email", "u@example.com"), ("email_verified", "yes")),
            Line(header, ("cognito:username", "addressless"), ("email_verified", "true")),
            Line(header, ("cognito:username", "a b"), ("email", "u@example.com"), ("email_verified", "true")),
            Line(header, ("email", "u@example.com"), ("email_verified", "true")),
            Line(
                header, ("cognito:username", "mfa"), ("email", "u@example.com"), ("email_verified", "true"),
                ("cognito:mfa_enabled", "true")),
            Line(header, ("cognito:username", "open"), ("email", "\"u@example.com"), ("email_verified", "true")),
            Line(header, ("cognito:username", "tail"), ("email", "\"u@example.com\"x"), ("email_verified", "true")),
            Line(
                header, ("cognito:username", "long"), ("name", new string('x', 16_000)),
                ("email", "u@example.com"), ("email_verified", "true")),
            "one,two",
            "",
            Line(
                header, ("cognito:username", "omar"), ("email", "omar@example.com"), ("email_verified", "TRUE"),
                ("cognito:mfa_enabled", "FALSE")),
        ];
        JsonNode job = await CreateJobAsync(pool);
        await UploadAsync(job, string.Join("\r\n", lines) + "\r\n");

        await RunAsync(pool, job);

        job = await DescribeAsync(pool, job);
        Assert.Equal("Succeeded", (string)job["Status"]!);
        Assert.Equal((2, 1, 11), Counts(job));
        Assert.Equal("1 \"Main\" St, Springfield", (await AttributesAsync(pool))["address"]);
        Assert.Equal("CONFIRMED", (string)(await CallAsync("AdminGetUser", User(pool, "known")))["UserStatus"]!);
        Assert.Equal(3, (await CallAsync("ListUsers", new() { ["UserPoolId"] = pool }))["Users"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("maria\n")]
    [InlineData("")]
    [InlineData("\uFEFFHEADER\n")]
    [InlineData("HEADER,extra\n")]
    [InlineData("\"HEADER\n")]
    [InlineData("HEADER\n\xFF")]
    public async Task Unreadable_file_fails_the_job(string text)
    {
        string pool = await StartPoolAsync();
        JsonNode job = await CreateJobAsync(pool);
        string header = string.Join(',', await HeaderAsync(pool));
        await UploadAsync(job, text.EndsWith('\xFF')
            ? [.. Encoding.UTF8.GetBytes(header + "\n"), 0xFF]
            : Encoding.UTF8.GetBytes(text.Replace("HEADER", header, StringComparison.Ordinal)));
        await RunAsync(pool, job);
        job = await DescribeAsync(pool, job);
        Assert.Equal("Failed", (string)job["Status"]!);
        Assert.Equal((0, 0, 0), Counts(job));
    }

    [Fact]
    public async Task Job_without_an_imported_user_fails()
    {
        string pool = await StartPoolAsync();
        JsonNode job = await CreateJobAsync(pool);
        await UploadAsync(job, await FileAsync(pool, ("cognito:username", "maria")));
        await RunAsync(pool, job);
        job = await DescribeAsync(pool, job);
        Assert.Equal(
            ("Failed", "Too many users have failed or been skipped during the import."),
            ((string)job["Status"]!, (string)job["CompletionMessage"]!));
    }

    [Fact]
    public async Task Required_second_factor_is_turned_on()
    {
        string pool = await StartPoolAsync(new()
        {
            ["MfaConfiguration"] = "ON",
            ["SmsConfiguration"] = new JsonObject { ["SnsCallerArn"] = Role },
            ["AutoVerifiedAttributes"] = new JsonArray("phone_number"),
        });
        JsonNode job = await CreateJobAsync(pool);
        await UploadAsync(job, await FileAsync(
            pool, ("cognito:username", "maria"), ("phone_number", "+12345550100"), ("phone_number_verified", "true")));
        await RunAsync(pool, job);
        Assert.Equal(
            "SMS_MFA", (string)Assert.Single((await CallAsync("AdminGetUser", User(pool)))["UserMFASettingList"]!.AsArray())!);
    }

    [Fact]
    public async Task User_who_can_sign_in_with_a_code_is_confirmed()
    {
        string pool = await StartPoolAsync(new()
        {
            ["AutoVerifiedAttributes"] = new JsonArray("email"),
            ["Policies"] = new JsonObject
            {
                ["SignInPolicy"] = new JsonObject { ["AllowedFirstAuthFactors"] = new JsonArray("PASSWORD", "EMAIL_OTP") },
            },
        });
        JsonNode job = await CreateJobAsync(pool);
        await UploadAsync(job, await FileAsync(
            pool, ("cognito:username", "maria"), ("email", "maria@example.com"), ("email_verified", "true")));
        await RunAsync(pool, job);
        Assert.Equal("CONFIRMED", (string)(await CallAsync("AdminGetUser", User(pool)))["UserStatus"]!);
    }

    [Fact]
    public async Task Job_needs_a_file_and_an_attribute_to_verify_and_runs_once()
    {
        const string Refusal = "400 PreconditionNotMetException: ";
        string plain = await CreatePoolAsync(), pool = await StartPoolAsync();
        JsonNode job = await CreateJobAsync(plain);
        await UploadAsync(job, await FileAsync(plain));
        Assert.StartsWith(Refusal, await RefusalAsync("StartUserImportJob", Key(plain, job)), StringComparison.Ordinal);

        job = await CreateJobAsync(pool);
        Assert.StartsWith(Refusal, await RefusalAsync("StartUserImportJob", Key(pool, job)), StringComparison.Ordinal);
        await UploadAsync(job, await FileAsync(pool));
        await RunAsync(pool, job);
        Assert.Equal("Succeeded", (string)(await DescribeAsync(pool, job))["Status"]!);
        Assert.StartsWith(Refusal, await RefusalAsync("StartUserImportJob", Key(pool, job)), StringComparison.Ordinal);
        Assert.StartsWith(Refusal, await RefusalAsync("StopUserImportJob", Key(pool, job)), StringComparison.Ordinal);
        foreach (string operation in (string[])["DescribeUserImportJob", "StartUserImportJob", "StopUserImportJob"])
            Assert.StartsWith(
                "400 ResourceNotFoundException: ", await RefusalAsync(operation, Key(plain, job)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_job_imports_nothing()
    {
        string pool = await StartPoolAsync();
        JsonNode job = await CreateJobAsync(pool);
        await UploadAsync(job, await FileAsync(
            pool, ("cognito:username", "maria"), ("email", "maria@example.com"), ("email_verified", "true")));
        JsonNode stopped = (await CallAsync("StopUserImportJob", Key(pool, job)))["UserImportJob"]!;
        Assert.Equal(
            ("Stopped", "The Import Job was stopped by the developer."),
            ((string)stopped["Status"]!, (string)stopped["CompletionMessage"]!));
        Assert.StartsWith(
            "400 PreconditionNotMetException: ", await RefusalAsync("StartUserImportJob", Key(pool, job)), StringComparison.Ordinal);
        Assert.StartsWith("403 AccessDenied", await PutAsync((string)job["PreSignedUrl"]!, "x"), StringComparison.Ordinal);
        Assert.StartsWith("400 UserNotFoundException: ", await RefusalAsync("AdminGetUser", User(pool)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Job_expires_after_a_day()
    {
        string pool = await StartPoolAsync();
        JsonNode job = await CreateJobAsync(pool);
        await UploadAsync(job, await FileAsync(pool));
        Clock.Advance(TimeSpan.FromHours(24));
        JsonNode jobs = await CallAsync("ListUserImportJobs", new() { ["UserPoolId"] = pool, ["MaxResults"] = 1 });
        JsonNode listed = jobs["UserImportJobs"]![0]!;
        Assert.Equal(
            ("Expired", "The user import job has expired."), ((string)listed["Status"]!, (string)listed["CompletionMessage"]!));
        Assert.StartsWith(
            "400 PreconditionNotMetException: ", await RefusalAsync("StartUserImportJob", Key(pool, job)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobs_are_listed_in_pages_from_the_newest()
    {
        string pool = await StartPoolAsync();
        List<string> made = [];
        for (int i = 0; i < 3; i++)
        {
            made.Insert(0, (string)(await CreateJobAsync(pool))["JobId"]!);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }
        var input = new JsonObject { ["UserPoolId"] = pool, ["MaxResults"] = 2 };
        JsonNode first = await CallAsync("ListUserImportJobs", input);
        input["PaginationToken"] = (string)first["PaginationToken"]!;
        JsonNode second = await CallAsync("ListUserImportJobs", input);
        Assert.Equal(
            made, first["UserImportJobs"]!.AsArray().Concat(second["UserImportJobs"]!.AsArray()).Select(job => (string)job!["JobId"]!));
        Assert.Null(second["PaginationToken"]);
        Assert.StartsWith(
            "400 InvalidParameterException: ", await RefusalAsync("ListUserImportJobs", new() { ["UserPoolId"] = pool }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_needs_the_address_the_header_and_a_file_of_at_most_a_mebibyte()
    {
        string pool = await StartPoolAsync(), address = (string)(await CreateJobAsync(pool))["PreSignedUrl"]!;
        Assert.StartsWith("https://cognito.test/_emulator/imports/", address, StringComparison.Ordinal);
        Assert.StartsWith("403 SignatureDoesNotMatch", await PutAsync(address, "x", encryption: null), StringComparison.Ordinal);
        Assert.StartsWith("403 SignatureDoesNotMatch", await PutAsync(address, "x", encryption: "AES256"), StringComparison.Ordinal);
        string path = new Uri(address).GetLeftPart(UriPartial.Path);
        Assert.StartsWith("403 SignatureDoesNotMatch", await PutAsync(path[..^1] + "_", "x"), StringComparison.Ordinal);
        Assert.StartsWith(
            "403 SignatureDoesNotMatch", await PutAsync("https://cognito.test/_emulator/imports/", "x"), StringComparison.Ordinal);
        Assert.StartsWith("400 EntityTooLarge", await PutAsync(address, new string('x', 1024 * 1024 + 1)), StringComparison.Ordinal);
        Assert.Equal("200 ", await PutAsync(address, new string('x', 1024 * 1024)));
        using HttpResponseMessage read = await Http.GetAsync(address, Stop);
        Assert.Equal(404, (int)read.StatusCode);
        Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.StartsWith("403 AccessDenied", await PutAsync(address, "x"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_hashes_are_refused()
    {
        JsonObject input = NewJob(await StartPoolAsync());
        input["PasswordHashingAlgorithm"] = "BCRYPT";
        Assert.StartsWith("400 OperationNotEnabledException: ", await RefusalAsync("CreateUserImportJob", input), StringComparison.Ordinal);
    }

    private static JsonObject NewJob(string pool) =>
        new() { ["UserPoolId"] = pool, ["JobName"] = "users", ["CloudWatchLogsRoleArn"] = Role };

    private static JsonObject Key(string pool, JsonNode job) => new() { ["UserPoolId"] = pool, ["JobId"] = (string)job["JobId"]! };

    private static (int Imported, int Skipped, int Failed) Counts(JsonNode job) =>
        ((int)job["ImportedUsers"]!, (int)job["SkippedUsers"]!, (int)job["FailedUsers"]!);

    private static string Line(string[] header, params (string Name, string Value)[] values) =>
        string.Join(',', header.Select(name => Array.Find(values, value => value.Name == name).Value ?? ""));

    private Task<string> StartPoolAsync(JsonObject? settings = null) =>
        CreatePoolAsync(settings ?? new() { ["AutoVerifiedAttributes"] = new JsonArray("email") });

    private async Task<JsonNode> CreateJobAsync(string pool) =>
        (await CallAsync("CreateUserImportJob", NewJob(pool)))["UserImportJob"]!;

    private async Task<JsonNode> RunAsync(string pool, JsonNode job) =>
        (await CallAsync("StartUserImportJob", Key(pool, job)))["UserImportJob"]!;

    private async Task<JsonNode> DescribeAsync(string pool, JsonNode job) =>
        (await CallAsync("DescribeUserImportJob", Key(pool, job)))["UserImportJob"]!;

    private async Task<string[]> HeaderAsync(string pool) =>
        [.. (await CallAsync("GetCSVHeader", new() { ["UserPoolId"] = pool }))["CSVHeader"]!.AsArray().Select(name => (string)name!)];

    /// <summary>Creates a file with the header, in another order, and one user; without values, only the header.</summary>
    private async Task<string> FileAsync(string pool, params (string Name, string Value)[] values)
    {
        string[] header = [.. (await HeaderAsync(pool)).Reverse()];
        return string.Join(',', header) + "\n" + (values.Length == 0 ? "" : Line(header, values) + "\n");
    }

    private Task UploadAsync(JsonNode job, string text) => UploadAsync(job, Encoding.UTF8.GetBytes(text));

    private async Task UploadAsync(JsonNode job, byte[] file) =>
        Assert.Equal("200 ", await PutAsync((string)job["PreSignedUrl"]!, new ByteArrayContent(file), "aws:kms"));

    private Task<string> PutAsync(string address, string text, string? encryption = "aws:kms") =>
        PutAsync(address, new StringContent(text), encryption);

    /// <summary>Uploads a file and returns the status and the code of the error.</summary>
    private async Task<string> PutAsync(string address, HttpContent file, string? encryption)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = file };
        if (encryption is not null)
            request.Headers.Add("x-amz-server-side-encryption", encryption);
        using HttpResponseMessage response = await Http.SendAsync(request, Stop);
        string body = await response.Content.ReadAsStringAsync(Stop);
        int code = body.IndexOf("<Code>", StringComparison.Ordinal) + "<Code>".Length;
        return $"{(int)response.StatusCode} {(body.Length == 0 ? "" : body[code..])}";
    }
}
