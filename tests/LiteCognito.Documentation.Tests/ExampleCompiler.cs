using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LiteCognito.Documentation.Tests;

/// <summary>Compiles an example into a class derived from <see cref="ExampleContext"/> that runs its statements.</summary>
internal static class ExampleCompiler
{
    private const string Type = "Example";

    private static readonly MetadataReference[] References =
        [.. SourceCode.Assemblies.Select(path => MetadataReference.CreateFromFile(path))];

    // Compilations derived from this one share the metadata that was read from the references.
    private static readonly CSharpCompilation Base = CSharpCompilation.Create(
        "Example", [CSharpSyntaxTree.ParseText(SourceCode.ImplicitUsings)], References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Returns the compiler's errors and nullable warnings.</summary>
    public static string[] Errors(Example example) =>
        [.. Compile(example, forRun: false).GetDiagnostics().Where(IsError).Select(error => Describe(example, error))];

    public static ExampleContext Create(Example example)
    {
        using var assembly = new MemoryStream();
        CSharpCompilation compilation = Compile(example, forRun: true);
        if (!compilation.Emit(assembly).Success)
            throw new InvalidOperationException(
                string.Join('\n', compilation.GetDiagnostics().Where(IsError).Select(error => Describe(example, error))));
        assembly.Position = 0;
        Assembly loaded = new AssemblyLoadContext(example.Name, isCollectible: true).LoadFromStream(assembly);
        return (ExampleContext)Activator.CreateInstance(loaded.GetType(Type)!)!;
    }

    private static CSharpCompilation Compile(Example example, bool forRun)
    {
        CompilationUnitSyntax unit = SyntaxFactory.ParseCompilationUnit(example.Text);
        string types = string.Concat(
            unit.Members.Where(member => member is not GlobalStatementSyntax).Select(member => member.ToFullString()));
        string statements = string.Concat(unit.Members.OfType<GlobalStatementSyntax>().Select(member => member.ToFullString()));
        string source = $$"""
            {{string.Join('\n', example.Usings)}}
            using LiteCognito.Documentation.Tests;
            public sealed class {{Type}} : ExampleContext
            {
                public override async Task RunAsync()
                {
                    await Task.CompletedTask;
            #line {{example.Line}}
            {{statements}}
                }
            }
            {{types}}
            """;
        SyntaxNode root = CSharpSyntaxTree.ParseText(source).GetRoot();
        SyntaxTree tree = CSharpSyntaxTree.Create((CSharpSyntaxNode)(forRun ? new Offline().Visit(root) : root));
        return Base.AddSyntaxTrees(tree);
    }

    // CS86xx and CS87xx are nullable warnings.
    private static bool IsError(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error
        || diagnostic.Id.StartsWith("CS86", StringComparison.Ordinal) || diagnostic.Id.StartsWith("CS87", StringComparison.Ordinal);

    private static string Describe(Example example, Diagnostic error) =>
        $"{example.Source}:{error.Location.GetMappedLineSpan().StartLinePosition.Line + 1}: {error.Id} {error.GetMessage(null)}";

    /// <summary>Redirects the calls of an example to the emulator, and the requests of its handlers to a stub API.</summary>
    private sealed class Offline : CSharpSyntaxRewriter
    {
        private static readonly string[] Clients =
            [nameof(CognitoClient), nameof(CognitoOAuthClient), nameof(CognitoIdentityClient), nameof(CognitoTokenVerifier)];

        public override SyntaxNode? VisitObjectCreationExpression(ObjectCreationExpressionSyntax node)
        {
            var visited = (ObjectCreationExpressionSyntax)base.VisitObjectCreationExpression(node)!;
            string type = visited.Type.ToString();
            if (Clients.Contains(type) && visited.ArgumentList?.Arguments.Count == 1)
                return visited.AddArgumentListArguments(SyntaxFactory.Argument(SyntaxFactory.IdentifierName("Http")));
            return type == nameof(CognitoAuthenticationHandler)
                ? SyntaxFactory.ParseExpression($"Through({visited})")
                : visited;
        }

        public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node) =>
            node.Token.ValueText == ExampleContext.PrintedClientId ? SyntaxFactory.IdentifierName("AppClientId") : node;
    }
}
