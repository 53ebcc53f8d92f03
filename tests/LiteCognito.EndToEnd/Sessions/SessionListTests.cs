using LiteCognito.EndToEnd.Administration;
using LiteCognito.Model;

namespace LiteCognito.EndToEnd.Sessions;

/// <summary>The sessions of a user, listed and revoked one at a time.</summary>
public sealed class SessionListTests : IDisposable
{
    private readonly Offline _offline = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task User_ends_all_other_sessions()
    {
        await Administrator.Of(_offline).SetUserPoolSessionConfigurationAsync(
            new() { UserSessionTracking = "ENABLED", TokenSession = new() { MaxPerUser = 20 } }, Stop);
        CognitoSession other = Offline.Session(await _offline.SignInAsync());
        CognitoSession session = Offline.Session(await _offline.SignInAsync());

        await foreach (SessionDescription listed in session.ListAllUserSessionsAsync(Stop))
            if (listed.IsCurrentSession != true)
                await session.RevokeUserSessionAsync(listed.SessionId!, linked: true, Stop);

        await session.GetUserAsync(Stop);
        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(() => other.GetUserAsync(Stop));
        Assert.Equal(CognitoErrorCodes.NotAuthorized, refused.Code);
        await Assert.ThrowsAsync<CognitoSessionEndedException>(() => other.RefreshAsync(Stop));
    }

    public void Dispose() => _offline.Dispose();
}
