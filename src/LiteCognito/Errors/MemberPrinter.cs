using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace LiteCognito;

/// <summary>
/// Prints the members of a record as the compiler does, except that a list, a dictionary, bytes or a JSON object is printed as the
/// number of its items: <c>AllowedOAuthScopes = [3]</c>. The compiler would print the name of its type.
/// </summary>
internal readonly ref struct MemberPrinter(StringBuilder builder, string separator = "")
{
    /// <summary>Gets what a record's <c>PrintMembers</c> returns: whether it printed a member.</summary>
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
