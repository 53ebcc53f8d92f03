using LiteCognito.Emulator;
using LiteCognito.Model;
using LiteCognito.Signing;

namespace LiteCognito.EndToEnd.Administration;

/// <summary>The import of users from a CSV file, whose upload goes over a socket.</summary>
public sealed class UserImportTests : IDisposable
{
    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly HttpClient _http = new();
    private readonly CognitoClient _admin, _client;

    public UserImportTests()
    {
        EmulatorPool pool = _emulator.CreatePool();
        _listener = _emulator.Listen();
        _admin = new(
            new()
            {
                UserPoolId = pool.Id,
                Endpoint = _listener.Endpoint,
                Credentials = AwsCredentialProvider.Static("testing", "testing"),
            }, _http);
        _client = new(new() { UserPoolId = pool.Id, ClientId = pool.CreateClient("app").Id, Endpoint = _listener.Endpoint }, _http);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Imported_user_resets_the_password_and_signs_in()
    {
        const string Password = "Correct-horse-7";
        await _admin.UpdateUserPoolAsync(new() { AutoVerifiedAttributes = ["email"] }, Stop);
        IReadOnlyList<string> header = (await _admin.GetCSVHeaderAsync(cancellationToken: Stop)).CSVHeader!;
        UserImportJob job = (await _admin.CreateUserImportJobAsync(
            new() { JobName = "users", CloudWatchLogsRoleArn = "arn:aws:iam::123456789012:role/import" }, Stop)).UserImportJob!;
        var values = new Dictionary<string, string>
        {
            ["cognito:username"] = "maria",
            ["email"] = "maria@example.com",
            ["email_verified"] = "TRUE",
        };
        string file = string.Join(',', header) + "\n" + string.Join(',', header.Select(name => values.GetValueOrDefault(name))) + "\n";

        using var upload = new HttpRequestMessage(HttpMethod.Put, job.PreSignedUrl) { Content = new StringContent(file) };
        upload.Headers.Add("x-amz-server-side-encryption", "aws:kms");
        using HttpResponseMessage uploaded = await _http.SendAsync(upload, Stop);
        Assert.Equal(200, (int)uploaded.StatusCode);
        await _admin.StartUserImportJobAsync(job.JobId!, Stop);

        job = (await _admin.DescribeUserImportJobAsync(job.JobId!, Stop)).UserImportJob!;
        Assert.Equal(("Succeeded", 1), (job.Status, job.ImportedUsers));
        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(() => _client.SignInAsync("maria", "any password", Stop));
        Assert.Equal(CognitoErrorCodes.PasswordResetRequired, refused.Code);
        await _client.ForgotPasswordAsync("maria", Stop);
        await _client.ConfirmForgotPasswordAsync("maria", _emulator.Messages[^1].Code, Password, Stop);
        Assert.IsType<SignedIn>(await _client.SignInAsync("maria", Password, Stop));
    }

    public void Dispose()
    {
        _http.Dispose();
        _listener.Dispose();
        _emulator.Dispose();
    }
}
