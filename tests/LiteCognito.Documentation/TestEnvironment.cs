using System.Runtime.CompilerServices;

namespace LiteCognito.Documentation;

/// <summary>AWS credentials that the emulator accepts, where an example looks for those of its user.</summary>
internal static class TestEnvironment
{
    [ModuleInitializer]
    internal static void Set()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "testing");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "testing");
        Environment.SetEnvironmentVariable("AWS_SESSION_TOKEN", null);
    }
}
