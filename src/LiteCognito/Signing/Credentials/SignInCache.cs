using System.Buffers;
using System.Globalization;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text.Json;
using LiteCognito.Storage;

namespace LiteCognito.Signing.Credentials;

/// <summary>
/// A file in which AWS's tools keep the tokens of a sign-in. They read and write it too, so its members keep their names, and members that
/// are unknown here are kept.
/// </summary>
[UnsupportedOSPlatform("browser")]
internal sealed class SignInCache(string path)
{
    private const int MaxBytes = 1024 * 1024;

    private readonly PrivateFile _file = new(path, isShared: true);

    public string Path { get; } = path;

    /// <summary>Returns the JSON object in the file.</summary>
    /// <param name="signIn">Creates the exception that requests a sign-in, with the reason.</param>
    /// <param name="cancellationToken">A token that cancels the read.</param>
    public async Task<JsonElement> ReadAsync(Func<string, AwsCredentialException> signIn, CancellationToken cancellationToken)
    {
        byte[]? content;
        try
        {
            content = await _file.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw signIn($"{Path} cannot be read: {e.Message}");
        }
        JsonElement? root = content is { Length: <= MaxBytes } ? Parse(content) : null;
        CryptographicOperations.ZeroMemory(content);
        return root ?? throw signIn(content is null ? $"{Path} does not exist." : $"{Path} contains no JSON object.");
    }

    /// <summary>Returns the JSON object in a text, or <see langword="null"/> if it is no object.</summary>
    public static JsonElement? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            var root = JsonElement.Parse(body);
            return root.ValueKind == JsonValueKind.Object ? root : null;
        }
        catch (JsonException)
        {
            return null; // the exception's text may contain a token
        }
    }

    /// <summary>
    /// Prevents other programs of this library from changing the file at the same time. Returns <see langword="null"/> if the folder cannot
    /// be written to.
    /// </summary>
    public async Task<FileStream?> LockAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _file.LockAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Replaces members of the file. Does nothing if the file cannot be written, because the tokens in memory are good without it.
    /// </summary>
    /// <param name="old">The content of the file.</param>
    /// <param name="replaced">The names of the members that <paramref name="write"/> writes.</param>
    /// <param name="write">Writes the new members.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    public async Task SaveAsync(
        JsonElement old, string[] replaced, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        byte[] content = [];
        try
        {
            content = Write(json =>
            {
                foreach (JsonProperty member in old.EnumerateObject())
                    if (Array.IndexOf(replaced, member.Name) < 0)
                        member.WriteTo(json);
                write(json);
            });
            await _file.WriteAsync(content, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            // The next program signs in with the tokens of the old file. InvalidOperationException: a text is not valid Unicode.
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
    }

    /// <summary>Returns the text of a JSON object. The caller zeroes it.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        byte[] text = buffer.WrittenSpan.ToArray();
        buffer.Clear();
        return text;
    }

    /// <summary>Returns a member that is a text and not empty.</summary>
    public static string? Text(JsonElement root, string name)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(name, out JsonElement value)
            || value.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return value.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null; // half a surrogate pair, or invalid UTF-8
        }
    }

    /// <summary>Returns a member that can be sent as a header: a text of visible ASCII characters.</summary>
    public static string? Token(JsonElement root, string name) =>
        Text(root, name) is { } text && !text.AsSpan().ContainsAnyExceptInRange('!', '~') ? text : null;

    /// <summary>Returns a member that is a time. Versions of the AWS CLI have written UTC instead of Z.</summary>
    public static DateTimeOffset? Time(JsonElement root, string name) =>
        Text(root, name) is { } text
        && DateTimeOffset.TryParse(
            text.EndsWith("UTC", StringComparison.Ordinal) ? text[..^3] + "Z" : text, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time) ? time : null;

    /// <summary>Writes a time as AWS's tools do.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Returns the seconds in the member expiresIn, or <see langword="null"/> if it is missing or not plausible.</summary>
    public static TimeSpan? Life(JsonElement root) =>
        root.TryGetProperty("expiresIn", out JsonElement value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out int seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>Returns the option that selects a profile, as a user types it.</summary>
    public static string Option(string profile) =>
        "--profile " + (profile.AsSpan().ContainsAny(' ', '\t', '\'') ? $"\"{profile}\"" : profile);
}
