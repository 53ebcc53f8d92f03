using System.Text.RegularExpressions;

namespace LiteCognito.Documentation.Tests;

/// <summary>Tests that no source file and no document contains a phrase that readers stumble over.</summary>
public sealed partial class PhraseTests
{
    private static readonly string[] Extensions = [".cs", ".md", ".props", ".targets", ".csproj", ".sh", ".js", ".mjs", ".yml", ""];

    // These files contain the phrases on purpose, to test the patterns.
    private static readonly string[] Planted = ["PhraseTests.cs", "PublicMemberTests.cs"];

    [Fact]
    public void Forbidden_phrases_do_not_occur() => Assert.Empty(
        from path in Repository.Files("", "*")
        where Extensions.Contains(Path.GetExtension(path)) && !Planted.Contains(Path.GetFileName(path))
        from line in File.ReadLines(Path.Combine(Repository.Root, path)).Select((text, i) => (Number: i + 1, Text: text))
        from Match match in Phrases().Matches(line.Text)
        select $"{path}:{line.Number}: {match.Value.Trim()}");

    [Theory]
    [InlineData("/// Whoever cancels stops only himself.")]
    [InlineData("the sign-in is begun anew")]
    [InlineData("a fault of his are thrown")]
    [InlineData("As above, but fresh.")]
    public void Forbidden_phrase_is_found(string line) => Assert.Matches(Phrases(), line);

    [GeneratedRegex(
        @"\b(he|his|him|himself|whoever|anew|nobody else|as above|afresh|a fault of|for good|of one's own|as of old)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Phrases();
}
