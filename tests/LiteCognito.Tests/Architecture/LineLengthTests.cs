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
        string[] files = [.. Repository.Files(folder, "*.cs")];
        Assert.NotEmpty(files);
        string[] tooLong = [.. files.SelectMany(file => File.ReadLines(Path.Combine(Repository.Root, file))
            .Select((line, index) => (line, number: index + 1))
            .Where(numbered => numbered.line.Length > Longest)
            .Select(numbered => $"{file}:{numbered.number} has {numbered.line.Length} characters"))];
        Assert.True(tooLong.Length == 0, $"{tooLong.Length} lines are longer than {Longest} characters:\n{string.Join('\n', tooLong)}");
    }
}
