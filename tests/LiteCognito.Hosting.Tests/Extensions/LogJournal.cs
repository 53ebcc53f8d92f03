using Microsoft.Extensions.Logging;

namespace LiteCognito.Hosting.Tests.Extensions;

/// <summary>An entry of a log.</summary>
internal sealed record LogEntry(string Category, LogLevel Level, string? Event, string Message, Exception? Exception);

/// <summary>Records the log of an application.</summary>
internal sealed class LogJournal : ILoggerProvider
{
    public Journal<LogEntry> Entries { get; } = new();

    /// <summary>Gets everything that was logged, with exceptions.</summary>
    public string Text => string.Join(
        '\n', Entries.All.Select(entry => $"{entry.Level} {entry.Category} {entry.Message} {entry.Exception}"));

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public Task<LogEntry> WaitAsync(string name, int count = 1) => Entries.WaitAsync(entry => entry.Event == name, count);

    public void Dispose()
    {
    }

    private sealed class Logger(LogJournal journal, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            journal.Entries.Add(new(category, logLevel, eventId.Name, formatter(state, exception), exception));
    }
}
