using System.Reflection;
using LiteCognito.Emulator;
using Microsoft.Extensions.DependencyInjection;
using PublicApiGenerator;

namespace LiteCognito.Tests.Architecture;

/// <summary>
/// Compares the public API of each package with its file in this folder. LITECOGNITO_ACCEPT_API=1 accepts an intended change.
/// </summary>
public sealed class PublicApiTests
{
    public static TheoryData<string, Assembly> Packages => new()
    {
        { "PublicApi.txt", typeof(CognitoClient).Assembly },
        { "PublicApi.Emulator.txt", typeof(CognitoEmulator).Assembly },
        { "PublicApi.Flurl.txt", typeof(FlurlTransport).Assembly },
        { "PublicApi.Extensions.txt", typeof(CognitoBuilder).Assembly },
        { "PublicApi.Redis.txt", typeof(LiteCognitoRedisExtensions).Assembly },
        { "PublicApi.AspNetCore.txt", typeof(CognitoSignInService).Assembly },
    };

    [Theory, MemberData(nameof(Packages), DisableDiscoveryEnumeration = true)]
    public void Public_api_matches_the_recorded_api(string file, Assembly package)
    {
        string path = Path.Combine(Repository.Root, "tests", "LiteCognito.Tests", "Architecture", file);
        string api = package.GeneratePublicApi(new() { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n").Trim() + "\n";
        if (Environment.GetEnvironmentVariable("LITECOGNITO_ACCEPT_API") == "1")
            File.WriteAllText(path, api);
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), api);
    }
}
