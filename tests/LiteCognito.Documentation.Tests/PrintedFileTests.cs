namespace LiteCognito.Documentation.Tests;

/// <summary>Tests that a block of code after whose language a path is written prints the file with this path.</summary>
public sealed class PrintedFileTests
{
    [Fact]
    public void Printed_file_is_the_file_of_the_repository()
    {
        (string Path, string Text)[] printed =
        [
            .. Document.All.SelectMany(document => document.Blocks)
                .Where(block => block.Language.Contains(' ', StringComparison.Ordinal))
                .Select(block => (block.Language.Split(' ')[1], block.Text)),
        ];
        Assert.NotEmpty(printed);
        foreach ((string path, string text) in printed)
            Assert.Equal(string.Join('\n', File.ReadAllLines(Path.Combine(Repository.Root, path))), text);
    }
}
