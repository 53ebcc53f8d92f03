using System.Globalization;
using System.Text;

namespace LiteCognito.Emulator.Model;

/// <summary>
/// A service's model: the inputs and outputs of its operations, and the limits of their members. Reads the tables that
/// spec/model-table.cs writes.
/// </summary>
/// <remarks>
/// <para>
/// The first table has four parts with empty lines between: patterns, enumerations, types and shapes. The second one has a line for
/// each operation: its name, the input, <c>&gt;</c>, the output. A member is its name, <c>!</c> if it is required or else <c>:</c>, and
/// the number of its type.
/// </para>
/// <para>
/// A type is a letter (s string, b boolean, n number, t timestamp, x blob, d any JSON, S structure, L list, M map), then the name of the
/// structure or the types of the items, or of keys and values, then its limits: <c>*</c> sensitive, <c>l</c> length, <c>r</c> range,
/// <c>p</c> pattern, <c>e</c> enumeration.
/// </para>
/// </remarks>
internal sealed class ServiceModel
{
    private readonly Dictionary<string, ModelMember[]> _inputs = [];
    private readonly Dictionary<string, ModelMember[]> _outputs = [];
    private readonly Dictionary<string, ModelMember[]> _shapes = [];
    private readonly List<ModelType> _types = [];

    public ServiceModel(ReadOnlySpan<byte> shapes, ReadOnlySpan<byte> operations)
    {
        string[] parts = Unwrap(shapes).Split("\n\n");
        string[] patterns = parts[0].Split('\n'), enums = parts[1].Split('\n');
        foreach (string type in parts[2].Split(", "))
            _types.Add(Type(type, patterns, enums));
        foreach (string shape in parts[3].Split('\n'))
            _shapes[Name(shape)] = Members(shape);
        foreach (string operation in Unwrap(operations).Split('\n'))
        {
            int middle = operation.IndexOf('>', StringComparison.Ordinal);
            _inputs[Name(operation)] = Members(operation[..middle].TrimEnd());
            _outputs[Name(operation)] = Members(operation[middle..]);
        }
    }

    /// <summary>Gets the names of the operations.</summary>
    public IReadOnlyCollection<string> Operations => _inputs.Keys;

    /// <summary>Returns the members of an operation's input, or <see langword="null"/> if there is no such operation.</summary>
    public ModelMember[]? Input(string operation) => _inputs.GetValueOrDefault(operation);

    /// <summary>Returns the members of an operation's output.</summary>
    public ModelMember[] Output(string operation) => _outputs[operation];

    /// <summary>Returns the members of a structure.</summary>
    public ModelMember[] Shape(ModelType type) => _shapes[type.Shape!];

    private static string Unwrap(ReadOnlySpan<byte> table) => Encoding.UTF8.GetString(table)
        .Replace("\n ~", "", StringComparison.Ordinal).Replace("\n ", " ", StringComparison.Ordinal);

    private static string Name(string line) => line.Split(' ', 2)[0];

    private ModelMember[] Members(string line) => [.. line.Split(' ').Skip(1).Select(member =>
    {
        int end = member.AsSpan().IndexOfAny('!', ':');
        return new ModelMember(member[..end], member[end] == '!', _types[Number(member.AsSpan(end + 1))]);
    })];

    private ModelType Type(string text, string[] patterns, string[] enums)
    {
        string[] words = text.Split(' ');
        string head = words[0][1..];
        string[] inner = words[0][0] is 'L' or 'M' ? head.Split('/') : [];
        var type = new ModelType
        {
            Kind = words[0][0],
            Shape = words[0][0] == 'S' ? head : null,
            Keys = inner.Length == 2 ? _types[Number(inner[0])] : null,
            Items = inner.Length > 0 ? _types[Number(inner[^1])] : null,
        };
        foreach (string word in words.Skip(1))
        {
            string limit = word[1..];
            switch (word[0])
            {
                case '*': type.IsSensitive = true; break;
                case 'l': (type.MinLength, type.MaxLength) = Bounds(limit); break;
                case 'r': (type.Min, type.Max) = Bounds(limit); break;
                case 'p': type.Pattern = new(() => new(patterns[Number(limit)])); break;
                default: type.Enum = enums[Number(limit)].Split(' '); break;
            }
        }
        return type;
    }

    private static (long Min, long Max) Bounds(string text)
    {
        string[] bounds = text.Split('-');
        return (bounds[0].Length == 0 ? long.MinValue : Number(bounds[0]), bounds[1].Length == 0 ? long.MaxValue : Number(bounds[1]));
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}

/// <summary>A member of a structure.</summary>
/// <param name="Name">The name in JSON.</param>
/// <param name="IsRequired">True if it must not be missing.</param>
/// <param name="Type">The type, with its limits.</param>
internal sealed record ModelMember(string Name, bool IsRequired, ModelType Type)
{
    /// <summary>Gets the name in error messages.</summary>
    public string Path { get; } = char.ToLowerInvariant(Name[0]) + Name[1..];
}

/// <summary>The type of a member, an item, a key or a value.</summary>
internal sealed class ModelType
{
    public char Kind { get; init; }

    public string? Shape { get; init; }

    public ModelType? Keys { get; init; }

    /// <summary>Gets the type of the items of a list, or of the values of a map.</summary>
    public ModelType? Items { get; init; }

    public bool IsSensitive { get; set; }

    public long MinLength { get; set; } = long.MinValue;

    public long MaxLength { get; set; } = long.MaxValue;

    public long Min { get; set; } = long.MinValue;

    public long Max { get; set; } = long.MaxValue;

    public Lazy<Pattern>? Pattern { get; set; }

    public string[]? Enum { get; set; }
}
