using System.Globalization;
using System.Text;
using System.Text.Json;
using LiteCognito.Cli.Execution;

namespace LiteCognito.Cli.Administration;

/// <summary>
/// Selects values of a response with a path such as <c>Users[0].Username</c> or <c>Users[*].Username</c>, or with a JSON pointer
/// (RFC 6901) such as <c>/Users/0/Username</c>.
/// </summary>
internal sealed class ResponseQuery
{
    private const string Anything = "*";

    // Each step is a name, an index in brackets, or * in brackets. In a pointer, a number is an index only in a list.
    private readonly List<(string Name, bool IsIndex)> _steps = [];
    private readonly bool _isPointer;
    private string? _missing;

    private ResponseQuery(string text)
    {
        _isPointer = text.StartsWith('/');
        if (_isPointer)
            foreach (string token in text[1..].Split('/'))
                _steps.Add((token.Replace("~1", "", StringComparison.Ordinal).Replace("~0", "", StringComparison.Ordinal).Contains('~')
                    ? throw CreateError() : token, false));
        else
            ParsePath(text);
    }

    /// <summary>Gets a value that indicates whether the query selects something of every item of a list.</summary>
    public bool HasManyResults => _steps.Contains((Anything, true));

    /// <summary>Gets a value that indicates whether each page of a list can be searched without the others.</summary>
    public bool WorksByPage => _steps is [(_, false), (Anything, true), ..];

    /// <summary>Gets the number of values that were found.</summary>
    public int Count { get; private set; }

    public static ResponseQuery Parse(string text) => new(text);

    /// <summary>Passes each selected value to <paramref name="use"/>.</summary>
    /// <exception cref="InvalidOperationException">
    /// The response lacks a part of the path. Items of a list may lack it; then <see cref="ThrowIfNothingFound"/> throws if all do.
    /// </exception>
    public void Select(JsonElement response, Action<JsonElement> use) => Select(response, 0, WorksByPage, use);

    /// <summary>Throws if no item of the lists had the part of the path after it.</summary>
    public void ThrowIfNothingFound()
    {
        if (Count == 0 && _missing is not null)
            throw new InvalidOperationException(_missing);
    }

    private void Select(JsonElement element, int step, bool isOptional, Action<JsonElement> use)
    {
        if (step == _steps.Count)
        {
            Count++;
            use(element);
            return;
        }
        (string name, bool isIndex) = _steps[step];
        if (isIndex && name == Anything && element.ValueKind == JsonValueKind.Array)
            foreach (JsonElement item in element.EnumerateArray())
                Select(item, step + 1, isOptional: true, use);
        else if (Find(element, name, isIndex) is { } found)
            Select(found, step + 1, isOptional, use);
        else
        {
            _missing ??= $"The response has no {Describe(step)}.";
            if (!isOptional)
                throw new InvalidOperationException(_missing);
        }
    }

    private JsonElement? Find(JsonElement element, string name, bool isIndex) => element.ValueKind switch
    {
        JsonValueKind.Object when !isIndex && element.TryGetProperty(_isPointer ? Unescape(name) : name, out JsonElement member) => member,
        JsonValueKind.Array when (isIndex || _isPointer) && TryParseIndex(name, out int index) && index < element.GetArrayLength() =>
            element[index],
        _ => null,
    };

    /// <summary>Returns the path up to a step.</summary>
    private string Describe(int last)
    {
        var text = new StringBuilder();
        for (int i = 0; i <= last; i++)
        {
            (string name, bool isIndex) = _steps[i];
            text.Append(_isPointer ? $"/{name}" : isIndex ? $"[{name}]" : i > 0 ? $".{name}" : name);
        }
        return text.ToString();
    }

    private void ParsePath(string text)
    {
        int i = 0;
        while (i < text.Length)
        {
            bool isIndex = text[i] == '[', isName = _steps.Count == 0 || text[i] == '.';
            if (!isIndex && !isName)
                throw CreateError();
            if (isIndex || text[i] == '.')
                i++;
            int end = text.AsSpan(i).IndexOfAny(isIndex ? "]" : ".[");
            end = end >= 0 ? i + end : isIndex ? throw CreateError() : text.Length;
            string name = text[i..end];
            if (string.IsNullOrWhiteSpace(name) || name.Contains(']', StringComparison.Ordinal)
                || (isIndex && name != Anything && !TryParseIndex(name, out _)))
                throw CreateError();
            _steps.Add((name, isIndex));
            i = isIndex ? end + 1 : end;
        }
        if (_steps.Count == 0 || text[0] is '.' or '[')
            throw CreateError();
    }

    // A pointer has no leading zeros.
    private bool TryParseIndex(string text, out int index) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out index) && !(_isPointer && text is ['0', _, ..]);

    private static string Unescape(string token) =>
        token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static UsageException CreateError() =>
        new("--query is a path such as Users[0].Username or Users[*].Username, or a JSON pointer such as /Users/0/Username.");
}
