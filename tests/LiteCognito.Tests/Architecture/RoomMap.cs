using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LiteCognito.Tests.Architecture;

/// <summary>
/// Determines which rooms of a project use which other rooms. Resolves every name in the source. A name belongs to the room of the file
/// that declares it. A room is a folder of the project; the project's root folder has an empty name. A type that is declared in several
/// rooms, such as CognitoClient, belongs to the root, and each of its members to the room of the member's file.
/// </summary>
internal sealed class RoomMap
{
    private static readonly MetadataReference[] Assemblies =
        [.. SourceCode.Assemblies
            .Where(path => !Path.GetFileName(path).EndsWith("Tests.dll", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private readonly Dictionary<SyntaxTree, string> _rooms = [];
    private readonly SortedDictionary<(string From, string To), SortedSet<string>> _uses = [];

    private RoomMap(string project, string? room, string source)
    {
        string folder = Path.Combine(Repository.Root, "src", project);
        foreach (string file in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories))
            Add(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file));
        SyntaxTree? planted = room is null ? null : Add($"{room}/Planted.cs", source);

        var compilation = CSharpCompilation.Create(
            project + ".Rooms",
            [.. _rooms.Keys, CSharpSyntaxTree.ParseText(SourceCode.ImplicitUsings)],
            Assemblies.Where(reference => Name(reference) != project),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        var declared = new HashSet<string>(compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).Select(type => type.Name));
        foreach (SyntaxTree tree in _rooms.Keys.Where(tree => planted is null || tree == planted))
            Read(tree, compilation.GetSemanticModel(tree), declared);
    }

    /// <summary>Gets, for each pair of rooms, the names of the second room that the first room uses.</summary>
    public IReadOnlyDictionary<(string From, string To), SortedSet<string>> Uses => _uses;

    /// <summary>Gets all rooms, the root first.</summary>
    public string[] Rooms => [.. _rooms.Values.Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Reads the uses in a project, which is a folder of src.</summary>
    public static RoomMap Of(string project) => new(project, null, "");

    /// <summary>Reads the uses in a project with an additional source file, which is not on disk, in one of the rooms.</summary>
    public static RoomMap OfPlanted(string project, string room, string source) => new(project, room, source);

    private static string Name(MetadataReference reference) => Path.GetFileNameWithoutExtension(reference.Display!);

    private SyntaxTree Add(string path, string source)
    {
        int slash = path.IndexOf('/', StringComparison.Ordinal);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, path: path);
        _rooms.Add(tree, slash < 0 ? "" : path[..slash]);
        return tree;
    }

    private void Read(SyntaxTree tree, SemanticModel model, HashSet<string> declared)
    {
        string from = _rooms[tree];
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
        {
            if (node is ImplicitObjectCreationExpressionSyntax)
                AddType(from, model.GetTypeInfo(node).Type);
            if (node is not SimpleNameSyntax name)
                continue;
            SymbolInfo info = model.GetSymbolInfo(name);
            ISymbol[] symbols = info.Symbol is { } symbol ? [symbol] : [.. info.CandidateSymbols];
            // If a name that the project declares were not resolved, its use would be missed. Members of generated types stay unresolved.
            bool isMember = name.Parent is MemberAccessExpressionSyntax access && access.Name == name;
            if (symbols.Length == 0 && !isMember && declared.Contains(name.Identifier.Text)
                && model.GetTypeInfo(name).Type is IErrorTypeSymbol)
                throw new InvalidOperationException($"{tree.FilePath}: {name} is not resolved.");
            foreach (ISymbol used in symbols)
                if (name.IsVar)
                    AddType(from, used as ITypeSymbol);
                else
                    AddUse(from, used);
        }
    }

    /// <summary>Adds a type that the source uses without naming it, and its type arguments.</summary>
    private void AddType(string from, ITypeSymbol? type)
    {
        if (type is IArrayTypeSymbol array)
            AddType(from, array.ElementType);
        if (type is not INamedTypeSymbol named)
            return;
        AddUse(from, named);
        foreach (ITypeSymbol argument in named.TypeArguments)
            AddType(from, argument);
    }

    private void AddUse(string from, ISymbol symbol)
    {
        symbol = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol.OriginalDefinition;
        if (symbol is not (INamedTypeSymbol or IMethodSymbol { MethodKind: not MethodKind.LocalFunction }
            or IPropertySymbol or IFieldSymbol or IEventSymbol))
            return;
        while (symbol.DeclaringSyntaxReferences.Length == 0 && symbol.ContainingType is { } container)
            symbol = container;
        string[] rooms = [.. symbol.DeclaringSyntaxReferences.Where(declaration => _rooms.ContainsKey(declaration.SyntaxTree))
            .Select(declaration => _rooms[declaration.SyntaxTree]).Distinct()];
        if (rooms.Length == 0)
            return;
        string to = rooms.Length == 1 ? rooms[0] : "";
        if (to == from)
            return;
        if (!_uses.TryGetValue((from, to), out SortedSet<string>? names))
            _uses.Add((from, to), names = new(StringComparer.Ordinal));
        names.Add(symbol is INamedTypeSymbol ? symbol.Name : $"{symbol.ContainingType?.Name}.{symbol.Name}");
    }
}
