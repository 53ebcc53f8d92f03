using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace LiteCognito;

/// <summary>
/// Prints the members of a record as compiler-generated code does. For lists, dictionaries, bytes and JSON objects, it prints the number of
/// items instead of the name of the type, as in <c>AllowedOAuthScopes = [3]</c>.
/// </summary>
internal readonly ref struct MemberPrinter(StringBuilder builder, string separator = "")
{
    /// <summary>Gets the return value of a record's <c>PrintMembers</c>: true if a member was printed.</summary>
    public bool Printed => separator.Length > 0;

    public MemberPrinter Add(object? value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        builder.Append(separator).Append(name).Append(" = ").Append(value);
        return new(builder, ", ");
    }

    public MemberPrinter Add<T>(IReadOnlyCollection<T>? items, [CallerArgumentExpression(nameof(items))] string name = "") =>
        Add(items is null ? null : $"[{items.Count}]", name);

    public MemberPrinter Add(JsonElement? json, [CallerArgumentExpression(nameof(json))] string name = "") =>
        Add(json is { ValueKind: JsonValueKind.Object } members ? $"[{members.GetPropertyCount()}]" : null, name);
}
