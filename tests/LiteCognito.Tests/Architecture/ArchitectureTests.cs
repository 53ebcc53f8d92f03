using System.Text.RegularExpressions;

namespace LiteCognito.Tests.Architecture;

/// <summary>Who may import whom, read from the using lines; and the size of a file.</summary>
public sealed partial class ArchitectureTests
{
    private const int Ceiling = 400;

    // Folder of src/LiteCognito -> internal namespaces it may import (its own is implied).
    private static readonly Dictionary<string, string[]> May = new()
    {
        ["Secrets"] = [],
        ["Numerics"] = [],
        ["Srp"] = ["Numerics", "Secrets"],
        ["Protocol"] = [],
        ["Signing"] = ["Protocol", "Secrets"],
        ["Operations"] = ["Protocol"],
        ["Tokens"] = ["Protocol"],
        ["SignIn"] = ["Srp", "Numerics", "Protocol", "Secrets", "SignIn"],
        ["Storage"] = [],
        ["Devices"] = ["Storage"],
        ["Sessions"] = ["Protocol", "SignIn", "Storage", "Tokens"],
        ["OAuth"] = ["Protocol", "Sessions", "Tokens"],
        ["IdentityPools"] = ["Protocol", "Sessions", "Signing"],
        [""] = ["Protocol", "SignIn", "Signing", "Tokens"],
    };

    public static TheoryData<string> Folders => [.. May.Keys];

    [Theory, MemberData(nameof(Folders))]
    public void Folder_imports_only_what_it_may(string folder)
    {
        string[] files = Files(folder);
        Assert.NotEmpty(files);
        foreach (string file in files)
            foreach (Match match in UsingLine().Matches(File.ReadAllText(file)))
                Assert.True(match.Groups[1].Value == folder || May[folder].Contains(match.Groups[1].Value),
                    $"{Path.GetFileName(file)} imports LiteCognito.{match.Groups[1].Value}, which {(folder == "" ? "the root" : folder)} may not.");
    }

    [Fact]
    public void Every_folder_has_a_rule() =>
        Assert.Empty(Directory.GetDirectories(Path.Combine(Repository.Root, "src", "LiteCognito")).Select(folder => Path.GetFileName(folder)).Except([.. May.Keys, "bin", "obj"]));

    [Fact]
    public void Command_line_uses_the_public_api_alone() =>
        Assert.DoesNotContain("LiteCognito.Cli", File.ReadAllText(Path.Combine(Repository.Root, "src", "LiteCognito", "LiteCognito.csproj")), StringComparison.Ordinal);

    [Fact]
    public void Emulator_does_not_know_the_library() =>
        Assert.DoesNotContain("ProjectReference", File.ReadAllText(Path.Combine(Repository.Root, "src", "LiteCognito.Emulator", "LiteCognito.Emulator.csproj")), StringComparison.Ordinal);

    [Fact]
    public void Library_references_no_package() =>
        Assert.DoesNotContain("PackageReference", File.ReadAllText(Path.Combine(Repository.Root, "src", "LiteCognito", "LiteCognito.csproj")), StringComparison.Ordinal);

    [Fact]
    public void No_source_file_is_too_long_to_read_in_one_sitting() =>
        Assert.Empty(Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadLines(file).Count() > Ceiling).Select(file => Path.GetFileName(file)));

    [Fact]
    public void Every_numbered_line_of_the_protocol_is_named_by_a_test()
    {
        string[] lines = [.. NumberedLine().Matches(File.ReadAllText(Repository.Spec("protocol.md"))).Select(match => match.Groups[1].Value)];
        string[] named = [.. Directory.GetFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Note().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct()];
        Assert.NotEmpty(lines);
        Assert.Equal(lines.Order(), named.Order());
    }

    private static string[] Files(string folder) =>
        Directory.GetFiles(Path.Combine(Repository.Root, "src", "LiteCognito", folder), "*.cs", folder == "" ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories);

    [GeneratedRegex(@"^- ([A-Z]\d+): ", RegexOptions.Multiline)]
    private static partial Regex NumberedLine();

    [GeneratedRegex(@"[\[,] ?Note\(""([A-Z]\d+)""\)")]
    private static partial Regex Note();

    [GeneratedRegex(@"^using (?:static )?LiteCognito\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex UsingLine();
}
