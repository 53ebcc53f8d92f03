namespace LiteCognito.Hosting.Tests.Extensions;

/// <summary>A list of events that a test can wait for.</summary>
internal sealed class Journal<T>
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly List<T> _all = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<T> All
    {
        get
        {
            lock (_lock)
                return [.. _all];
        }
    }

    public void Add(T item)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _all.Add(item);
            changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        changed.SetResult();
    }

    public int Count(Func<T, bool> matches) => All.Count(matches);

    /// <summary>Waits until this many events match, and returns the last of them.</summary>
    public async Task<T> WaitAsync(Func<T, bool> matches, int count = 1)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                T[] found = [.. _all.Where(matches)];
                if (found.Length >= count)
                    return found[count - 1];
                changed = _changed.Task;
            }
            await changed.WaitAsync(Longest, TestContext.Current.CancellationToken);
        }
    }
}
