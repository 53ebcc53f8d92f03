using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LiteCognito.Documentation.Tests;

/// <summary>
/// A C# example in a document or in an XML comment. The comment before it can contain <c>not run: REASON</c> or
/// <c>scenario: NAME</c> (see <see cref="ExampleContext"/>). In a document, a using directive also applies to all later examples.
/// </summary>
public sealed partial record Example(string Source, int Line, string[] Usings, string Text, string Comment)
{
    public string Name => $"{Source}:{Line}";

    public string? Scenario => Comment.StartsWith("scenario:", StringComparison.Ordinal) ? Comment["scenario:".Length..].Trim() : null;

    public string? NotRun => Comment.StartsWith("not run:", StringComparison.Ordinal) ? Comment["not run:".Length..].Trim() : null;

    /// <summary>Gets every example in the documents and in the XML comments of src.</summary>
    public static IReadOnlyList<Example> All { get; } = [.. Document.All.SelectMany(OfDocument), .. Sources().SelectMany(OfSource)];

    /// <summary>Gets the types that have an example in their XML comment or in the XML comment of a member.</summary>
    public static IReadOnlyList<string> TypesWithExample { get; } =
        [.. Sources().SelectMany(Comments).Where(comment => Code(comment.Xml).Any()).Select(comment => comment.Type).Distinct()];

    private static IEnumerable<Example> OfDocument(Document document)
    {
        var usings = new List<string>();
        foreach (CodeBlock block in document.Blocks.Where(block => block.Language is "csharp" or "cs" or "c#"))
        {
            usings.AddRange(UsingLine().Matches(block.Text).Select(match => match.Value.Trim()));
            yield return new(document.Path, block.Line, [.. usings.Distinct()], UsingLine().Replace(block.Text, ""), block.Comment);
        }
    }

    private static IEnumerable<Example> OfSource(string file)
    {
        foreach ((_, int line, XElement xml) in Comments(file))
            foreach (XElement code in Code(xml))
            {
                string comment = code.Parent!.Nodes().OfType<XComment>().FirstOrDefault()?.Value.Trim() ?? "";
                string[] usings = [.. UsingLine().Matches(code.Value).Select(match => match.Value.Trim())];
                yield return new(file, line, usings, UsingLine().Replace(code.Value, ""), comment);
            }
    }

    private static IEnumerable<string> Sources() => Repository.Files("src", "*.cs");

    private static IEnumerable<XElement> Code(XElement xml) => xml.Descendants("example").SelectMany(example => example.Elements("code"));

    private static IEnumerable<(string Type, int Line, XElement Xml)> Comments(string file)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, file));
        if (!text.Contains("<example>", StringComparison.Ordinal))
            yield break;
        SyntaxNode root = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(documentationMode: DocumentationMode.Parse)).GetRoot();
        foreach (SyntaxTrivia trivia in root.DescendantTrivia().Where(t => t.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)))
        {
            string xml = CommentStart().Replace(trivia.ToFullString(), "");
            SyntaxNode? declaration = trivia.Token.Parent?.AncestorsAndSelf().FirstOrDefault(
                node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);
            string type = declaration switch
            {
                BaseTypeDeclarationSyntax t => t.Identifier.Text,
                DelegateDeclarationSyntax d => d.Identifier.Text,
                _ => "",
            };
            yield return (type, trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1, XElement.Parse($"<doc>{xml}</doc>"));
        }
    }

    [GeneratedRegex(@"^using [\w.=< >]+;[ \t]*\r?\n?", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    [GeneratedRegex("^[ \t]*/// ?", RegexOptions.Multiline)]
    private static partial Regex CommentStart();
}
