using System.Globalization;
using System.Text;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>The cells that a terminal shows after some output, and a picture of them.</summary>
internal sealed class Screen
{
    private const int CellWidth = 8, CellHeight = 16, Default = -1;

    private readonly int _columns, _rows;
    private readonly (char Character, int Foreground, int Background)[] _cells;
    private int _column, _row, _foreground = Default, _background = Default;

    public Screen(string output, int columns, int rows)
    {
        (_columns, _rows) = (columns, rows);
        _cells = new (char, int, int)[columns * rows];
        Array.Fill(_cells, (' ', Default, Default));
        for (int i = 0; i < output.Length; i++)
            if (output[i] == '\e')
                i = Escape(output, i + 1);
            else
                Show(output[i]);
    }

    /// <summary>Gets the text on the screen, one line for each row.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            for (int row = 0; row < _rows; row++)
                text.AppendLine(string.Concat(_cells.Skip(row * _columns).Take(_columns).Select(cell => cell.Character)).TrimEnd());
            return text.ToString();
        }
    }

    /// <summary>Returns a picture of the screen as a Portable Graymap, where the default colors are those of a theme.</summary>
    public byte[] ToPicture(byte foreground, byte background)
    {
        int width = _columns * CellWidth, height = _rows * CellHeight;
        byte[] header = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P5\n{width} {height}\n255\n"));
        byte[] picture = new byte[header.Length + width * height];
        header.CopyTo(picture, 0);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                (char character, int cellForeground, int cellBackground) = _cells[y / CellHeight * _columns + x / CellWidth];
                bool isInk = character switch
                {
                    ' ' => false,
                    '█' => true,
                    '▀' => y % CellHeight < CellHeight / 2,
                    '▄' => y % CellHeight >= CellHeight / 2,
                    _ => (x + y) % 3 == 0, // some text
                };
                picture[header.Length + y * width + x] = isInk
                    ? Gray(cellForeground, foreground) : Gray(cellBackground, background);
            }
        return picture;
    }

    private static byte Gray(int color, byte ofTheme) => color switch
    {
        Default => ofTheme,
        0 or 16 => 0,
        15 or 231 => 255,
        _ => throw new InvalidOperationException($"The color {color} depends on the theme, or is neither black nor white."),
    };

    private void Show(char character)
    {
        switch (character)
        {
            case '\r':
                _column = 0;
                break;
            case '\n':
                NextRow();
                break;
            case '\b':
                _column = Math.Max(0, _column - 1);
                break;
            default:
                if (_column == _columns)
                {
                    _column = 0;
                    NextRow();
                }
                _cells[_row * _columns + _column++] = (character, _foreground, _background);
                break;
        }
    }

    private void NextRow()
    {
        if (++_row < _rows)
            return;
        _row--;
        Array.Copy(_cells, _columns, _cells, 0, _cells.Length - _columns);
        Array.Fill(_cells, (' ', Default, Default), _cells.Length - _columns, _columns);
    }

    /// <summary>Reads an escape sequence, of which only colors change the screen. Returns the index of its last character.</summary>
    private int Escape(string output, int i)
    {
        if (output[i] != '[')
            return i;
        int end = i + 1;
        while (output[end] is < '@' or > '~')
            end++;
        if (output[end] == 'm')
            Colors(output[(i + 1)..end]);
        return end;
    }

    private void Colors(string parameters)
    {
        switch (parameters)
        {
            case "38;5;16;48;5;231":
                (_foreground, _background) = (16, 231);
                break;
            case "" or "0":
                (_foreground, _background) = (Default, Default);
                break;
            default:
                throw new InvalidOperationException($"The colors {parameters} are unexpected.");
        }
    }
}
