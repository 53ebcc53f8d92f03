using System.Text.RegularExpressions;

namespace LiteCognito.Tests.Architecture;

/// <summary>Tests which references the projects may have and how long a file may be. <see cref="RoomTests"/> tests the rooms.</summary>
public sealed partial class ArchitectureTests
{
    private const int Ceiling = 400;

    [Fact]
    public void Command_line_uses_only_the_public_api() =>
        Assert.DoesNotContain(
            "LiteCognito.Cli", File.ReadAllText(Path.Combine(Repository.Root, "src", "LiteCognito", "LiteCognito.csproj")),
            StringComparison.Ordinal);

    [Fact]
    public void Emulator_does_not_reference_the_library() =>
        Assert.DoesNotContain(
            "ProjectReference",
            File.ReadAllText(Path.Combine(Repository.Root, "src", "LiteCognito.Emulator", "LiteCognito.Emulator.csproj")),
            StringComparison.Ordinal);

    [Fact]
    public void Library_references_no_package() =>
        Assert.DoesNotContain(
            "PackageReference", File.ReadAllText(Path.Combine(Repository.Root, "src", "LiteCognito", "LiteCognito.csproj")),
            StringComparison.Ordinal);

    [Fact]
    public void No_source_file_is_longer_than_400_lines() =>
        Assert.Empty(Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadLines(file).Count() > Ceiling).Select(file => Path.GetFileName(file)));

    [Fact]
    public void No_operation_has_a_TODO_left_from_its_template() =>
        Assert.Empty(
            Directory.GetFiles(Path.Combine(Repository.Root, "src", "LiteCognito", "Operations"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("TODO", StringComparison.Ordinal)).Select(file => Path.GetFileName(file)));

    [Fact]
    public void Every_numbered_line_of_the_protocol_and_of_the_service_is_named_by_a_test()
    {
        string[] lines = [.. ((string[])["protocol.md", "service-behaviour.md"])
            .SelectMany(file => NumberedLine().Matches(File.ReadAllText(Repository.Spec(file)))).Select(match => match.Groups[1].Value)];
        string[] named = [.. Directory.GetFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Note().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct()];
        Assert.NotEmpty(lines);
        Assert.Equal(lines.Order(), named.Order());
    }

    [GeneratedRegex(@"^- ([A-Z]\d+): ", RegexOptions.Multiline)]
    private static partial Regex NumberedLine();

    [GeneratedRegex(@"[\[,] ?Note\(""([A-Z]\d+)""\)")]
    private static partial Regex Note();
}
