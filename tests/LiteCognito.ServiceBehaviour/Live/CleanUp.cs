namespace LiteCognito.ServiceBehaviour.Live;

/// <summary>The clean-up command of live.sh.</summary>
public sealed class CleanUp
{
    [Fact(Explicit = true)]
    public async Task Pools_that_tests_left_are_deleted()
    {
        if (LiveSettings.Current is not { } settings)
        {
            Assert.Skip("LITECOGNITO_LIVE is not 1.");
            return;
        }
        List<(string Id, string Name)> pools = await UserPools.FindAsync(settings.Caller, TestContext.Current.CancellationToken);
        foreach ((string id, string name) in pools)
        {
            Assert.True(
                await UserPools.DeleteAsync(settings.Caller, id, TestContext.Current.CancellationToken), $"{id} ({name}) is still there.");
            Console.WriteLine($"Deleted {id} ({name}).");
        }
        Console.WriteLine($"{pools.Count} pools were left.");
    }
}
