using Microsoft.Extensions.DependencyInjection;

namespace LiteCognito.Farm;

/// <summary>Updates a session, and reports when it holds the lock and what became of the update.</summary>
internal static class Holder
{
    public static async Task<int> RunAsync(string username)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        Settings.Add(services);
        await using ServiceProvider provider = services.BuildServiceProvider();
        int calls = 0;
        bool wasMissing = false;
        await provider.GetRequiredService<ITokenStore>().UpdateAsync(
            Settings.Get("POOL"), Settings.Get("CLIENT"), username, stored =>
            {
                // The second call follows a conflict.
                if (calls++ == 0)
                {
                    Console.WriteLine("held");
                    Console.ReadLine();
                    return new(stored is null ? null : stored with { LoginName = "late" });
                }
                wasMissing = stored is null;
                return new(stored);
            }, CancellationToken.None);
        Console.WriteLine(calls == 1 ? "written" : wasMissing ? "removed" : "changed");
        return 0;
    }
}
