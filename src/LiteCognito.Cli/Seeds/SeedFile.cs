using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Cli.Execution;
using LiteCognito.Emulator;
using LiteCognito.Storage;

namespace LiteCognito.Cli.Seeds;

/// <summary>Reads and writes seeds of the emulator.</summary>
internal static class SeedFile
{
    /// <summary>Loads a seed from a file, or from stdin if <paramref name="source"/> is <c>-</c>.</summary>
    public static IReadOnlyList<EmulatorPool> Load(CognitoEmulator emulator, string source, Func<Stream> openStandardInput)
    {
        try
        {
            if (source != "-")
                return emulator.Load(source);
            using Stream input = openStandardInput();
            return emulator.Load(input);
        }
        catch (InvalidDataException e)
        {
            throw new UsageException(e.Message);
        }
    }

    /// <summary>Creates a seed with user pools.</summary>
    public static byte[] Create(JsonArray pools)
    {
        using var content = new MemoryStream();
        using (var writer = new Utf8JsonWriter(content, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            new JsonObject { ["UserPools"] = pools }.WriteTo(writer);
        content.WriteByte((byte)'\n');
        return content.ToArray();
    }

    /// <summary>Returns why the emulator does not load a seed, or <see langword="null"/>.</summary>
    public static string? FindMistake(byte[] seed)
    {
        using var emulator = new CognitoEmulator();
        try
        {
            emulator.Load(new MemoryStream(seed));
            return null;
        }
        catch (InvalidDataException e)
        {
            return e.Message;
        }
    }

    /// <summary>Writes a seed to a file that only its owner can read.</summary>
    public static Task WriteAsync(string path, byte[] seed, CancellationToken cancellationToken) =>
        new PrivateFile(path).WriteAsync(seed, cancellationToken);
}
