using System.Security.Cryptography;
using System.Text.Json;
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
    private readonly PrivateFile _file;

    /// <summary>Names the file; it is made when the first session is kept, its folder too.</summary>
    /// <exception cref="ArgumentException">The path is blank.</exception>
    public FileTokenStore(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _file = new PrivateFile(path);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be read, can be read by others, or holds something else.</exception>
    public async ValueTask<StoredSession?> FindAsync(string userPoolId, string clientId, string username, CancellationToken cancellationToken) =>
        SessionList.Find(Parse(await _file.ReadAsync(cancellationToken).ConfigureAwait(false)), userPoolId, clientId, username);

    /// <inheritdoc/>
    /// <exception cref="IOException">As for <see cref="FindAsync"/>, or another process holds the lock for too long.</exception>
    public async ValueTask UpdateAsync(
        string userPoolId, string clientId, string username, Func<StoredSession?, ValueTask<StoredSession?>> update, CancellationToken cancellationToken) =>
        await _file.ChangeAsync(async content =>
        {
            IReadOnlyList<StoredSession> sessions = Parse(content);
            IReadOnlyList<StoredSession> updated = await SessionList.UpdateAsync(sessions, userPoolId, clientId, username, update).ConfigureAwait(false);
            return ReferenceEquals(sessions, updated) ? null : JsonSerializer.SerializeToUtf8Bytes(updated, TokenFileJson.Default.IReadOnlyListStoredSession);
        }, cancellationToken).ConfigureAwait(false);

    private IReadOnlyList<StoredSession> Parse(byte[]? content)
    {
        if (content is null)
            return [];
        try
        {
            IReadOnlyList<StoredSession?>? sessions = JsonSerializer.Deserialize(content, TokenFileJson.Default.IReadOnlyListStoredSession);
            // JSON may hold null where the type does not.
            if (sessions is not null && sessions.All(session => session is { UserPoolId: not null, ClientId: not null, Username: not null, LoginName: not null, Tokens.AccessToken: not null }))
                return sessions!;
        }
        catch (JsonException)
        {
            // Refused below, as its text may repeat what was read.
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
        throw new IOException($"{_file.Path} does not hold sessions: move it out of the way, and sign in again.");
    }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(IReadOnlyList<StoredSession>))]
internal sealed partial class TokenFileJson : JsonSerializerContext;
