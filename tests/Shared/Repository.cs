namespace LiteCognito;

/// <summary>The files of the repository that tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Spec(params string[] path) => Path.Combine([Root, "spec", .. path]);

    /// <summary>Returns the path of a file, relative to the root and with slashes on every system.</summary>
    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    /// <summary>Returns the relative paths of the files in a folder and its subfolders, except build output and packages.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories).Select(Relative)
            .Where(path => !path.Split('/').Any(part => part is ".git" or "artifacts" or "bin" or "obj" or "node_modules" or "TestResults"
                or "BenchmarkDotNet.Artifacts"))
            .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LiteCognito.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
