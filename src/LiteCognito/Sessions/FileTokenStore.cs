using System.Text.Json.Serialization;
using LiteCognito.Sessions;
using LiteCognito.Storage;

namespace LiteCognito;

/// <summary>
/// Keeps sessions in a JSON file that only its owner can read. It is replaced as a whole, so that it is never half written, and
/// several processes can use it at once: they take turns by a lock on a file of the same name with <c>.lock</c> behind it, also while
/// one of them refreshes. For the few users of a desktop or a command line; a server brings a store of its own.
/// </summary>
/// <remarks>On Unix its mode is 0600, and one that others can use is refused. On Windows its access list names the user alone.</remarks>
public sealed class FileTokenStore : ITokenStore
{
    private readonly PrivateList<StoredSession> _list;

    /// <summary>Names the file; it is made when the first session is kept, its folder too.</summary>
    /// <exception cref="ArgumentException">The path is blank.</exception>
    public FileTokenStore(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _list = new(
            path, TokenFileJson.Default.IReadOnlyListStoredSession,
            session => session is
            {
                UserPoolId: not null, ClientId: not null, Username: not null, LoginName: not null, Tokens.AccessToken: not null,
            }, "sessions");
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be read, can be read by others, or holds something else.</exception>
    public async ValueTask<StoredSession?> FindAsync(
        string userPoolId, string clientId, string username, CancellationToken cancellationToken) =>
        SessionList.Find(await _list.ReadAsync(cancellationToken).ConfigureAwait(false), userPoolId, clientId, username);

    /// <inheritdoc/>
    /// <exception cref="IOException">As for <see cref="FindAsync"/>, or another process holds the lock for too long.</exception>
    public async ValueTask UpdateAsync(
        string userPoolId, string clientId, string username, Func<StoredSession?, ValueTask<StoredSession?>> update,
        CancellationToken cancellationToken)
    {
        FileStream fileLock = await _list.LockAsync(cancellationToken).ConfigureAwait(false);
        await using (fileLock.ConfigureAwait(false))
        {
            IReadOnlyList<StoredSession> sessions = await _list.ReadAsync(cancellationToken).ConfigureAwait(false);
            StoredSession? old = SessionList.FindOwn(sessions, userPoolId, clientId, username);
            StoredSession? updated = await update(old).ConfigureAwait(false);
            IReadOnlyList<StoredSession> replaced = SessionList.Replace(sessions, old, updated);
            if (!ReferenceEquals(sessions, replaced))
                await _list.WriteAsync(replaced, cancellationToken).ConfigureAwait(false);
        }
    }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(IReadOnlyList<StoredSession>))]
internal sealed partial class TokenFileJson : JsonSerializerContext;
