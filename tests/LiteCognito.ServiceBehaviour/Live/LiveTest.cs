using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour.Live;

/// <summary>One test against another server than the emulator: what it may call, and the pools that it has created.</summary>
internal sealed class LiveTest(LiveSettings settings)
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    private readonly SideEffects _effects = new();
    private readonly List<string> _pools = [];

    /// <summary>Gets the reason for which the test was skipped, or <see langword="null"/>.</summary>
    public string? SkippedBecause { get; private set; }

    public static async Task BeginAsync() => await OneAtATime.WaitAsync(TestContext.Current.CancellationToken);

    /// <summary>Skips the test if the call could send a message or cost money; gives pools their prefix.</summary>
    public JsonObject Prepare(string operation, JsonObject input)
    {
        if (_effects.Find(operation, input) is { } reason)
            Skip(reason);
        JsonObject prepared = input.DeepClone().AsObject();
        if (prepared["PoolName"] is JsonValue value && value.TryGetValue(out string? name) && name.Length > 0
            && !name.StartsWith(UserPools.Prefix, StringComparison.Ordinal))
            prepared["PoolName"] = $"{UserPools.Prefix}-{name}";
        if (operation == "AdminCreateUser")
            prepared.TryAdd("MessageAction", "SUPPRESS");
        return prepared;
    }

    /// <summary>Remembers a created pool, so that it gets deleted.</summary>
    public async Task AfterAsync(string operation, HttpResponseMessage response)
    {
        if (operation == "CreateUserPool" && response.IsSuccessStatusCode)
            _pools.Add(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["UserPool"]!["Id"]!.ToString());
    }

    public void Skip(string reason)
    {
        SkippedBecause = reason;
        Assert.Skip(reason);
    }

    /// <summary>Deletes the test's pools and lets the next test begin.</summary>
    public async Task EndAsync()
    {
        try
        {
            foreach (string pool in _pools)
                if (!await DeleteAsync(pool))
                    await Console.Error.WriteLineAsync($"The pool {pool} was not deleted. The clean-up command deletes it.");
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private async Task<bool> DeleteAsync(string pool)
    {
        try
        {
            return await UserPools.DeleteAsync(settings.Caller, pool, CancellationToken.None);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
