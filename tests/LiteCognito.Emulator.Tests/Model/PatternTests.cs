using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LiteCognito.Emulator.Model;

namespace LiteCognito.Emulator.Tests.Model;

/// <summary>Compares the matcher with .NET's regular expressions, for every pattern of the models.</summary>
public sealed class PatternTests
{
    private const int Texts = 3_000;

    public static TheoryData<string> Patterns =>
        [.. Directory.GetFiles(Repository.Spec(), "*operations.json").SelectMany(file => Find(JsonElement.Parse(File.ReadAllText(file))))
            .Distinct().Where(pattern => pattern != "^(?s)").Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Patterns))]
    public void Matcher_agrees_with_regular_expressions(string text)
    {
        bool isWhole = text.StartsWith('^');
        var pattern = new Pattern(isWhole ? text[1..^1] : $".*{text}.*");
        var expected = new Regex($"^(?:{Translated(pattern.Text)})\\z", RegexOptions.CultureInvariant);
        var random = new Random(1);
        int matches = 0;
        for (int i = 0; i < Texts; i++)
        {
            string value = RandomText(random, pattern.Text);
            bool found = pattern.Matches(value);
            Assert.True(expected.IsMatch(value) == found, $"{JsonSerializer.Serialize(value)}: {found}");
            matches += found ? 1 : 0;
        }
        Assert.InRange(matches, 1, Texts);
    }

    [Theory]
    [InlineData("a(b|cd)*e", "abcdbe", true)]
    [InlineData("a(b|cd)*e", "abcbe", false)]
    [InlineData("(a?){0,30}b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaab", true)]
    [InlineData("(a?){0,3}b", "aaaab", false)]
    [InlineData("a{2,3}", "aaa", true)]
    [InlineData("a{2,3}", "aaaa", false)]
    [InlineData("a{2,}", "aaaaa", true)]
    [InlineData("[a-c-]+", "b-a", true)]
    [InlineData(".+", "a\nb", false)]
    [InlineData(@"\w+", "é", false)]
    [InlineData("[^x]", "\U0001F600", true)]
    [InlineData(@"[\p{S}]", "\U0001F600", true)]
    [InlineData("", "", true)]
    public void Matcher_follows_the_syntax(string pattern, string text, bool matches) =>
        Assert.Equal(matches, new Pattern(pattern).Matches(text));

    [Theory]
    [InlineData("a(?=b)")]
    [InlineData("a)")]
    [InlineData("^a")]
    [InlineData(@"\b")]
    [InlineData(@"\p{Greek}")]
    [InlineData("*")]
    public void Other_syntax_is_refused(string pattern) => Assert.Throws<FormatException>(() => new Pattern(pattern));

    [Theory, MemberData(nameof(Patterns))]
    public void Hostile_text_takes_linear_time(string text)
    {
        var pattern = new Pattern(text.StartsWith('^') ? text[1..^1] : $".*{text}.*");
        string hostile = string.Concat(Enumerable.Repeat("arn:a:a:{####}a-1", 20_000)) + "\n";
        long start = Stopwatch.GetTimestamp();
        pattern.Matches(hostile);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    // In .NET, \w, \s and \d are Unicode, and a character is a UTF-16 unit: the texts have no others.
    private static string Translated(string pattern)
    {
        var translated = new StringBuilder();
        bool isInClass = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            isInClass = c == '[' || (isInClass && c != ']');
            if (c == '\\')
            {
                string set = pattern[++i] switch
                {
                    'w' => "a-zA-Z0-9_",
                    's' => " \\t-\\r",
                    'S' => "\\x00-\\x08\\x0E-\\x1F!-\\uFFFF",
                    'd' => "0-9",
                    _ => $"\\{pattern[i]}",
                };
                translated.Append(isInClass || set[0] == '\\' ? set : $"[{set}]");
            }
            else
                translated.Append(c == '.' && !isInClass ? "[^\\n\\r\\u0085\\u2028\\u2029]" : c.ToString());
        }
        return translated.ToString();
    }

    /// <summary>Creates a text that resembles what the pattern matches: parts of the pattern, and random characters.</summary>
    private static string RandomText(Random random, string pattern)
    {
        const string Others = "aZ09_-.:/+=@, \t\n\u00E9\u0301\u00A0\u2028\u4E2D\u20AC\u00AB\u0660{#}*!\"\\";
        string[] samples =
        [
            "terms-of-use", "cognito:default", "cognito:chinese-traditional", "import-1aB", "arn:aws:ses:us-east-1:000000000000:identity/a",
            "arn:aws:s3:::bucket", "us-east-1_aBcDeF123", "us-east-1:0f", "{####}", "{##Click##}", "a@b.c", "example-domain",
            Guid.NewGuid().ToString(), $"us-east-1_{Guid.NewGuid()}", "abc123",
        ];
        var text = new StringBuilder(random.Next(3) == 0 ? "" : samples[random.Next(samples.Length)]);
        for (int changes = random.Next(4); changes > 0; changes--)
        {
            string alphabet = random.Next(2) == 0 ? Others : pattern;
            char c = alphabet[random.Next(alphabet.Length)];
            if (random.Next(3) > 0 || text.Length == 0)
                text.Insert(random.Next(text.Length + 1), c.ToString(CultureInfo.InvariantCulture), random.Next(1, 4));
            else
                text.Remove(random.Next(text.Length), 1);
        }
        return text.ToString();
    }

    private static IEnumerable<string> Find(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member.Name == "pattern" && member.Value.ValueKind == JsonValueKind.String ? [member.Value.GetString()!] : Find(member.Value)),
        _ => [],
    };
}
