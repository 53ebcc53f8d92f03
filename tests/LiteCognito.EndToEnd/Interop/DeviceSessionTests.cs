using System.Text;
using System.Text.Json.Nodes;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.Interop;

/// <summary>Tests DEVICE_SRP_AUTH with the sessions that published clients send, without running those clients.</summary>
public sealed class DeviceSessionTests : IDisposable
{
    private const string Password = "Correct-horse-7";

    private readonly CognitoEmulator _emulator = new();
    private readonly MemoryDeviceStore _store = new();
    private readonly EmulatorPool _pool;
    private readonly EmulatorClient _app;
    private readonly EmulatorUser _user;

    public DeviceSessionTests()
    {
        _pool = _emulator.CreatePool(new() { DeviceTracking = DeviceTracking.Always });
        _app = _pool.CreateClient("app");
        _user = _pool.AddUser("maria", Password);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Device_signs_in_without_a_session()
    {
        await SignInAsync(_ => null);

        Assert.IsType<SignedIn>(await SignInAsync(_ => null));
    }

    [Fact]
    public async Task Device_signs_in_with_the_session_that_the_code_used()
    {
        await SignInAsync(spent => spent);

        Assert.IsType<SignedIn>(await SignInAsync(spent => spent));
    }

    [Fact]
    public async Task Device_is_refused_with_the_session_of_another_sign_in()
    {
        string other = "";
        await SignInAsync(spent => spent);
        await SignInAsync(spent => other = spent);

        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(() => SignInAsync(_ => other));

        Assert.Equal(CognitoErrorCodes.NotAuthorized, refused.Code);
    }

    public void Dispose() => _emulator.Dispose();

    /// <summary>Signs in. The function replaces the session of DEVICE_SRP_AUTH and receives the session used before.</summary>
    private async Task<SignInStep> SignInAsync(Func<string, string?> session)
    {
        using var http = new HttpClient(new Replacing(_emulator.CreateHandler(), session));
        var options = new CognitoClientOptions
        {
            UserPoolId = _pool.Id,
            ClientId = _app.Id,
            DeviceStore = _store,
            ConfirmNewDevices = true,
        };
        string secret = _user.EnableSoftwareToken();
        SignInStep result = await new CognitoClient(options, http).SignInAsync("maria", Password, Cancelled);
        var code = Assert.IsType<SoftwareTokenMfaChallenge>(result);
        return await code.RespondAsync(Totp.Code(secret, TimeProvider.System.GetUtcNow()), Cancelled);
    }

    private sealed class Replacing(HttpMessageHandler inner, Func<string, string?> session) : DelegatingHandler(inner)
    {
        private string _spent = "";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            JsonNode body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
            if ((string?)body["ChallengeName"] == "DEVICE_SRP_AUTH")
            {
                if (session(_spent) is { } text)
                    body["Session"] = text;
                else
                    body.AsObject().Remove("Session");
                var content = new StringContent(body.ToJsonString(), Encoding.UTF8);
                content.Headers.ContentType = request.Content.Headers.ContentType;
                request.Content = content;
            }
            _spent = (string?)body["Session"] ?? "";
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
