using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LiteCognito.Storage;

/// <summary>A list of secrets as JSON in a <see cref="PrivateFile"/>; empty where there is no file.</summary>
/// <param name="path">The file.</param>
/// <param name="type">The list's JSON.</param>
/// <param name="isWhole">Whether an item has what its type demands: JSON may hold null where the type does not.</param>
/// <param name="items">What the items are, for the error message.</param>
internal sealed class PrivateList<T>(string path, JsonTypeInfo<IReadOnlyList<T>> type, Func<T?, bool> isWhole, string items)
    where T : class
{
    private readonly PrivateFile _file = new(path);

    /// <inheritdoc cref="PrivateFile.LockAsync"/>
    public Task<FileStream> LockAsync(CancellationToken cancellationToken) => _file.LockAsync(cancellationToken);

    public async Task<IReadOnlyList<T>> ReadAsync(CancellationToken cancellationToken) =>
        Parse(await _file.ReadAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Replaces the list. The caller holds the lock.</summary>
    public async Task WriteAsync(IReadOnlyList<T> list, CancellationToken cancellationToken)
    {
        byte[] content = JsonSerializer.SerializeToUtf8Bytes(list, type);
        try
        {
            await _file.WriteAsync(content, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
    }

    private IReadOnlyList<T> Parse(byte[]? content)
    {
        if (content is null)
            return [];
        try
        {
            if (JsonSerializer.Deserialize(content, type) is { } list && list.All(isWhole))
                return list;
        }
        catch (JsonException)
        {
            // Refused below, as its text may repeat what was read.
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
        throw new IOException($"{_file.Path} does not hold {items}: move it out of the way, and sign in again.");
    }
}
