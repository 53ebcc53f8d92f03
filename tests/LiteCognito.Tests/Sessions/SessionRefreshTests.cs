using LiteCognito.Tests.Protocol;

namespace LiteCognito.Tests.Sessions;

/// <summary>A refresh that goes wrong under those who wait for it.</summary>
public sealed class SessionRefreshTests
{
    private const string Pool = "us-east-1_AbCdEfGhI", App = "app";

    [Fact(Timeout = 60_000)]
    public async Task Failure_that_nobody_awaits_any_more_is_observed() => Assert.True(await StrandedFault.IsObservedAsync(
        (fault, cancelled) => Client(fault.CreateHandler()).RestoreSession(Stored()).RefreshAsync(cancelled),
        TestContext.Current.CancellationToken));

    private static CognitoClient Client(HttpMessageHandler handler) =>
        new(new() { UserPoolId = Pool, ClientId = App }, new HttpClient(handler));

    private static StoredSession Stored() => new()
    {
        UserPoolId = Pool,
        ClientId = App,
        Username = "alice",
        LoginName = "alice",
        Tokens = new() { AccessToken = "access", RefreshToken = "refresh", ExpiresIn = 3600, ExpiresAt = DateTimeOffset.MaxValue },
    };
}
