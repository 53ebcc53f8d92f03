using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LiteCognito.Storage;

/// <summary>A list of secrets, stored as JSON in a <see cref="PrivateFile"/>. The list is empty if there is no file.</summary>
/// <param name="path">The path of the file.</param>
/// <param name="type">The JSON metadata of the list.</param>
/// <param name="isWhole">Returns true if an item has all required members. JSON may contain null where the type does not allow it.</param>
/// <param name="items">A noun for the items, for the error message.</param>
internal sealed class PrivateList<T>(string path, JsonTypeInfo<IReadOnlyList<T>> type, Func<T?, bool> isWhole, string items)
    where T : class
{
    private readonly PrivateFile _file = new(path);

    /// <inheritdoc cref="PrivateFile.LockAsync"/>
    public Task<FileStream> LockAsync(CancellationToken cancellationToken) => _file.LockAsync(cancellationToken);

    public async Task<IReadOnlyList<T>> ReadAsync(CancellationToken cancellationToken) =>
        Parse(await _file.ReadAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Replaces the list. The caller must hold the lock.</summary>
    public async Task WriteAsync(IReadOnlyList<T> list, CancellationToken cancellationToken)
    {
        if (!list.All(isWhole))
            throw new InvalidOperationException($"Cannot store {items} in {_file.Path}: a required member is null.");
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
            // The exception's text may contain secrets from the file, so the code below throws a different exception.
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
        throw new IOException($"{_file.Path} does not contain {items}. Move or delete the file, and sign in again.");
    }
}
