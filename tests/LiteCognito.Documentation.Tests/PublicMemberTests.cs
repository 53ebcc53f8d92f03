using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LiteCognito.Documentation.Tests;

/// <summary>Tests that public members are documented with their parameters and results, and that a summary needs no neighbor.</summary>
public sealed partial class PublicMemberTests(ITestOutputHelper output)
{
    public static TheoryData<string> Projects => [.. PublicMembers.ProjectNames];

    [Theory, MemberData(nameof(Projects))]
    public void Member_has_a_summary(string project) => Report(
        project, "without a summary", (all, member) => all.Documents(member, "summary", null) ? [] : [member.Name]);

    [Theory, MemberData(nameof(Projects))]
    public void Parameter_is_documented(string project) => Report(project, "undocumented parameters", (all, member) =>
        [
            .. member.Parameters.Where(parameter => !all.Documents(member, "param", parameter.Name))
                .Select(parameter => $"{member.Name}: {parameter.Name}"),
            .. member.TypeParameters.Where(parameter => !all.Documents(member, "typeparam", parameter.Name))
                .Select(parameter => $"{member.Name}: {parameter.Name}"),
        ]);

    [Theory, MemberData(nameof(Projects))]
    public void Result_is_documented(string project) => Report(
        project, "undocumented results",
        (all, member) => !member.HasResult || all.Documents(member, "returns", null) ? [] : [member.Name]);

    [Theory, MemberData(nameof(Projects))]
    public void Summary_can_be_understood_without_its_neighbors(string project) => Report(
        project, "summaries that lean on a neighbor",
        (_, member) => member.Comment.Element("summary") is { } summary && Leaning().IsMatch(Text(summary))
            ? [$"{member.Name}: {Text(summary)}"]
            : []);

    [Theory]
    [InlineData("Its name.")]
    [InlineData("The same for a device.")]
    [InlineData("When it was created.")]
    [InlineData("Why.")]
    [InlineData("As above, but fresh.")]
    public void Summary_that_leans_on_a_neighbor_is_found(string summary) => Assert.Matches(Leaning(), summary);

    private void Report(string project, string what, Func<PublicMembers, PublicMember, string[]> find)
    {
        PublicMembers all = PublicMembers.Of(project);
        string[] found = [.. all.All.SelectMany(member => find(all, member))];
        output.WriteLine($"{project}: {found.Length} {what}, of {all.All.Count} public members");
        Assert.True(found.Length == 0, $"{found.Length} {what}:\n{string.Join('\n', found)}");
    }

    private static string Text(XElement summary) => string.Concat(summary.Nodes().Select(node => node switch
    {
        XElement { FirstAttribute: { } reference } see => reference.Value[(reference.Value.LastIndexOf('.') + 1)..] + see.Value,
        XElement other => other.Value,
        _ => node.ToString(),
    })).Trim();

    [GeneratedRegex(
        "^(Its?|Their|They|This|These|That|Those|The same|When(ever)? (it|they)|Why|How|Who|As|Also|And|Another|Or|See|None|Never"
        + @"|Always|No)\b[^`]|^\W*$|^(Yes|No)\.")]
    private static partial Regex Leaning();
}
