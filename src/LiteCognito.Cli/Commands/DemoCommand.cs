using System.CommandLine;
using System.Text.Json;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Emulator;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class DemoCommand
{
    public static Command Create() => new ToolCommand(
        "demo", "Run a sign-in with an authenticator app, offline.", (line, cancellationToken) =>
            RunAsync(line.GetValue(Json), cancellationToken))
    {
        Details = "Signs a user in with SRP, enrolls an authenticator app, signs in with it, and verifies the tokens. "
            + "All of it runs in this process.",
        Example = "--json",
        Optional = [Json],
    };

    private static async Task<int> RunAsync(bool json, CancellationToken cancellationToken)
    {
        const string Username = "alice", Password = "Correct-horse-7";
        TextWriter prose = json ? Console.Error : Console.Out;
        var clock = new AdjustableClock();
        using var emulator = new CognitoEmulator(clock);
        EmulatorPool pool = emulator.CreatePool();
        EmulatorClient app = pool.CreateClient("demo");
        pool.AddUser(Username, Password, new Dictionary<string, string> { ["email"] = "alice@example.com" });
        using var recorder = new ChallengeRecorder(emulator.CreateHandler());
        var client = new CognitoClient(new() { UserPoolId = pool.Id, ClientId = app.Id, TimeProvider = clock }, new HttpClient(recorder));
        prose.WriteLine($"An offline user pool, {pool.Id}, runs in this process.");

        CognitoSession session = GetSession(await client.SignInAsync(Username, Password, cancellationToken));
        prose.WriteLine($"{Username} signed in over SRP: the password never left the client.");

        SoftwareTokenSecret secret = await session.AssociateSoftwareTokenAsync(cancellationToken);
        prose.WriteLine("An authenticator is enrolled; this is what its user scans:");
        bool isRedirected = json ? Console.IsErrorRedirected : Console.IsOutputRedirected;
        new SoftwareTokenOutput(NoQr: false, Png: null).Show(
            secret, secret.ToUri("LiteCognito demo", Username), isRedirected ? prose.WriteLine : null);
        if (!await session.VerifySoftwareTokenAsync(Totp.Code(secret.SecretCode, clock.GetUtcNow()), "demo", cancellationToken))
            throw new InvalidOperationException("The authenticator's code was not accepted.");
        await session.SetMfaPreferenceAsync(new() { SoftwareToken = MfaSetting.Preferred }, cancellationToken);
        prose.WriteLine("Its first code was verified, and it is now the preferred method.");

        clock.Advance(TimeSpan.FromSeconds(30)); // Cognito accepts a TOTP code only once
        recorder.Challenges.Clear();
        SignInStep step = await client.SignInAsync(
            Username, Password,
            async (challenge, token) => challenge is SoftwareTokenMfaChallenge totp
                ? await totp.RespondAsync(Totp.Code(secret.SecretCode, clock.GetUtcNow()), token) : null,
            cancellationToken);
        session = GetSession(step);
        prose.WriteLine($"{Username} signed in again, through {string.Join(" and ", recorder.Challenges)}.");

        CognitoTokenVerifier verifier = client.CreateTokenVerifier();
        VerifiedToken id = await verifier.VerifyAsync(session.Tokens.IdToken!, TokenUse.Id, cancellationToken);
        VerifiedToken access = await verifier.VerifyAsync(session.Tokens.AccessToken, TokenUse.Access, cancellationToken);
        prose.WriteLine($"Both tokens are signed by the pool's key. Signed in: {id.Username} ({access.Subject}).");
        if (json)
            StandardOutput.WriteJson(writer =>
            {
                writer.WriteString("username", id.Username);
                writer.WriteString("sub", access.Subject);
                writer.WriteStartArray("challenges");
                recorder.Challenges.ForEach(writer.WriteStringValue);
                writer.WriteEndArray();
                writer.WriteBoolean("tokensVerified", id.Subject == access.Subject);
            });
        return ExitCode.Success;
    }

    private static CognitoSession GetSession(SignInStep step) => step is SignedIn signedIn
        ? signedIn.Session : throw new InvalidOperationException($"The pool asks for {((SignInChallenge)step).Name}.");

    /// <summary>The system clock plus an offset that can be increased.</summary>
    private sealed class AdjustableClock : TimeProvider
    {
        private TimeSpan _offset;

        public void Advance(TimeSpan time) => _offset += time;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _offset;
    }

    /// <summary>Records the challenges that the client answers.</summary>
    private sealed class ChallengeRecorder(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public List<string> Challenges { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            if (response.IsSuccessStatusCode && request.Content is { } content)
            {
                using JsonDocument body = JsonDocument.Parse(await content.ReadAsByteArrayAsync(cancellationToken));
                if (body.RootElement.TryGetProperty("ChallengeName", out JsonElement name))
                    Challenges.Add(name.GetString()!);
            }
            return response;
        }
    }
}
