using System.Diagnostics;
using System.Net;
using System.Text;
using LiteCognito.Emulator;

namespace LiteCognito.ServiceBehaviour.Live;

/// <summary>The tests run as a process against the emulator over HTTP, as if it were the service.</summary>
public sealed class LiveTests
{
    private const string Right = "SignUp is not permitted for this user pool", Wrong = "SignUp is not available";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Table_shows_a_wrong_answer_and_no_other_difference()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("litecognito-facts-");
        try
        {
            using var emulator = new CognitoEmulator();
            using var http = new HttpMessageInvoker(emulator.CreateHandler());
            using var listener = new HttpListener();
            string address = $"http://127.0.0.1:{LoopbackPort.Free()}/";
            listener.Prefixes.Add(address);
            listener.Start();
            Task serving = ServeAsync(listener, http);

            await RunAsync(folder, null);
            await RunAsync(folder, address);

            string[] lines = await File.ReadAllLinesAsync(Path.Combine(folder.FullName, "table.md"), Stop);
            string[] rows = [.. lines.Where(line => line.StartsWith("| B", StringComparison.Ordinal))];
            Assert.Equal(
                ["| B10 | SignUpFacts.Pool_for_administrators_alone_refuses_a_sign_up | same | "
                    + $"expected \"NotAuthorizedException: {Right}\", actual \"NotAuthorizedException: {Wrong}\" |"],
                rows.Where(row => row.Contains("actual", StringComparison.Ordinal)));
            Assert.Contains(
                "| B11 | UserPoolFacts.Pool_has_alias_attributes_or_username_attributes | same | same |", rows);
            Assert.All(rows, row => Assert.Contains("| same |", row, StringComparison.Ordinal));
            listener.Close(); // after Stop, Dispose would open the port again to remove the prefix
            await serving;
            // Every pool was deleted.
            using var handler = new HttpClient(emulator.CreateHandler());
            var caller = new Caller(
                handler, new(address), "us-east-1", Signing.AwsCredentialProvider.Static("testing", "testing"), TimeProvider.System);
            Assert.Empty(await UserPools.FindAsync(caller, Stop));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Answers requests with the emulator, and gives one wrong answer.</summary>
    private static async Task ServeAsync(HttpListener listener, HttpMessageInvoker emulator)
    {
        try
        {
            while (true)
            {
                HttpListenerContext call = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await call.Request.InputStream.CopyToAsync(body);
                using var request = new HttpRequestMessage(HttpMethod.Post, call.Request.Url);
                request.Content = new ByteArrayContent(body.ToArray());
                foreach (string name in call.Request.Headers.AllKeys.OfType<string>())
                    if (!request.Headers.TryAddWithoutValidation(name, call.Request.Headers[name]))
                        request.Content.Headers.TryAddWithoutValidation(name, call.Request.Headers[name]);
                using HttpResponseMessage response = await emulator.SendAsync(request, CancellationToken.None);
                call.Response.StatusCode = (int)response.StatusCode;
                foreach ((string name, IEnumerable<string> values) in response.Headers)
                    call.Response.Headers[name] = string.Join(", ", values);
                string answer = (await response.Content.ReadAsStringAsync()).Replace(Right, Wrong, StringComparison.Ordinal);
                call.Response.Close(Encoding.UTF8.GetBytes(answer), willBlock: true);
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test has stopped the listener.
        }
    }

    private static async Task RunAsync(DirectoryInfo folder, string? endpoint)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "LiteCognito.ServiceBehaviour.dll"), "-noLogo", "-noColor",
                "-class", typeof(SignUpFacts).FullName!, "-class", typeof(UserPoolFacts).FullName!,
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["LITECOGNITO_RESULTS"] = folder.FullName,
                ["LITECOGNITO_LIVE"] = endpoint is null ? "" : "1",
                ["LITECOGNITO_LIVE_ENDPOINT"] = endpoint,
                ["LITECOGNITO_LIVE_RATE"] = "1000",
                ["XUNIT_PRINT_MAX_STRING_LENGTH"] = "0",
                ["AWS_ACCESS_KEY_ID"] = "testing",
                ["AWS_SECRET_ACCESS_KEY"] = "testing",
                ["AWS_SESSION_TOKEN"] = "",
                ["AWS_REGION"] = "us-east-1",
            },
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(Stop);
        string output = await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        Assert.True(File.Exists(Path.Combine(folder.FullName, endpoint is null ? "emulator.json" : "table.md")), output + await errors);
    }
}
