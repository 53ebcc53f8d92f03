using System.Text;

namespace LiteCognito.Signing.Credentials;

/// <summary>
/// Splits a command into words as AWS's tools do: on Windows as botocore's own rules say, elsewhere as Python's shlex does.
/// </summary>
internal static class ShellWords
{
    /// <summary>Returns the words, or <see langword="null"/> if a quote is not closed or nothing follows an escape character.</summary>
    public static List<string>? Split(string command, bool windows)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        // An empty pair of quotes is a word, so the length does not tell whether there is one.
        bool any = false;
        bool isWhole = windows ? SplitOnWindows(command, words, word, ref any) : SplitOnUnix(command, words, word, ref any);
        End(words, word, ref any);
        return isWhole ? words : null;
    }

    /// <summary>Removes a trailing comment, which begins outside quotes with white space followed by # or ;.</summary>
    public static string WithoutComment(string command, bool windows)
    {
        char quote = '\0';
        for (int i = 0; i < command.Length; i++)
        {
            char c = command[i];
            if (c == '\\' && quote != '\'')
                i++; // an escaped quote is none
            else if (c == quote)
                quote = '\0';
            else if (quote == '\0' && (c == '"' || (c == '\'' && !windows)))
                quote = c;
            else if (quote == '\0' && c is '#' or ';' && i > 0 && char.IsWhiteSpace(command[i - 1]))
                return command[..i].Trim();
        }
        return command.Trim();
    }

    private static bool SplitOnUnix(string command, List<string> words, StringBuilder word, ref bool any)
    {
        char quote = '\0';
        for (int i = 0; i < command.Length; i++)
        {
            char c = command[i];
            if (quote == '\0' && c is ' ' or '\t' or '\r' or '\n')
            {
                End(words, word, ref any);
                continue;
            }
            any = true;
            if (quote == '\0' ? c is '"' or '\'' : c == quote)
                quote = quote == '\0' ? c : '\0';
            else if (c == '\\' && quote != '\'')
            {
                if (++i == command.Length)
                    return false;
                // Inside double quotes, a backslash escapes only a double quote and a backslash.
                if (quote == '"' && command[i] is not ('"' or '\\'))
                    word.Append('\\');
                word.Append(command[i]);
            }
            else
                word.Append(c);
        }
        return quote == '\0';
    }

    /// <summary>Backslashes are ordinary characters, except before a double quote: there, two are one, and one escapes the quote.</summary>
    private static bool SplitOnWindows(string command, List<string> words, StringBuilder word, ref bool any)
    {
        bool isQuoted = false;
        int backslashes = 0;
        foreach (char c in command)
        {
            if (c == '\\')
            {
                backslashes++;
                any = true;
                continue;
            }
            bool isEscaped = c == '"' && backslashes % 2 == 1;
            word.Append('\\', c == '"' ? backslashes / 2 : backslashes);
            backslashes = 0;
            if (c is ' ' or '\t' && !isQuoted)
            {
                End(words, word, ref any);
                continue;
            }
            any = true;
            if (c == '"' && !isEscaped)
                isQuoted = !isQuoted;
            else
                word.Append(c);
        }
        word.Append('\\', backslashes);
        return !isQuoted;
    }

    private static void End(List<string> words, StringBuilder word, ref bool any)
    {
        if (any)
            words.Add(word.ToString());
        word.Clear();
        any = false;
    }
}
