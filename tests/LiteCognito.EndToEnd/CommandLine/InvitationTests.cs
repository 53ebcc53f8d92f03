namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>Invitations that <c>admin user create</c> sends, found in the messages of the emulator.</summary>
public sealed class InvitationTests : IDisposable
{
    private readonly AdministeredPool _pool = new();

    public static TheoryData<string, string, string> Deliveries => new()
    {
        { "bob --attributes email=bob@example.com", "EMAIL bob@example.com", "Cognito sends the invitation by email." },
        { "bob --attributes phone_number=+15550100", "SMS +15550100", "Cognito sends the invitation by SMS." },
        { "bob --attributes email=bob@example.com,phone_number=+15550100", "EMAIL bob@example.com",
            "Cognito sends the invitation by email." },
        { "bob --attributes email=bob@example.com,phone_number=+15550100 --deliver sms", "SMS +15550100",
            "Cognito sends the invitation by SMS." },
        { "bob --attributes email=bob@example.com,phone_number=+15550100 --deliver email,SMS",
            "EMAIL bob@example.com, SMS +15550100", "Cognito sends the invitation by email and SMS." },
        { "bob --attributes email=bob@example.com --suppress", "", "" },
        { "bob", "", "No invitation is sent, because the user has no address for it." },
        { "bob --attributes phone_number=+15550100 --deliver email", "",
            "No invitation is sent, because the user has no address for it." },
        { "bob --attributes email=bob@example.com --deliver email,sms", "EMAIL bob@example.com",
            "Cognito sends the invitation by email." },
    };

    public static TheoryData<string, string> Mistakes => new()
    {
        { "--deliver fax", "--deliver is email, sms or both, as email,sms." },
        { "--deliver email,fax", "--deliver is email, sms or both, as email,sms." },
        { "--deliver ,", "--deliver is email, sms or both, as email,sms." },
        { "--deliver email --suppress", "--deliver cannot be used with --suppress, which sends no invitation." },
        { "--resend --suppress", "--resend cannot be used with --suppress, which sends no invitation." },
        { "--resend --attributes email=b@example.com",
            "--resend changes no attributes. Use 'admin user update', and then --resend without --attributes." },
    };

    private string Sent =>
        string.Join(", ", _pool.Emulator.Messages.Select(message => $"{message.Medium} {message.Destination}"));

    [Theory, MemberData(nameof(Deliveries))]
    public async Task Invitation_goes_to_the_address_that_the_user_has(string user, string sent, string says)
    {
        Finished run = await _pool.AdminAsync($"user create --username {user}");
        Assert.Equal((0, $"Created bob. {says}".TrimEnd(), ""), (run.ExitCode, run.Errors.TrimEnd(), run.Output));
        Assert.Equal(sent, Sent);
    }

    [Theory, MemberData(nameof(Mistakes))]
    public async Task Options_that_contradict_each_other_are_refused(string options, string message)
    {
        Finished run = await _pool.AdminAsync($"user create --username bob {options}");
        Assert.Equal((2, message, ""), (run.ExitCode, run.Errors.TrimEnd(), run.Output));
        Assert.Equal(0, await _pool.CountUsersAsync());
    }

    [Fact]
    public async Task Invitation_is_sent_again()
    {
        await _pool.AdminAsync("user create --username bob --attributes email=bob@example.com");
        Finished run = await _pool.AdminAsync("user create --username bob --resend");
        Assert.Equal((0, "Cognito sends the invitation of bob again, by email."), (run.ExitCode, run.Errors.TrimEnd()));
        Assert.Equal("EMAIL bob@example.com, EMAIL bob@example.com", Sent);
        Assert.NotEqual(_pool.Emulator.Messages[0].Code, _pool.Emulator.Messages[1].Code);

        run = await _pool.AdminAsync("user create --username carol --resend");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("UserNotFoundException", run.Errors, StringComparison.Ordinal);

        await _pool.AdminAsync("user create --username dave");
        run = await _pool.AdminAsync("user create --username dave --resend");
        Assert.Equal(
            (1, "dave has neither an email address nor a phone number, so no invitation can be sent."),
            (run.ExitCode, run.Errors.TrimEnd()));
    }

    [Theory]
    [InlineData("""[{"Name": "email", "Value": "carol@example.com"}]""", "Cognito sends the invitation by email.")]
    [InlineData("[]", "No invitation is sent, because the user has no address for it.")]
    public async Task User_name_that_is_an_address_receives_the_invitation_where_the_pool_says_so(string attributes, string says)
    {
        using var server = new RecordingServer($$$"""{"User": {"Username": "carol@example.com", "Attributes": {{{attributes}}}}}""");
        Finished run = await AdministeredPool.RunAsync(
            "",
            [
                "admin", "user", "create", "--username", "carol@example.com", "--pool", _pool.Pool.Id, "--endpoint",
                server.Address.AbsoluteUri,
            ]);
        Assert.Equal((0, $"Created carol@example.com. {says}"), (run.ExitCode, run.Errors.TrimEnd()));
        Assert.Contains("\"DesiredDeliveryMediums\":[\"EMAIL\"]", Assert.Single(server.Contents), StringComparison.Ordinal);
    }

    public void Dispose() => _pool.Dispose();
}
