using System.Runtime.CompilerServices;

namespace LiteCognito;

/// <summary>
/// Marks a test of code that runs only on Windows. The repository's workflow runs it there; elsewhere it is skipped. WindowsTests checks
/// that each source file with such code has a test.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WindowsFactAttribute : FactAttribute
{
    /// <summary>Marks a test.</summary>
    /// <param name="file">The file with the code, relative to the folder src.</param>
    /// <param name="sourceFilePath">The file of the test, which the compiler fills in.</param>
    /// <param name="sourceLineNumber">The line of the test, which the compiler fills in.</param>
    public WindowsFactAttribute(
        string file, [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        File = file;
        if (!OperatingSystem.IsWindows())
            Skip = "The test is for Windows, where the repository's workflow runs it.";
    }

    public string File { get; }
}
