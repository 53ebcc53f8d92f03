using LiteCognito.Cli.Output;

namespace LiteCognito.Cli.Terminal;

/// <summary>A line that the user types and edits. Disposing it clears the characters, which may be a password.</summary>
internal sealed class EditedLine(bool isVisible) : IDisposable
{
    private char[] _characters = new char[128];
    private int _length;
    private Sequence _sequence;

    private enum Sequence
    {
        None,
        Escape,
        Csi,
        Ss3,
    }

    /// <summary>Returns the line, or <see langword="null"/> if it is empty.</summary>
    public string? ToAnswer() => _length > 0 ? new string(_characters, 0, _length) : null;

    /// <summary>Types a character. Ctrl+D on an empty line cancels the command.</summary>
    public void Type(char c)
    {
        if (IsInSequence(c))
            return;
        switch (c)
        {
            case '\u0003': // Ctrl+C on a terminal that sends no signals
            case '\u0004' when _length == 0:
                throw new OperationCanceledException();
            case '\b' or '\u007F':
                Erase();
                break;
            case '\u0015': // Ctrl+U
                while (_length > 0)
                    Erase();
                break;
            case '\u0017': // Ctrl+W
                EraseWhile(isSpace: true);
                EraseWhile(isSpace: false);
                break;
            default:
                if (!char.IsControl(c))
                    Append(c);
                break;
        }
    }

    public void Dispose() => Array.Clear(_characters);

    /// <summary>
    /// True for the characters of an escape sequence, which keys such as the arrows send. After a lone Escape, the next character is
    /// typed, unless it is <c>[</c> or <c>O</c>.
    /// </summary>
    private bool IsInSequence(char c)
    {
        switch (_sequence)
        {
            case Sequence.Escape when c is '[' or 'O':
                _sequence = c == '[' ? Sequence.Csi : Sequence.Ss3;
                return true;
            case Sequence.Csi when c is >= ' ' and <= '?': // parameters
                return true;
            case Sequence.Csi or Sequence.Ss3 when c is >= ' ' and <= '~': // the last character
                _sequence = Sequence.None;
                return true;
            default:
                _sequence = c == '\u001B' ? Sequence.Escape : Sequence.None;
                return c == '\u001B';
        }
    }

    private void Append(char c)
    {
        if (_length == _characters.Length)
        {
            char[] larger = new char[_length * 2];
            _characters.CopyTo(larger, 0);
            Array.Clear(_characters);
            _characters = larger;
        }
        _characters[_length++] = c;
        if (isVisible)
            UserTerminal.WriteAsIs(c.ToString());
    }

    private void EraseWhile(bool isSpace)
    {
        while (_length > 0 && char.IsWhiteSpace(_characters[_length - 1]) == isSpace)
            Erase();
    }

    private void Erase()
    {
        if (_length == 0)
            return;
        _length -= _length > 1 && char.IsLowSurrogate(_characters[_length - 1]) ? 2 : 1;
        if (isVisible)
            UserTerminal.WriteAsIs("\b \b");
    }
}
