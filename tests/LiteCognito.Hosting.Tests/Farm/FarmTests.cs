using System.Diagnostics;
using System.Globalization;
using LiteCognito.Emulator;
using Microsoft.AspNetCore.DataProtection;

namespace LiteCognito.Hosting.Tests;

/// <summary>
/// Tests two instances behind a round-robin while one of them and Redis are killed and started again. LITECOGNITO_FARM_USERS is the number
/// of users, 100 by default.
/// </summary>
public sealed class FarmTests
{
    private const int Concurrency = 24;

    [Fact(Timeout = 600_000)]
    public async Task Users_stay_signed_in_and_no_code_is_sent_twice_while_an_instance_and_Redis_are_restarted()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        int count = int.TryParse(
            Environment.GetEnvironmentVariable("LITECOGNITO_FARM_USERS"), CultureInfo.InvariantCulture, out int users) ? users : 100;
        using var emulator = new CognitoEmulator();
        EmulatorPool pool = emulator.CreatePool(new() { MfaConfiguration = MfaConfiguration.Optional });
        EmulatorClient app = pool.CreateClient(new EmulatorClientOptions { Name = "app", RefreshTokenRotation = true });
        await using var service = new CountingPool(emulator);
        await service.StartAsync();
        await using RedisServer redis = await RedisServer.StartAsync();
        using var folder = new TemporaryFolder();
        string keys = Path.GetDirectoryName(folder.File("x"))!;
        DataProtectionProvider.Create(new DirectoryInfo(keys), protection => protection.SetApplicationName("farm"))
            .CreateProtector("first").Protect([1]); // creates the key that both instances share
        var settings = new FarmSettings(redis.Address, service.Endpoint, pool.Id, app.Id, keys, LockSeconds: 3);
        Uri[] addresses = [new($"http://127.0.0.1:{LoopbackPort.Free()}"), new($"http://127.0.0.1:{LoopbackPort.Free()}")];
        await using FarmProgram one = await StartAsync(settings, addresses[0]), two = await StartAsync(settings, addresses[1]);
        using var http = new HttpClient(new RoundRobin(addresses)) { BaseAddress = addresses[0], Timeout = TimeSpan.FromSeconds(60) };

        long start = Stopwatch.GetTimestamp();
        int signedIn = 0;
        TaskCompletionSource quarter = new(), half = new();
        Visitor[] visitors = [.. Enumerable.Range(0, count).Select(i => NewVisitor(http, pool, $"user{i}"))];
        Task all = Parallel.ForEachAsync(
            visitors, new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancel },
            async (visitor, cancellation) => await visitor.RunAsync(() =>
            {
                int now = Interlocked.Increment(ref signedIn);
                if (now == count / 4)
                    quarter.SetResult();
                if (now == count / 2)
                    half.SetResult();
            }, cancellation));

        await Task.WhenAny(quarter.Task, all);
        await one.KillAsync();
        await using FarmProgram again = await StartAsync(settings, addresses[0]);
        await Task.WhenAny(half.Task, all);
        await redis.KillAsync();
        await redis.RestartAsync();
        await all;

        TimeSpan time = Stopwatch.GetElapsedTime(start);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count} users in {time.TotalSeconds:F1} s: {visitors.Sum(visitor => visitor.Restarts)} sign-ins begun again, "
            + $"{visitors.Sum(visitor => visitor.Outages)} requests repeated, {service.Codes.Count} codes, "
            + $"{service.RefreshTokens.Values.Sum()} refreshes, {service.RefreshTokens.Values.Count(times => times > 1)} repeated."));
        Assert.Empty(visitors.SelectMany(visitor => visitor.SignedOut));
        Assert.Empty(service.Codes.Where(code => code.Value > 1).Select(code => code.Key.Username));
        Assert.True(service.Codes.Count >= count);
        // Only the refreshes that an instance was killed in are made again, within Cognito's grace period.
        Assert.InRange(service.RefreshTokens.Values.Count(times => times > 1), 0, Concurrency);
    }

    private static async Task<FarmProgram> StartAsync(FarmSettings settings, Uri address)
    {
        FarmProgram program = FarmProgram.Start(settings, "site", address.AbsoluteUri);
        await program.ExpectAsync("ready");
        program.Drain();
        return program;
    }

    private static Visitor NewVisitor(HttpClient http, EmulatorPool pool, string username) =>
        new(http, username, pool.AddUser(username, Offline.Password).EnableSoftwareToken());
}
