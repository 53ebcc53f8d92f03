using Microsoft.Extensions.Logging;

namespace LiteCognito.Stores;

/// <summary>The log messages of the distributed stores. None contains a name of a user.</summary>
internal static partial class StoreLog
{
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
