namespace LiteCognito.Hosting;

/// <summary>Suggests the name that a misspelled name stands for.</summary>
internal static class Spelling
{
    private const int MaxEdits = 3;

    /// <summary>Returns a sentence with the most similar name, or with all of them if none is similar.</summary>
    public static string Hint(string given, IEnumerable<string> known)
    {
        string? best = known.MinBy(name => Distance(given, name));
        return best is not null && Distance(given, best) <= MaxEdits
            ? $"Did you mean {best}?"
            : $"The settings are {string.Join(", ", known.Order(StringComparer.Ordinal))}.";
    }

    /// <summary>Returns the number of characters to insert, delete or replace (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
