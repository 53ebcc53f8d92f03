using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LiteCognito.Cli.Output;

/// <summary>Writes results for programs to stdout: JSON, or one line per item.</summary>
internal static class StandardOutput
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a JSON object on one line. <paramref name="writeMembers"/> writes its members.</summary>
    public static void WriteJson(Action<Utf8JsonWriter> writeMembers)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, OneLine))
        {
            writer.WriteStartObject();
            writeMembers(writer);
            writer.WriteEndObject();
        }
        buffer.WriteByte((byte)'\n');
        WaitingLine.Clear();
        using Stream stdout = Console.OpenStandardOutput();
        buffer.WriteTo(stdout);
    }

    /// <summary>Writes a response as the service sent it, on one line or indented.</summary>
    public static void WriteJson(JsonElement response, bool oneLine)
    {
        WaitingLine.Clear();
        using Stream stdout = Console.OpenStandardOutput();
        using (var writer = new Utf8JsonWriter(stdout, oneLine ? OneLine : Indented))
            response.WriteTo(writer);
        stdout.WriteByte((byte)'\n');
    }

    /// <summary>Writes one line, with control characters replaced.</summary>
    public static void WriteLine(string text) => WriteAsIs(ControlCharacters.Replace(text));

    /// <summary>Writes text, which may contain escape sequences and tabs.</summary>
    public static void WriteAsIs(string text, bool lineEnd = true)
    {
        WaitingLine.Clear();
        if (lineEnd)
            Console.Out.WriteLine(text);
        else
            Console.Out.Write(text);
    }

    /// <summary>Writes a value and a line end. A terminal shows it on one line; files and programs receive it unchanged.</summary>
    public static void WriteText(string text)
    {
        if (!Console.IsOutputRedirected)
        {
            WriteLine(text);
            return;
        }
        WaitingLine.Clear();
        using Stream stdout = Console.OpenStandardOutput();
        stdout.Write(Encoding.UTF8.GetBytes(text + '\n'));
    }
}
