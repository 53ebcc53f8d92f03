using System.CommandLine;
using System.Globalization;
using System.Text;
using LiteCognito.Cli.Execution;

namespace LiteCognito.Cli.Parsing;

/// <summary>Creates the manual page of a command, in the language of man (roff).</summary>
internal sealed class ManualPage
{
    // The mark of rows for commands that sign their calls.
    private const string Signed = "signed";

    // A screen of 80 columns, without the margins of man.
    private const int ExampleWidth = 71;

    // The page of the tool has all of these rows. The page of a command has those whose mark is an option of it or part of its text;
    // the mark is the label if there is no other.
    private static readonly (string Label, string Description, string? Mark)[] Variables =
    [
        ("LITECOGNITO_PROFILE", "The profile, if there is no --profile.", "--profile"),
        ("LITECOGNITO_PASSWORD", "The password. Without it, the tool asks.", "--password-stdin"),
        ("LITECOGNITO_NEW_PASSWORD", "The new password. Without it, the tool asks.", null),
        ("LITECOGNITO_CODE", "The code from a message or from an authenticator app. Without it, the tool asks.", null),
        ("LITECOGNITO_ANSWER", "The answer to a custom challenge. Without it, the tool asks.", null),
        ("LITECOGNITO_CREDENTIAL", "What the authenticator returned for a passkey, as JSON.", null),
        ("LITECOGNITO_CLIENT_SECRET",
            "The secret of the app client. If it is empty, the app client has none. Without it, the command in client_secret_command of "
            + "the profile prints the secret.", "--client"),
        ("LITECOGNITO_NO_INPUT", "If it is not empty, nothing is asked, as with --no-input.", "--no-input"),
        ("AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN", "The credentials of signed calls.", Signed),
        ("AWS_PROFILE", "The profile of the AWS tools with the credentials, if no setting names it.", Signed),
        ("AWS_REGION, AWS_DEFAULT_REGION", "The region, if no setting names it.", "--endpoint"),
        ("AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER, AWS_ENDPOINT_URL",
            "The address to call, if no setting names it.", "--endpoint"),
        ("AWS_USE_FIPS_ENDPOINT, AWS_USE_DUALSTACK_ENDPOINT",
            "If it is true, the tool calls the FIPS or dual-stack endpoints.", "--endpoint"),
    ];

    private static readonly (string Label, string Description, string? Mark)[] Files =
    [
        ("~/.config/litecognito/config", "The profiles. XDG_CONFIG_HOME replaces ~/.config.", "--profile"),
        ("~/.local/state/litecognito/sessions",
            "The kept sessions. Only you can read them. XDG_STATE_HOME replaces ~/.local/state.", "--session"),
        ("~/.local/state/litecognito/devices.json", "The devices that the user confirmed. Only you can read it.", "--devices"),
        ("~/.local/state/litecognito/emulator", "The certificate of emulator --https and its key. Only you can read them.", "--https"),
        ("~/.local/state/litecognito/machine-tokens", "The tokens of token machine. Only you can read them.", "--scopes"),
    ];

    private static readonly (string Label, string Description, string? Mark)[] ExitCodes =
    [
        (Print(ExitCode.Success), "The command succeeded.", ""),
        (Print(ExitCode.Failure), "The command failed. A line on stderr says why.", ""),
        (Print(ExitCode.Usage), "The command line is wrong, or the command needs an answer and cannot ask.", ""),
        (Print(ExitCode.ChallengePending), "A challenge of the sign-in remains. litecognito respond answers it.", "exit code is 3"),
        (Print(ExitCode.Interrupted),
            "Ctrl+C ended the command. After another signal, the code is 128 plus its number: 143 after SIGTERM.", ""),
    ];

    private readonly Command _command;
    private readonly CommandPage _page;
    private readonly StringBuilder _text = new();

    private ManualPage(Command command) => (_command, _page) = (command, new CommandPage(command));

    /// <summary>Gets the name of the page, such as litecognito-sign-in.</summary>
    public static string GetName(Command command) => new CommandPage(command).Path.Replace(' ', '-');

    /// <summary>Returns the text of the page. It does not depend on the time.</summary>
    public static string Create(Command command) => new ManualPage(command).Write();

    private string Write()
    {
        string name = GetName(_command);
        WriteLine(".nr HY 0"); // no hyphenation, which would change names of options
        WriteLine($".TH \"{Escape(name.ToUpperInvariant())}\" 1 \"\" \"{ToolRoot.ToolName} {Escape(ToolRoot.Version)}\" \"\"");
        WriteLine(".ad l");
        string sentence = _page.Description.Split(". ")[0].TrimEnd('.');
        WriteHeading("Name");
        WriteLine($"{Escape(name)} \\- {Escape(char.ToLowerInvariant(sentence[0]) + sentence[1..])}");
        WriteSynopsis();
        WriteHeading("Description");
        WriteText(_page.Description);
        if (_page.Details is not null)
            WriteText(_page.Details);
        if (_command is ToolRoot)
            WriteText($"Each command has a page of its own, such as {ToolRoot.ToolName}-sign-in(1).");
        WriteSections();
        WriteExample();
        WriteKnown("Exit status", ExitCodes);
        WriteKnown("Environment", Variables);
        WriteKnown("Files", Files);
        WriteSeeAlso();
        return _text.ToString();
    }

    private void WriteSynopsis()
    {
        WriteHeading("Synopsis");
        string separator = "";
        foreach (string[] usage in _page.Usages)
        {
            _text.Append(separator).Append(FormatLabel(_page.Path));
            foreach (string part in usage)
                _text.Append(' ').Append(FormatLabel(part));
            _text.Append('\n');
            separator = ".br\n";
        }
    }

    private void WriteSections()
    {
        string? title = null;
        foreach (PageSection section in _page.Sections)
        {
            if (section.Title != title)
                WriteHeading(section.Title);
            title = section.Title;
            if (_command is ToolRoot && title == PageSection.Commands)
                WriteLine($".SS \"{Escape(section.Heading.TrimEnd(':'))}\"");
            foreach (PageRow row in section.Rows)
                WriteRow(row, canBeSet: title != PageSection.Required);
        }
        if (_command is not ToolRoot)
            return;
        WriteHeading("Settings");
        WriteText("A setting comes from its option, or else from its variable, or else from the profile. "
            + $"{ToolRoot.ToolName} configure writes profiles.");
        List<Option> settings = [];
        AddSettings(_command, settings);
        foreach (Option setting in settings)
            WriteRow(new PageRow(setting), canBeSet: true);
    }

    private static void AddSettings(Command command, List<Option> settings)
    {
        foreach (Option option in command.Options)
            if (option is Setting && !settings.Contains(option))
                settings.Add(option);
        foreach (Command subcommand in command.Subcommands)
            AddSettings(subcommand, settings);
    }

    private void WriteExample()
    {
        if (_page.Example is null)
            return;
        WriteHeading("Example");
        WriteLine(".EX");
        foreach (string line in CommandPage.Break(_page.Path, _page.Example, ExampleWidth, indent: "", continuation: " \\"))
            WriteLine(Escape(line));
        WriteLine(".EE");
    }

    private void WriteKnown(string title, (string Label, string Description, string? Mark)[] rows)
    {
        bool isEmpty = true;
        foreach ((string label, string description, string? mark) in rows)
        {
            if (_command is not ToolRoot && !Has(mark ?? label))
                continue;
            if (isEmpty)
                WriteHeading(title);
            isEmpty = false;
            WriteRow(label, description);
        }
    }

    private bool Has(string mark) => mark.Length == 0
        || (mark == Signed && _page.Path.Split(' ') is [_, "admin" or "call", ..])
        || _page.Details?.Contains(mark, StringComparison.Ordinal) == true
        || _command.Options.Any(option => option.Name == mark || option.Description!.Contains(mark, StringComparison.Ordinal));

    private static string Print(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void WriteSeeAlso()
    {
        WriteHeading("See also");
        List<Command> related = [.. _command.Subcommands];
        for (Command? parent = GetParent(_command); parent is not null; parent = GetParent(parent))
            related.Insert(0, parent);
        for (int i = 0; i < related.Count; i++)
            WriteLine($"\\fB{Escape(GetName(related[i]))}\\fR(1){(i == related.Count - 1 ? "" : ",")}");
    }

    private static Command? GetParent(Command command) => command.Parents.OfType<Command>().FirstOrDefault();

    private void WriteHeading(string title) => WriteLine($".SH {title.ToUpperInvariant()}");

    private void WriteRow(PageRow row, bool canBeSet) => WriteRow(row.Label, canBeSet && row.Setting is { } setting
        ? $"{row.Description} Or set {setting.Variable}, or {setting.Key} in the profile." : row.Description);

    private void WriteRow(string label, string description)
    {
        WriteLine(".TP");
        WriteLine(FormatLabel(label));
        WriteLine(Escape(description));
    }

    /// <summary>Writes a paragraph. Each of its lines begins on a new line.</summary>
    private void WriteText(string text)
    {
        string request = ".PP";
        foreach (string line in text.Split('\n'))
        {
            WriteLine(request);
            WriteLine(Escape(line.TrimEnd('\r')));
            request = ".br";
        }
    }

    private void WriteLine(string line) => _text.Append(line).Append('\n');

    /// <summary>Formats words to be typed in bold, and placeholders in italics. Lines do not break inside a label.</summary>
    private static string FormatLabel(string label)
    {
        var text = new StringBuilder("\\fB");
        foreach (Rune rune in label.EnumerateRunes())
            text.Append(rune.Value switch
            {
                '<' => "\\fI",
                '>' => "\\fB",
                '[' => "\\fR[\\fI",
                ']' => "\\fR]\\fB",
                ' ' => "\\ ",
                _ => Escape(rune),
            });
        return text.Append("\\fR").ToString();
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        // At the start of a line, a dot begins a request.
        if (text.StartsWith('.'))
            escaped.Append("\\&");
        foreach (Rune rune in text.EnumerateRunes())
            escaped.Append(Escape(rune));
        return escaped.ToString();
    }

    /// <summary>Escapes the characters that roff interprets, or shows as typographic ones, such as hyphens and quotation marks.</summary>
    private static string Escape(Rune rune) => rune.Value switch
    {
        '\\' => "\\(rs",
        '-' => "\\-",
        '\'' => "\\(aq",
        '"' => "\\(dq",
        '`' => "\\(ga",
        '^' => "\\(ha",
        '~' => "\\(ti",
        > 126 => $"\\[u{rune.Value:X4}]",
        _ => rune.ToString(),
    };
}
