using PublicApiGenerator;

namespace LiteCognito.Tests.Architecture;

/// <summary>Compares the public API with PublicApi.txt in this folder. LITECOGNITO_ACCEPT_API=1 accepts an intended change.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void Public_api_matches_the_recorded_api()
    {
        string path = Path.Combine(Repository.Root, "tests", "LiteCognito.Tests", "Architecture", "PublicApi.txt");
        string api = typeof(CognitoClient).Assembly.GeneratePublicApi(new() { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n")
            .Trim() + "\n";
        if (Environment.GetEnvironmentVariable("LITECOGNITO_ACCEPT_API") == "1")
            File.WriteAllText(path, api);
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), api);
    }
}
