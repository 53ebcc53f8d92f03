using System.Runtime.CompilerServices;

namespace LiteCognito.Documentation.Tests;

/// <summary>Puts AWS credentials that the emulator accepts into the environment, because some examples read them there.</summary>
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
