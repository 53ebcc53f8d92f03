namespace LiteCognito;

/// <summary>Programs that the tests need but this repository does not contain.</summary>
internal static class Outside
{
    /// <summary>Skips the test with a reason, or fails it if <c>LITECOGNITO_REQUIRE_ALL</c> is 1.</summary>
    public static void Missing(string what)
    {
        if (Environment.GetEnvironmentVariable("LITECOGNITO_REQUIRE_ALL") == "1")
            Assert.Fail($"{what} LITECOGNITO_REQUIRE_ALL=1 requires it.");
        Assert.Skip(what);
    }

    /// <summary>Returns the full path of a program on PATH, or <see langword="null"/>.</summary>
    public static string? Find(string program)
    {
        string[] names = OperatingSystem.IsWindows() ? [program + ".exe", program + ".cmd"] : [program];
        foreach (string folder
            in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            foreach (string name in names)
                if (Path.Combine(folder, name) is var path && File.Exists(path))
                    return path;
        return null;
    }
}
