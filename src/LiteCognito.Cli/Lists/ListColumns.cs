using System.CommandLine;
using System.CommandLine.Completions;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Parsing;

namespace LiteCognito.Cli.Lists;

/// <summary>The columns that a list can show.</summary>
internal sealed class ListColumns
{
    private readonly Column[] _default, _all;
    private readonly bool _haveAttributes;

    /// <param name="items">What the list contains, such as users.</param>
    /// <param name="shown">The columns without --columns. The first one names the item.</param>
    /// <param name="others">More columns.</param>
    /// <param name="haveAttributes">True if the items are users, so that attributes are columns too.</param>
    public ListColumns(string items, Column[] shown, Column[]? others = null, bool haveAttributes = false)
    {
        Items = items;
        _default = shown;
        _haveAttributes = haveAttributes;
        _all = [
            .. shown, .. others ?? [],
            .. haveAttributes ? GetAttributes(shown) : []];
        Option = SharedOptions.Create(
            "--columns", "list", haveAttributes
                ? $"The columns, such as {Join(shown[..2])},phone_number,custom:tier. All attributes are columns."
                : $"The columns: {UsageError.JoinWords([.. _all.Select(column => column.Name)], "and")}.");
        Option.CompletionSources.Add(_ => _all.Select(column => new CompletionItem(column.Name)));
    }

    public string Items { get; }

    /// <summary>Gets the option that selects columns.</summary>
    public Option<string> Option { get; }

    /// <summary>Gets the number of columns on each line for a program that has not chosen a format.</summary>
    public int PlainColumns { get; init; } = 1;

    /// <summary>Gets the column that names the item. Every item has it.</summary>
    public Column First => _default[0];

    /// <summary>Returns the columns to show.</summary>
    public Column[] Select(ParseResult line)
    {
        string[] names = SharedOptions.SplitList(line.GetValue(Option));
        if (names.Length == 0)
            return line.GetValue(Option) is null ? _default : throw new UsageException("--columns names no column.");
        return [.. names.Select(Find)];
    }

    private Column Find(string name)
    {
        if (_all.FirstOrDefault(column => column.Name == name) is { } known)
            return known;
        bool isCustom = _haveAttributes && (name.StartsWith("custom:", StringComparison.Ordinal)
            || name.StartsWith("dev:", StringComparison.Ordinal));
        return isCustom ? new(name, name, ColumnKind.Attribute) : throw new UsageException(
            $"There is no column '{name}'. The columns are {UsageError.JoinWords([.. _all.Select(column => column.Name)], "and")}"
            + (_haveAttributes ? ", and each custom attribute, such as custom:tier." : "."));
    }

    private static IEnumerable<Column> GetAttributes(Column[] shown) => StandardAttributes.Names.Prepend("sub").Append("identities")
        .Where(name => !Array.Exists(shown, column => column.Name == name))
        .Select(name => new Column(name, name, ColumnKind.Attribute));

    private static string Join(Column[] columns) => string.Join(',', columns.Select(column => column.Name));
}
