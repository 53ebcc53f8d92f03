using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace LiteCognito.Stores;

/// <summary>Names, encrypts and decrypts the entries of one registration.</summary>
internal sealed class EntrySealer
{
    private const string Purpose = "LiteCognito.Stores.v1";

    // A session has about 6 KB, and a saved challenge has at most 64 KB.
    private const int MaxLength = 256 * 1024;

    private readonly IDataProtector _protector;
    private readonly string _prefix;
    private readonly string _name;

    public EntrySealer(IDataProtectionProvider provider, string prefix, string name)
    {
        _protector = provider.CreateProtector(Purpose, [name]);
        _prefix = $"{prefix}:{Uri.EscapeDataString(name)}";
        _name = name;
    }

    /// <summary>Returns the key of an entry. It contains a hash instead of names, and differs between registrations.</summary>
    public string Key(string kind, params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, _name);
        Append(hash, kind);
        foreach (string part in parts)
            Append(hash, part);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return $"{_prefix}:{kind}:{System.Buffers.Text.Base64Url.EncodeToString(digest)}";
    }

    public byte[] Seal(StoredEntry entry)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(entry, StoredEntryJson.Default.StoredEntry);
        try
        {
            return json.Length <= MaxLength ? _protector.Protect(json) : throw new IOException(
                $"The entry would have {json.Length} bytes. The store holds entries of at most {MaxLength} bytes.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(json);
        }
    }

    /// <summary>
    /// Decrypts an entry. Returns <see langword="null"/> if it was altered, belongs to another key, or was encrypted with another key ring.
    /// </summary>
    public StoredEntry? Open(string key, byte[] value)
    {
        if (value.Length > 2 * MaxLength)
            return null;
        byte[]? json = null;
        try
        {
            json = _protector.Unprotect(value);
            StoredEntry? entry = JsonSerializer.Deserialize(json, StoredEntryJson.Default.StoredEntry);
            return entry?.Key == key ? entry : null;
        }
        catch (Exception e) when (e is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(json);
        }
    }

    /// <summary>Appends a text and its length, so that two lists of texts have the same hash only if they are equal.</summary>
    private static void Append(IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
        hash.AppendData(bytes);
    }
}
