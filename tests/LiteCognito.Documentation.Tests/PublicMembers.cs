using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LiteCognito.Documentation.Tests;

/// <summary>A public type, or one of its public or protected members, with its XML comment.</summary>
internal sealed record PublicMember(ISymbol Symbol, XElement Comment)
{
    public string Name => Symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    /// <summary>Gets the parameters of a method, a constructor, an indexer, a delegate or a primary constructor.</summary>
    public IReadOnlyList<IParameterSymbol> Parameters => Symbol switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        INamedTypeSymbol { DelegateInvokeMethod: { } invoke } => invoke.Parameters,
        INamedTypeSymbol type => PrimaryConstructor(type)?.Parameters ?? [],
        _ => [],
    };

    public IReadOnlyList<ITypeParameterSymbol> TypeParameters => Symbol switch
    {
        IMethodSymbol method => method.TypeParameters,
        INamedTypeSymbol type => type.TypeParameters,
        _ => [],
    };

    public bool HasResult => Symbol switch
    {
        IMethodSymbol method => method.MethodKind != MethodKind.Constructor && !method.ReturnsVoid,
        INamedTypeSymbol { DelegateInvokeMethod: { } invoke } => !invoke.ReturnsVoid,
        _ => false,
    };

    public static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type) => type.InstanceConstructors.FirstOrDefault(
        constructor => constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax));
}

/// <summary>Reads the public members of a project in src from its source.</summary>
internal sealed class PublicMembers
{
    private static readonly Dictionary<string, Lazy<PublicMembers>> Projects = new[]
    {
        "LiteCognito", "LiteCognito.Flurl", "LiteCognito.Emulator", "LiteCognito.Extensions", "LiteCognito.Redis", "LiteCognito.AspNetCore",
    }.ToDictionary(project => project, project => new Lazy<PublicMembers>(() => new(project)));

    private readonly CSharpCompilation _compilation;

    private PublicMembers(string project)
    {
        var mode = new CSharpParseOptions(documentationMode: DocumentationMode.Parse);
        _compilation = CSharpCompilation.Create(
            project + ".Documentation",
            [
                CSharpSyntaxTree.ParseText(SourceCode.ImplicitUsings, mode),
                .. Repository.Files($"src/{project}", "*.cs").Select(
                    file => CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(Repository.Root, file)), mode, file)),
            ],
            SourceCode.Assemblies.Where(path => Path.GetFileNameWithoutExtension(path) != project)
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        All = [.. Types(_compilation.Assembly.GlobalNamespace).SelectMany(Members)];
    }

    public static IEnumerable<string> ProjectNames => Projects.Keys;

    public IReadOnlyList<PublicMember> All { get; }

    public static PublicMembers Of(string project) => Projects[project].Value;

    /// <summary>Returns true if the comment contains the element with this name or inherits it.</summary>
    public bool Documents(PublicMember member, string element, string? name)
    {
        if (member.Comment.Elements(element).Any(e => (name is null || (string?)e.Attribute("name") == name) && e.Value.Trim().Length > 0))
            return true;
        if (member.Comment.Element("inheritdoc") is not { } inherited)
            return false;
        // Without a cref, the comment comes from the overridden or implemented member, which may belong to the framework.
        if ((string?)inherited.Attribute("cref") is not { } cref)
            return true;
        return DocumentationCommentId.GetFirstSymbolForDeclarationId(cref, _compilation) is { } target
            && (target.Locations.All(location => location.IsInMetadata) || Documents(new(target, Comment(target)), element, name));
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container.GetMembers().SelectMany(member => member switch
        {
            INamespaceSymbol inner => Types(inner),
            INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } type => [type, .. Types(type)],
            _ => Enumerable.Empty<INamedTypeSymbol>(),
        });

    private static IEnumerable<PublicMember> Members(INamedTypeSymbol type)
    {
        yield return new(type, Comment(type));
        if (type.TypeKind == TypeKind.Delegate)
            yield break;
        foreach (ISymbol member in type.GetMembers())
            if (!member.IsImplicitlyDeclared && IsVisible(member) && member is not INamedTypeSymbol
                && member is not IMethodSymbol { AssociatedSymbol: not null }
                && !member.DeclaringSyntaxReferences.Any(
                    reference => reference.GetSyntax() is TypeDeclarationSyntax or ParameterSyntax))
                yield return new(member, Comment(member));
    }

    private static bool IsVisible(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static XElement Comment(ISymbol symbol)
    {
        string? xml = symbol.GetDocumentationCommentXml();
        return string.IsNullOrEmpty(xml) ? new XElement("member") : XElement.Parse(xml);
    }
}
