using Microsoft.Extensions.Logging;

namespace LiteCognito.Hosting;

/// <summary>
/// All log messages of the package. None contains a secret or the name of a user. They are in one class, because the generator writes
/// several classes in an order that differs between builds.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1, EventName = "SignedIn", Level = LogLevel.Information,
        Message = "The token source '{Source}' is signed in.")]
    public static partial void SignedIn(ILogger logger, string source);

    [LoggerMessage(EventId = 2, EventName = "Recovered", Level = LogLevel.Information,
        Message = "The token source '{Source}' gets tokens again.")]
    public static partial void Recovered(ILogger logger, string source);

    [LoggerMessage(EventId = 3, EventName = "Refused", Level = LogLevel.Error,
        Message = "The token source '{Source}' was refused a token ({Failure}). Check its settings. The next attempt is in {Delay}.")]
    public static partial void Refused(ILogger logger, Exception exception, string source, string failure, TimeSpan delay);

    [LoggerMessage(EventId = 4, EventName = "Failed", Level = LogLevel.Warning,
        Message = "The token source '{Source}' could not get a token ({Failure}). The next attempt is in {Delay}.")]
    public static partial void Failed(ILogger logger, Exception exception, string source, string failure, TimeSpan delay);

    [LoggerMessage(EventId = 10, EventName = "SessionNotRestored", Level = LogLevel.Warning,
        Message = "The token store failed, so the token source '{Source}' signs in instead of restoring its session.")]
    public static partial void SessionNotRestored(ILogger logger, Exception exception, string source);

    [LoggerMessage(EventId = 300, Level = LogLevel.Warning, Message =
        "The stores of {Name} have a cache but no lock between processes: if several instances share the cache, a session may be refreshed "
        + "twice, and rotation of refresh tokens then signs the user out. Register a lock, such as that of LiteCognito.Redis.")]
    public static partial void NotShared(ILogger logger, string name);

    [LoggerMessage(EventId = 301, Level = LogLevel.Warning, Message =
        "The cache of the stores of {Name} cannot be reached. Sessions keep their tokens, and no refresh is tried for {Pause}.")]
    public static partial void Unavailable(ILogger logger, string name, TimeSpan pause, Exception failure);

    [LoggerMessage(EventId = 302, Level = LogLevel.Information, Message = "The cache of the stores of {Name} can be reached again.")]
    public static partial void Available(ILogger logger, string name);

    [LoggerMessage(EventId = 303, Level = LogLevel.Warning, Message =
        "An entry of the stores of {Name} cannot be decrypted and counts as missing. It was altered, or encrypted with keys of Data "
        + "Protection that this instance does not have: let all instances share the keys and the application name.")]
    public static partial void Unreadable(ILogger logger, string name);

    [LoggerMessage(EventId = 304, Level = LogLevel.Warning, Message =
        "The stores of {Name} lost a lock before they could write, and read the entry again. Was this instance stopped for a while?")]
    public static partial void LockLost(ILogger logger, string name);

    [LoggerMessage(EventId = 305, Level = LogLevel.Warning, Message =
        "A change of a session could not be written to the stores of {Name}. This instance keeps it in memory and writes it later.")]
    public static partial void Kept(ILogger logger, string name);

    [LoggerMessage(EventId = 306, Level = LogLevel.Information, Message =
        "{Count} changes that this instance kept were written to the stores of {Name}.")]
    public static partial void Written(ILogger logger, int count, string name);

    [LoggerMessage(EventId = 307, Level = LogLevel.Error, Message =
        "A change of a session is lost, because the stores of {Name} already keep {Count} changes in memory.")]
    public static partial void TooMany(ILogger logger, string name, int count);
}
