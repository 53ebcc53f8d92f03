using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using System.Text.Json;

namespace LiteCognito.Browser.Page;

/// <summary>Stores sessions in the sessionStorage of the page, which outlives a reload and ends with the tab.</summary>
[SupportedOSPlatform("browser")]
internal sealed partial class PageTokenStore : ITokenStore
{
    private const string Key = "litecognito.sessions";

    // No other tab has this storage, so a lock in this one is enough.
    private static readonly SemaphoreSlim Gate = new(1);

    public ValueTask<StoredSession?> FindAsync(
        string userPoolId, string clientId, string username, CancellationToken cancellationToken) =>
        new(Read().FindLast(session => session.UserPoolId == userPoolId && session.ClientId == clientId
            && (session.Username == username || session.LoginName == username)));

    public async ValueTask UpdateAsync(
        string userPoolId, string clientId, string username, Func<StoredSession?, ValueTask<StoredSession?>> update,
        CancellationToken cancellationToken)
    {
        await Gate.WaitAsync(cancellationToken);
        try
        {
            List<StoredSession> sessions = Read();
            int index = sessions.FindIndex(session =>
                session.UserPoolId == userPoolId && session.ClientId == clientId && session.Username == username);
            StoredSession? updated = await update(index < 0 ? null : sessions[index]);
            if (index >= 0)
                sessions.RemoveAt(index);
            if (updated is not null)
                sessions.Add(updated);
            SetItem(Key, JsonSerializer.Serialize(sessions, PageJson.Default.ListStoredSession));
        }
        finally
        {
            Gate.Release();
        }
    }

    private static List<StoredSession> Read() =>
        GetItem(Key) is { } json ? JsonSerializer.Deserialize(json, PageJson.Default.ListStoredSession)! : [];

    [JSImport("globalThis.sessionStorage.getItem")]
    private static partial string? GetItem(string key);

    [JSImport("globalThis.sessionStorage.setItem")]
    private static partial void SetItem(string key, string value);
}
