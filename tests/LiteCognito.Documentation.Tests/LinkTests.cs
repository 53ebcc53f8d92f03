using System.Text.RegularExpressions;

namespace LiteCognito.Documentation.Tests;

/// <summary>Tests that relative links are valid, that the README stays short, and that the guide lists its pages.</summary>
public sealed partial class LinkTests
{
    private const int MostReadmeLines = 200;

    public static TheoryData<string> Documents => [.. Document.All.Select(document => document.Path)];

    [Theory, MemberData(nameof(Documents))]
    public void Relative_link_points_to_an_existing_file_and_heading(string path) => Assert.Empty(
        from line in Document.Of(path).Prose
        from Match link in Link().Matches(line.Text)
        let target = link.Groups[1].Value + link.Groups[2].Value
        where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
        where !Exists(path, target)
        select $"{path}:{line.Line}: {target}");

    [Fact]
    public void Readme_is_at_most_200_lines_long() => Assert.InRange(Document.Of("README.md").Lines.Length, 50, MostReadmeLines);

    [Fact]
    public void Every_guide_page_is_linked_from_the_guide_and_begins_with_code()
    {
        string[] pages = [.. Document.All.Select(document => document.Path)
            .Where(path => path.StartsWith("spec/guide/", StringComparison.Ordinal) && path != "spec/guide/README.md")];
        string index = string.Join('\n', Document.Of("spec/guide/README.md").Lines);
        Assert.All(pages, page => Assert.Contains($"]({Path.GetFileName(page)})", index));
        Assert.All(pages, page => Assert.InRange(Document.Of(page).Blocks[0].Line, 1, 12));
    }

    private static bool Exists(string from, string target)
    {
        string[] parts = target.Split('#', 2);
        string file = parts[0].Length == 0
            ? from
            : Repository.Relative(Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(from)!, parts[0])));
        if (!Path.Exists(Path.Combine(Repository.Root, file)))
            return false;
        return parts.Length == 1 || Document.Of(file).Prose.Any(line => line.Text.StartsWith('#') && Anchor(line.Text) == parts[1]);
    }

    /// <summary>Returns the anchor that GitHub generates for a heading.</summary>
    private static string Anchor(string heading) =>
        NotInAnchor().Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\(([^)\s]+)\)|(?:src|srcset|href)=\x22([^\x22]+)\x22")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchor();
}
