using System.Text.Json;

namespace LiteCognito.EndToEnd.Interop;

/// <summary>LiteCognito with cognito-local. The server does not support SRP, so the client sends the password.</summary>
public sealed class CognitoLocalTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Library_signs_in_only_with_the_right_password()
    {
        using CognitoLocal server = await CognitoLocal.StartAsync(Cancelled);
        var client = new CognitoClient(
            new CognitoClientOptions { UserPoolId = server.PoolId, ClientId = server.ClientId, Endpoint = server.Endpoint });

        SignInStep result = await client.SignInAsync(Request(CognitoLocal.Password), Cancelled);

        CognitoTokens tokens = Assert.IsType<SignedIn>(result).Session.Tokens;
        Assert.Equal(3, tokens.AccessToken.Split('.').Length);
        Assert.NotNull(tokens.IdToken);
        // cognito-local returns this code. Cognito returns NotAuthorizedException.
        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(
            () => client.SignInAsync(Request("Wrong-horse-7"), Cancelled));
        Assert.Equal(CognitoErrorCodes.InvalidPassword, refused.Code);
    }

    [Fact]
    public async Task Command_line_signs_in()
    {
        using CognitoLocal server = await CognitoLocal.StartAsync(Cancelled);
        using var process = Running.CommandLine(
            [
                "sign-in", "--flow", "password", "--json",
                "--endpoint", server.Endpoint.ToString(), "--pool", server.PoolId, "--client", server.ClientId, "--username",
                CognitoLocal.Username,
            ],
            new Dictionary<string, string> { ["LITECOGNITO_PASSWORD"] = CognitoLocal.Password });

        Finished finished = await process.FinishAsync("", Cancelled);

        Assert.True(finished.ExitCode == 0, finished.Errors);
        string line = finished.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind);
        Assert.Contains("eyJ", line, StringComparison.Ordinal);
    }

    private static SignInRequest Request(string password) =>
        new() { Username = CognitoLocal.Username, Password = password, Flow = SignInFlow.UserPassword };
}
