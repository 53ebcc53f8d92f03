using LiteCognito;
using LiteCognito.Emulator;
using Xunit;

public class SignInTests
{
    [Fact]
    public async Task User_signs_in_with_the_code_of_an_app()
    {
        using var emulator = new CognitoEmulator();
        EmulatorPool pool = emulator.CreatePool();
        string secret = pool.AddUser("alice", "Passw0rd!").EnableSoftwareToken();
        var options = new CognitoClientOptions { UserPoolId = pool.Id, ClientId = pool.CreateClient("app").Id };
        var client = new CognitoClient(options, new HttpClient(emulator.CreateHandler()));
        var challenge = (SoftwareTokenMfaChallenge)await client.SignInAsync("alice", "Passw0rd!", TestContext.Current.CancellationToken);
        SignInStep step = await challenge.RespondAsync(Totp.Code(secret, DateTimeOffset.UtcNow), TestContext.Current.CancellationToken);
        Assert.IsType<SignedIn>(step);
    }
}
