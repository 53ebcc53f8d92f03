using System.Text.Json.Nodes;
using LiteCognito.Cli.Lists;
using LiteCognito.Cli.Parsing;

namespace LiteCognito.Cli.Administration;

/// <summary>
/// The users of a CSV file. Its header has the names of attributes and <c>cognito:username</c>, as that of Cognito's own import has. The
/// whole file is checked before the first user is created.
/// </summary>
internal sealed class ImportedUsers
{
    private const string MfaEnabled = "cognito:mfa_enabled";

    private readonly List<ImportedUser> _users = [];
    private readonly List<string> _mistakes = [];

    private ImportedUsers(string text)
    {
        try
        {
            CsvRow? header = null;
            int usernameColumn = -1;
            var lines = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (CsvRow row in new CsvText(text).ReadRows())
                if (header is null)
                {
                    header = new(row.Line, [.. row.Values.Select(name => name.Trim())]);
                    usernameColumn = CheckHeader(header);
                    if (_mistakes.Count > 0)
                        return;
                }
                else
                    Add(row, header, usernameColumn, lines);
            if (_users.Count == 0 && _mistakes.Count == 0)
                _mistakes.Add(header is null ? "The file is empty." : "The file has a header, but no users.");
        }
        catch (FormatException e)
        {
            _mistakes.Add(e.Message);
        }
    }

    public IReadOnlyList<ImportedUser> Users => _users;

    /// <summary>Gets what is wrong with the file, with the line of each mistake.</summary>
    public IReadOnlyList<string> Mistakes => _mistakes;

    /// <summary>Gets a value that indicates whether a user has <c>cognito:mfa_enabled</c>, which only Cognito's own import sets.</summary>
    public bool HasMfa { get; private set; }

    public static ImportedUsers Read(string text) => new(text);

    /// <summary>Checks the names of the columns. Returns the column of the user name.</summary>
    private int CheckHeader(CsvRow header)
    {
        if (header.Values is [var only] && only.AsSpan().ContainsAny(";\t"))
        {
            AddMistake(header, "the columns must be separated by commas.");
            return -1;
        }
        if (!header.Values.Any(IsUsername))
        {
            // Without a header, the first line is that of a user. It may contain a password, so it is not repeated.
            AddMistake(header, "there is no column 'cognito:username' or 'username'. The first line has the names of the columns.");
            return -1;
        }
        int usernameColumn = -1;
        for (int i = 0; i < header.Values.Count; i++)
        {
            string name = header.Values[i];
            bool isUsername = IsUsername(name);
            if (isUsername && usernameColumn >= 0)
                AddMistake(header, "there is more than one column for the user name.");
            else if (!isUsername && header.Values.Take(i).Contains(name, StringComparer.Ordinal))
                AddMistake(header, $"the column '{name}' occurs more than once.");
            else if (!isUsername && DescribeColumn(name, i + 1) is { } mistake)
                AddMistake(header, mistake);
            usernameColumn = isUsername ? i : usernameColumn;
        }
        return usernameColumn;
    }

    /// <summary>Describes why a column is refused, or returns <see langword="null"/>.</summary>
    private static string? DescribeColumn(string name, int number)
    {
        if (name.Contains("password", StringComparison.OrdinalIgnoreCase) && !IsCustom(name))
            return $"the column '{name}' is refused. Remove it: Cognito generates a temporary password for each user.";
        if (name.Length == 0)
            return $"column {number} has no name.";
        if (IsCustom(name) || name == MfaEnabled || StandardAttributes.Names.Contains(name))
            return null;
        string nearest = UsageError.FindNearest(name, StandardAttributes.Names.Append("cognito:username")) is { } known
            ? $" Did you mean '{known}'?" : "";
        return $"there is no attribute '{name}'.{nearest} Names of custom attributes begin with custom:";
    }

    private void Add(CsvRow row, CsvRow header, int usernameColumn, Dictionary<string, string> lines)
    {
        if (row.Values.Count != header.Values.Count)
        {
            int count = row.Values.Count;
            AddMistake(row, $"{count} value{(count == 1 ? "" : "s")} for {header.Values.Count} columns.");
            return;
        }
        string username = row.Values[usernameColumn].Trim();
        if (username.Length == 0)
            AddMistake(row, "the user name is empty.");
        else if (!lines.TryAdd(username, $"{row.Line}"))
            AddMistake(row, $"the user name {username} is on line {lines[username]} too.");
        JsonArray attributes = [];
        for (int i = 0; i < row.Values.Count; i++)
        {
            string name = header.Values[i], value = row.Values[i];
            if (i == usernameColumn || value.Length == 0)
                continue;
            if (name == MfaEnabled)
            {
                HasMfa |= value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase);
                continue;
            }
            if (name is "email_verified" or "phone_number_verified")
            {
                value = value.Trim().ToLowerInvariant();
                if (value is not ("true" or "false"))
                    AddMistake(row, $"{name} must be true or false.");
            }
            attributes.Add((JsonNode)new JsonObject { ["Name"] = name, ["Value"] = value });
        }
        _users.Add(new(row.Line, username, attributes));
    }

    private void AddMistake(CsvRow row, string mistake) => _mistakes.Add($"Line {row.Line}: {mistake}");

    private static bool IsUsername(string name) => name is "cognito:username" or "username";

    private static bool IsCustom(string name) => name.StartsWith("custom:", StringComparison.Ordinal);
}

/// <summary>A user to create, with the line of the file.</summary>
internal sealed class ImportedUser(int line, string username, JsonArray attributes)
{
    public int Line => line;

    public string Username => username;

    /// <summary>Gets the attributes as a request has them. They can belong to one request only.</summary>
    public JsonArray Attributes => attributes;
}
