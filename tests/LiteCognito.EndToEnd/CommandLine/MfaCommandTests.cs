using System.Text.Json;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>The commands of <c>mfa</c> in scripts.</summary>
public sealed class MfaCommandTests : IDisposable
{
    private const string Username = "alice", Password = "Canary-password-7";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly TemporaryFolder _folder = new();

    public MfaCommandTests() => _listener = _emulator.Listen();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task App_is_enrolled_in_two_steps_and_turned_on()
    {
        await RunAsync(0, ["sign-in", .. Where(CreatePool(MfaConfiguration.Optional))]);
        Finished refused = await RunAsync(2, ["mfa", "setup"], code: "123456");
        Assert.Contains("'mfa setup --begin'", refused.Errors, StringComparison.Ordinal);

        JsonElement begun = Json(await RunAsync(0, ["mfa", "setup", "--begin", "--json", "--issuer", "ACME"]));
        string secret = begun.GetProperty("secretCode").GetString()!;
        Assert.StartsWith("otpauth://totp/ACME:alice?", begun.GetProperty("uri").GetString(), StringComparison.Ordinal);

        await RunAsync(2, ["mfa", "verify"]);
        await RunAsync(2, ["mfa", "setup"]); // makes no new secret
        Finished wrong = await RunAsync(1, ["mfa", "verify"], "000000");
        Assert.Contains("EnableSoftwareTokenMFAException", wrong.Errors, StringComparison.Ordinal);
        Finished verified = await RunAsync(0, ["mfa", "verify", "--device-name", "Phone", "--json"], Code(secret));
        Assert.True(Json(verified).GetProperty("verified").GetBoolean());
        await RunAsync(0, ["mfa", "prefer", "--totp", "preferred"]);
        Finished status = await RunAsync(0, ["mfa", "status"]);
        Assert.Equal(
            ($"On: SOFTWARE_TOKEN_MFA. Preferred: SOFTWARE_TOKEN_MFA.{Environment.NewLine}", ""), (status.Output, status.Errors));
    }

    [Fact]
    public async Task Secret_of_a_setup_that_has_begun_is_printed_on_stdout_alone()
    {
        await RunAsync(0, ["sign-in", .. Where(CreatePool(MfaConfiguration.Optional))]);
        Finished run = await RunAsync(0, ["mfa", "setup", "--begin"]);
        string[] lines = run.Output.Split(Environment.NewLine);
        Assert.StartsWith("Secret: ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("URI:    otpauth://totp/LiteCognito:alice?secret=", lines[1], StringComparison.Ordinal);
        Assert.Equal("Verify the first code of the app with: litecognito mfa verify", run.Errors.TrimEnd());
    }

    [Theory, InlineData("srp"), InlineData("password"), InlineData("choice")]
    public async Task Sign_in_that_requires_a_setup_is_resumed_and_its_session_is_kept(string flow)
    {
        string[] where = Where(CreatePool(MfaConfiguration.On));
        Finished pending = await RunAsync(3, ["mfa", "status", .. where, "--flow", flow, "--json"]);
        while (Json(pending).GetProperty("challenge").GetString() is { } challenge && challenge != "MFA_SETUP")
            pending = await RespondAsync(3, pending, challenge == "SELECT_CHALLENGE" ? ["--json", "--answer", "PASSWORD_SRP"] : ["--json"]);
        Finished begun = await RespondAsync(3, pending, ["--json"]);
        string secret = Json(begun).GetProperty("secretCode").GetString()!;
        Assert.Contains("The session is kept in ", (await RespondAsync(0, begun, [], Code(secret))).Errors, StringComparison.Ordinal);
        Assert.Contains("On: SOFTWARE_TOKEN_MFA.", (await RunAsync(0, ["mfa", "status"])).Output, StringComparison.Ordinal);
    }

    // Cognito asks for no second factor after a custom challenge.
    [Theory, InlineData("custom"), InlineData("custom-srp")]
    public async Task Sign_in_with_a_custom_challenge_is_resumed_and_its_session_is_kept(string flow)
    {
        string[] where = Where(CreatePool(MfaConfiguration.On));
        Finished pending = await RunAsync(3, ["mfa", "setup", "--begin", .. where, "--flow", flow, "--json"], answer: "");
        await RespondAsync(0, pending, []);
        await RunAsync(0, ["mfa", "setup", "--begin"]);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
        _folder.Dispose();
    }

    private static JsonElement Json(Finished run) => JsonDocument.Parse(run.Output).RootElement;

    private static string Code(string secret) => Totp.Code(secret, TimeProvider.System.GetUtcNow());

    private EmulatorPool CreatePool(MfaConfiguration mfa)
    {
        EmulatorPool pool = _emulator.CreatePool(new()
        {
            MfaConfiguration = mfa,
            MfaToSetUp = ["SOFTWARE_TOKEN_MFA"],
            AllowedFirstAuthFactors = ["PASSWORD"],
            CustomAuth = state => state.Results switch
            {
                [{ ChallengeName: "SRP_A" }] => CustomAuthStep.PasswordVerifier,
                [.., { ChallengeName: "CUSTOM_CHALLENGE", Passed: true }] => CustomAuthStep.IssueTokens,
                _ => CustomAuthStep.Ask(new Dictionary<string, string>(), answer => answer == "42"),
            },
        });
        pool.AddUser(Username, Password);
        return pool;
    }

    private string[] Where(EmulatorPool pool) =>
    [
        "--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", pool.Id, "--client", pool.CreateClient("app").Id, "--username", Username,
    ];

    private async Task<Finished> RespondAsync(int exitCode, Finished pending, string[] options, string code = "")
    {
        await File.WriteAllTextAsync(_folder.File("state.json"), pending.Output, Cancel);
        return await RunAsync(exitCode, ["respond", "--state", _folder.File("state.json"), .. options], code);
    }

    private async Task<Finished> RunAsync(int exitCode, string[] arguments, string code = "", string answer = "42")
    {
        using Running running = Running.CommandLine(arguments, new Dictionary<string, string>(
            Running.CommandLineFolders(_folder.File("")))
        {
            ["LITECOGNITO_PASSWORD"] = Password,
            ["LITECOGNITO_CODE"] = code,
            ["LITECOGNITO_ANSWER"] = answer,
            ["LITECOGNITO_CLIENT_SECRET"] = "",
        });
        Finished run = await running.FinishAsync("", Cancel);
        Assert.True(run.ExitCode == exitCode, $"{string.Join(' ', arguments)} exits with {run.ExitCode}: {run.Errors}");
        return run;
    }
}
