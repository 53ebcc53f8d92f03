namespace LiteCognito;

/// <summary>Provides what source of the repository needs to compile in a test.</summary>
internal static class SourceCode
{
    /// <summary>The implicit usings of a project, which the SDK generates in a build.</summary>
    public const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>Gets the paths of the assemblies that this test can load.</summary>
    public static string[] Assemblies { get; } =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
}
