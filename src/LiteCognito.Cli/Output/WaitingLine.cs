namespace LiteCognito.Cli.Output;

/// <summary>
/// Shows on a terminal which host a command waits for, or how far it is, if it takes longer than a user expects. Any other output removes
/// the line.
/// </summary>
internal static class WaitingLine
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1.5), ProgressDelay = TimeSpan.FromSeconds(0.5),
        ProgressPeriod = TimeSpan.FromSeconds(0.2);

    private static readonly Lock Gate = new();

    private static ITimer? _timer;
    private static string? _progress;
    private static int _length;

    /// <summary>Gets the host that the command calls.</summary>
    public static string Host { get; private set; } = "The endpoint";

    /// <summary>Waits for a host from now on.</summary>
    public static void Start(string host)
    {
        Host = ControlCharacters.Replace(host);
        if (Console.IsErrorRedirected)
            return;
        lock (Gate)
        {
            _timer ??= TimeProvider.System.CreateTimer(_ => Show(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(Delay, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Shows how far the command is, such as the number of items that it has read.</summary>
    public static void Report(string progress)
    {
        if (_timer is null)
            return;
        lock (Gate)
        {
            if (_progress is null)
                _timer.Change(ProgressDelay, ProgressPeriod);
            _progress = progress;
        }
    }

    /// <summary>Removes the line before other output. It appears again if the command goes on waiting.</summary>
    public static void Clear() => Clear(Delay);

    /// <summary>Removes the line before a prompt or at the end.</summary>
    public static void Pause() => Clear(Timeout.InfiniteTimeSpan);

    private static void Clear(TimeSpan next)
    {
        if (_timer is null)
            return;
        lock (Gate)
        {
            Erase();
            _progress = null;
            _timer.Change(next, Timeout.InfiniteTimeSpan);
        }
    }

    private static void Show()
    {
        lock (Gate)
        {
            Erase();
            string text = _progress is null ? $"Waiting for {Host} …" : $"{_progress} …";
            _length = text.Length;
            Write(text);
        }
    }

    private static void Erase()
    {
        if (_length > 0)
            Write($"\r{new string(' ', _length)}\r");
        _length = 0;
    }

    private static void Write(string text)
    {
        try
        {
            Console.Error.Write(text);
        }
        catch (IOException)
        {
            // The terminal was closed.
        }
    }
}
