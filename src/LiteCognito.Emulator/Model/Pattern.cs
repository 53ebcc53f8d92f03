using System.Globalization;

namespace LiteCognito.Emulator.Model;

/// <summary>
/// A regular expression of the model, which matches a whole string. As in Java, <c>\w</c>, <c>\s</c> and <c>\d</c> are ASCII, and a
/// character is a code point.
/// </summary>
/// <remarks>
/// A step maps the positions that a part of the expression can start at to those that it can end at, so that the time is linear in the
/// length of the text, whatever the text is.
/// </remarks>
internal sealed class Pattern
{
    private readonly Step _start;
    private int _position;

    public Pattern(string text)
    {
        Text = text;
        _start = Choice();
        if (_position < text.Length)
            throw Unsupported();
    }

    private delegate bool[] Step(int[] text, bool[] from);

    public string Text { get; }

    public bool Matches(string value)
    {
        int[] text = [.. value.EnumerateRunes().Select(rune => rune.Value)];
        bool[] from = new bool[text.Length + 1];
        from[0] = true;
        return _start(text, from)[text.Length];
    }

    private Step Choice()
    {
        Step first = Sequence();
        if (!Accept('|'))
            return first;
        Step second = Choice();
        return (text, from) => Union(first(text, from), second(text, from));
    }

    private Step Sequence()
    {
        var steps = new List<Step>();
        while (_position < Text.Length && Text[_position] is not ('|' or ')'))
            steps.Add(Repeated());
        return (text, from) =>
        {
            foreach (Step step in steps)
                from = step(text, from);
            return from;
        };
    }

    private Step Repeated()
    {
        (Step step, Func<int, bool>? set) = Atom();
        int min = 1, max = 1;
        if (Accept('?'))
            min = 0;
        else if (Accept('*'))
            (min, max) = (0, int.MaxValue);
        else if (Accept('+'))
            max = int.MaxValue;
        else if (Accept('{'))
        {
            string[] bounds = Until('}').Split(',');
            min = Number(bounds[0]);
            max = bounds.Length == 1 ? min : bounds[1].Length == 0 ? int.MaxValue : Number(bounds[1]);
        }
        return (min, max) == (1, 1) ? step : (text, from) =>
        {
            for (int i = 0; i < min; i++)
                from = step(text, from);
            return max == int.MaxValue && set is not null ? Run(set, text, from) : Optional(step, text, from, max - min);
        };
    }

    private (Step Step, Func<int, bool>? Set) Atom()
    {
        if (Accept('('))
        {
            if (Accept("?<!"))
            {
                Func<int, bool> before = Set();
                Expect(')');
                return (NotAfter(before), null);
            }
            _ = Accept("?:");
            Step group = Choice();
            Expect(')');
            return (group, null);
        }
        Func<int, bool> set = Set();
        return ((text, from) => One(set, text, from), set);
    }

    private Func<int, bool> Set()
    {
        if (Accept('['))
            return CharacterClass();
        if (Accept('.'))
            return c => c is not ('\n' or '\r' or 0x85 or 0x2028 or 0x2029);
        if (Text[_position] is '(' or '*' or '+' or '?' or '{' or '^' or '$')
            throw Unsupported();
        return Escape(out int literal) ?? (c => c == literal);
    }

    private Func<int, bool> CharacterClass()
    {
        bool negated = Accept('^');
        var parts = new List<Func<int, bool>>();
        while (!Accept(']'))
        {
            if (Escape(out int low) is { } category)
            {
                parts.Add(category);
                continue;
            }
            int high = low;
            if (Text[_position] == '-' && Text[_position + 1] != ']')
            {
                _position++;
                if (Escape(out high) is not null)
                    throw Unsupported();
            }
            parts.Add(c => c >= low && c <= high);
        }
        return c => parts.Exists(part => part(c)) != negated;
    }

    /// <summary>Reads a character, or an escape that means several characters.</summary>
    private Func<int, bool>? Escape(out int literal)
    {
        literal = Text[_position++];
        if (literal != '\\')
            return null;
        literal = Text[_position++];
        switch (literal)
        {
            case 'w': return IsWord;
            case 's': return IsSpace;
            case 'S': return c => !IsSpace(c);
            case 'd': return c => c is >= '0' and <= '9';
            case 'p': return Category();
            case 't': literal = '\t'; break;
            case 'n': literal = '\n'; break;
            case 'r': literal = '\r'; break;
            case 'x':
                literal = int.Parse(Text.AsSpan(_position, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                _position += 2;
                break;
            case >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9': throw Unsupported();
        }
        return null;
    }

    private Func<int, bool> Category()
    {
        Expect('{');
        (UnicodeCategory first, UnicodeCategory last) = Until('}') switch
        {
            "L" => (UnicodeCategory.UppercaseLetter, UnicodeCategory.OtherLetter),
            "M" => (UnicodeCategory.NonSpacingMark, UnicodeCategory.EnclosingMark),
            "N" => (UnicodeCategory.DecimalDigitNumber, UnicodeCategory.OtherNumber),
            "Z" => (UnicodeCategory.SpaceSeparator, UnicodeCategory.ParagraphSeparator),
            "P" => (UnicodeCategory.ConnectorPunctuation, UnicodeCategory.OtherPunctuation),
            "S" => (UnicodeCategory.MathSymbol, UnicodeCategory.OtherSymbol),
            _ => throw Unsupported(),
        };
        return c => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory category && category >= first && category <= last;
    }

    private static bool IsWord(int c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';

    private static bool IsSpace(int c) => c is ' ' or (>= '\t' and <= '\r');

    private static bool[] One(Func<int, bool> set, int[] text, bool[] from)
    {
        bool[] to = new bool[from.Length];
        for (int i = 0; i < text.Length; i++)
            to[i + 1] = from[i] && set(text[i]);
        return to;
    }

    /// <summary>Matches any number of characters of a set.</summary>
    private static bool[] Run(Func<int, bool> set, int[] text, bool[] from)
    {
        bool[] to = [.. from];
        for (int i = 0; i < text.Length; i++)
            to[i + 1] |= to[i] && set(text[i]);
        return to;
    }

    private static bool[] Optional(Step step, int[] text, bool[] from, int most)
    {
        bool[] to = from;
        for (int i = 0; i < Math.Min(most, text.Length + 1) && from.AsSpan().Contains(true); i++)
            to = Union(to, from = step(text, from));
        return to;
    }

    private static Step NotAfter(Func<int, bool> set) => (text, from) =>
        [.. from.Select((can, i) => can && (i == 0 || !set(text[i - 1])))];

    private static bool[] Union(bool[] first, bool[] second) => [.. first.Select((can, i) => can || second[i])];

    private bool Accept(char c)
    {
        if (_position >= Text.Length || Text[_position] != c)
            return false;
        _position++;
        return true;
    }

    private bool Accept(string text)
    {
        if (string.CompareOrdinal(Text, _position, text, 0, text.Length) != 0)
            return false;
        _position += text.Length;
        return true;
    }

    private void Expect(char c)
    {
        if (!Accept(c))
            throw Unsupported();
    }

    private string Until(char c)
    {
        int start = _position;
        _position = Text.IndexOf(c, start) + 1;
        return Text[start..(_position - 1)];
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private FormatException Unsupported() => new($"'{Text}' has something at {_position} that is not supported.");
}
