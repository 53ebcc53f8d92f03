using System.Runtime.Versioning;
using System.Text.Json.Serialization;
using LiteCognito.Sessions;
using LiteCognito.Storage;

namespace LiteCognito;

/// <summary>Stores sessions in a JSON file that only its owner can read. Several processes can use the file at the same time.</summary>
/// <remarks>
/// <para>
/// Each change replaces the whole file, so readers never see a partly written file. During a change and during a refresh, the store locks a
/// second file, which has the same name with <c>.lock</c> appended. A process waits up to 2 minutes for the lock. A change also removes
/// the sessions that have no refresh token and whose tokens expired more than a day ago.
/// </para>
/// <para>
/// On Unix the file mode is 0600, and folders that the store creates have mode 0700. The store refuses a file that others can read or
/// write, a file of another user, and anything that is not a regular file. It follows a symbolic link and replaces the link's target. On
/// Windows the access control list grants access only to the current user.
/// </para>
/// <para>
/// The store is meant for the few users of a desktop application or a command line. On a server and in a browser, implement
/// <see cref="ITokenStore"/> instead.
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
[UnsupportedOSPlatform("browser")]
public sealed class FileTokenStore : ITokenStore
{
    // The clock of the machine may be wrong, and ExpiresAt may be from another one.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromDays(1);

    private readonly PrivateList<StoredSession> _list;

    /// <summary>Creates a store for a file. The file and its folder are created when the first session is saved.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="ArgumentException">The path is blank.</exception>
    /// <exception cref="PlatformNotSupportedException">The program runs in a browser, which has no files that outlive a reload.</exception>
    public FileTokenStore(string path)
    {
        Unsupported.InBrowser(
            nameof(FileTokenStore),
            "a file there is lost when the page is reloaded. Implement ITokenStore over the storage of the page.");
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _list = new(
            path, TokenFileJson.Default.IReadOnlyListStoredSession,
            session => session is
            {
                UserPoolId: not null, ClientId: not null, Username: not null, LoginName: not null,
                Tokens: { AccessToken: not null, AreSafe: true },
            }, "sessions");
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">
    /// The file cannot be read, is accessible to other users or belongs to one, is not a regular file, is larger than 16 MiB, or does not
    /// contain sessions; or the path is a symbolic link that leads to no file.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The current user is not allowed to read the file.</exception>
    public async ValueTask<StoredSession?> FindAsync(
        string userPoolId, string clientId, string username, CancellationToken cancellationToken) =>
        SessionList.Find(await _list.ReadAsync(cancellationToken).ConfigureAwait(false), userPoolId, clientId, username);

    /// <inheritdoc/>
    /// <exception cref="IOException">
    /// The file cannot be read or written, is accessible to other users or belongs to one, is not a regular file, does not contain
    /// sessions, or is or would be larger than 16 MiB; the path is a symbolic link that leads to no file; or another process has held the
    /// lock for 2 minutes.
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
                await _list.WriteAsync(WithoutDead(replaced, updated), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Removes sessions without a refresh token whose tokens have expired. How long a refresh token is valid is known only to Cognito.
    /// </summary>
    private static IReadOnlyList<StoredSession> WithoutDead(IReadOnlyList<StoredSession> sessions, StoredSession? updated)
    {
        DateTimeOffset limit = TimeProvider.System.GetUtcNow() - ClockTolerance;
        return
        [
            .. sessions.Where(session => ReferenceEquals(session, updated) || session.Tokens is not { RefreshToken: null } tokens
                || tokens.ExpiresAt == default || tokens.ExpiresAt > limit),
        ];
    }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(IReadOnlyList<StoredSession>))]
internal sealed partial class TokenFileJson : JsonSerializerContext;
