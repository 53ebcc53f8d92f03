using System.Security.Cryptography;
using System.Text.Json;
using LiteCognito.Cli.Connection;
using LiteCognito.Storage;

namespace LiteCognito.Cli.Sessions;

/// <summary>
/// Stores one session with its connection in a file that only its owner can read. A file with a JSON array is one of
/// <see cref="FileTokenStore"/>, which holds sessions of several users without their connections, and stays one.
/// </summary>
/// <param name="path">The path of the file.</param>
/// <param name="connection">The settings of a sign-in that replaces the session; <see langword="null"/> to keep those in the file.</param>
internal sealed class KeptSessionStore(string path, ConnectionSettings? connection = null) : ITokenStore
{
    private readonly PrivateFile _file = new(path);

    /// <summary>Reads the session, or <see langword="null"/> if there is none. A list holds sessions of several users.</summary>
    public async Task<(KeptSession? Kept, bool IsList)> ReadAsync(CancellationToken cancellationToken)
    {
        if (await _file.ReadAsync(cancellationToken) is not { } content)
            return default;
        try
        {
            if (content.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'[', ..])
                return (null, true);
            if (JsonSerializer.Deserialize(content, KeptSessionJson.Default.KeptSession) is { IsWhole: true } kept)
                return kept.Version == KeptSession.CurrentVersion ? (kept, false) : throw new IOException(
                    $"{_file.Path} was written by another version of this tool. Update the tool, or delete the file and sign in again.");
        }
        catch (JsonException)
        {
            // The exception's text may contain tokens, so the code below throws a different exception.
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
        throw new IOException($"{_file.Path} does not contain a session. Move or delete the file, and sign in again.");
    }

    public async ValueTask<StoredSession?> FindAsync(
        string userPoolId, string clientId, string username, CancellationToken cancellationToken)
    {
        (KeptSession? kept, bool isList) = await ReadAsync(cancellationToken);
        if (isList)
            return await new FileTokenStore(path).FindAsync(userPoolId, clientId, username, cancellationToken);
        return kept?.Session is { } session && Is(session, userPoolId, clientId, username) ? session : null;
    }

    public async ValueTask UpdateAsync(
        string userPoolId, string clientId, string username, Func<StoredSession?, ValueTask<StoredSession?>> update,
        CancellationToken cancellationToken)
    {
        if ((await ReadAsync(cancellationToken)).IsList)
        {
            await new FileTokenStore(path).UpdateAsync(userPoolId, clientId, username, update, cancellationToken);
            return;
        }
        await using FileStream fileLock = await _file.LockAsync(cancellationToken);
        (KeptSession? kept, _) = await ReadAsync(cancellationToken);
        StoredSession? old = kept?.Session is { } session && Is(session, userPoolId, clientId, username) ? session : null;
        StoredSession? updated = await update(old);
        // Without a connection, a refresh has ended. It must not replace the session of a later sign-in.
        if (updated is not null && (connection ?? (old is null ? null : kept!.Connection)) is { } settings)
            await WriteAsync(new() { Version = KeptSession.CurrentVersion, Connection = settings, Session = updated }, cancellationToken);
        else if (old is not null)
            File.Delete(_file.Path);
    }

    private static bool Is(StoredSession session, string userPoolId, string clientId, string username) =>
        session.UserPoolId == userPoolId && session.ClientId == clientId && (session.Username == username || session.LoginName == username);

    private async Task WriteAsync(KeptSession kept, CancellationToken cancellationToken)
    {
        byte[] content = JsonSerializer.SerializeToUtf8Bytes(kept, KeptSessionJson.Default.KeptSession);
        try
        {
            await _file.WriteAsync(content, cancellationToken);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
    }
}
