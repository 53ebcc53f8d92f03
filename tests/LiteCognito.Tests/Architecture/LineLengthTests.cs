namespace LiteCognito.Tests.Architecture;

/// <summary>
/// Tests that no line of src and tests is longer than the <c>max_line_length</c> of .editorconfig, which no formatter enforces.
/// </summary>
public sealed class LineLengthTests
{
    private const int Longest = 140;

    [Theory, InlineData("src"), InlineData("tests")]
    public void No_line_is_longer_than_140_characters(string folder)
    {
        string root = Path.Combine(Repository.Root, folder);
        string[] files = [
            .. Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories).Where(file => !IsBuilt(Path.GetRelativePath(root, file)))];
        Assert.NotEmpty(files);
        string[] tooLong = [.. files.SelectMany(file => File.ReadLines(file)
            .Select((line, index) => (line, number: index + 1))
            .Where(numbered => numbered.line.Length > Longest)
            .Select(numbered => $"{Path.GetRelativePath(Repository.Root, file)}:{numbered.number} has {numbered.line.Length} characters"))];
        Assert.True(tooLong.Length == 0, $"{tooLong.Length} lines are longer than {Longest} characters:\n{string.Join('\n', tooLong)}");
    }

    // Some editors build into the project's folder.
    private static bool IsBuilt(string file) =>
        file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules");
}
