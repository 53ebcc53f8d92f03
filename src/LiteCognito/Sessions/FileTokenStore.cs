using System.Text.Json.Serialization;
using LiteCognito.Sessions;
using LiteCognito.Storage;

namespace LiteCognito;

/// <summary>Stores sessions in a JSON file that only its owner can read. Several processes can use the file at the same time.</summary>
/// <remarks>
/// <para>
/// Each change replaces the whole file, so readers never see a partly written file. During a change and during a refresh, the store locks a
/// second file, which has the same name with <c>.lock</c> appended. A process waits up to 2 minutes for the lock.
/// </para>
/// <para>
/// On Unix the file mode is 0600, and a file that others can read or write is refused. On Windows the access control list grants access
/// only to the current user.
/// </para>
/// <para>
/// The store is meant for the few users of a desktop application or a command line. On a server, implement <see cref="ITokenStore"/>
/// instead.
/// </para>
/// </remarks>
/// <example>
/// <code language="csharp">
/// using LiteCognito;
///
/// var client = new CognitoClient(new()
/// {
///     UserPoolId = "eu-central-1_AbCdEfGhI",
///     ClientId = "5example2client3id4",
///     TokenStore = new FileTokenStore(path),
/// });
/// await client.SignInAsync("alice", ReadPassword());
///
/// // In a later run of the program:
/// CognitoSession? session = await client.RestoreSessionAsync("alice");
/// </code>
/// </example>
public sealed class FileTokenStore : ITokenStore
{
    private readonly PrivateList<StoredSession> _list;

    /// <summary>Creates a store for a file. The file and its folder are created when the first session is saved.</summary>
    /// <param name="path">The path of the file.</param>
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
    /// <exception cref="IOException">
    /// The file cannot be read, is accessible to other users, is larger than 16 MiB, or does not contain sessions.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The current user is not allowed to read the file.</exception>
    public async ValueTask<StoredSession?> FindAsync(
        string userPoolId, string clientId, string username, CancellationToken cancellationToken) =>
        SessionList.Find(await _list.ReadAsync(cancellationToken).ConfigureAwait(false), userPoolId, clientId, username);

    /// <inheritdoc/>
    /// <exception cref="IOException">
    /// The file cannot be read or written, is accessible to other users, is larger than 16 MiB, or does not contain sessions; or another
    /// process has held the lock for 2 minutes.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The current user is not allowed to write the file.</exception>
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
