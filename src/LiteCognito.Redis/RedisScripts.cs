namespace LiteCognito.Redis;

/// <summary>
/// The Lua scripts that change a lock or a locked entry. Redis runs a script as a whole, so no other command comes in between.
/// </summary>
/// <remarks>
/// A lock is a key with the random name of its owner, which expires. The fence is the number of the lock that was given out last. It is at
/// least the time in milliseconds, so that it still grows after Redis has lost its data.
/// </remarks>
internal static class RedisScripts
{
    /// <summary>
    /// Keys: lock, fence. Arguments: owner, duration of the lock and lifetime of the fence in milliseconds. Returns the fence, or 0 if
    /// another owner has the lock.
    /// </summary>
    public const string Acquire = """
        local owner = redis.call('GET', KEYS[1])
        if owner and owner ~= ARGV[1] then
            return 0
        end
        local time = redis.call('TIME')
        local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
        local last = tonumber(redis.call('GET', KEYS[2]) or '0')
        local fence = math.max(last + 1, now)
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        redis.call('SET', KEYS[2], string.format('%.0f', fence), 'PX', ARGV[3])
        return fence
        """;

    /// <summary>
    /// Keys: lock, fence. Arguments: owner, duration of the lock and lifetime of the fence in milliseconds, fence. Returns 1 if the owner
    /// has the lock. A lock that has expired is given back if no other owner has had it since.
    /// </summary>
    public const string Renew = """
        if redis.call('GET', KEYS[2]) ~= ARGV[4] then
            return 0
        end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        redis.call('PEXPIRE', KEYS[2], ARGV[3])
        return 1
        """;

    /// <summary>
    /// Keys: entry, fence. Arguments: fence, value or an empty text, lifetime of the entry in milliseconds. Returns 1 if the entry was
    /// written, and 0 if another lock has been given out since.
    /// </summary>
    public const string Write = """
        if redis.call('GET', KEYS[2]) ~= ARGV[1] then
            return 0
        end
        if ARGV[2] == '' then
            redis.call('DEL', KEYS[1])
        else
            redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
        end
        return 1
        """;

    /// <summary>Keys: lock. Arguments: owner. Removes the lock if the owner has it.</summary>
    public const string Release = """
        if redis.call('GET', KEYS[1]) == ARGV[1] then
            return redis.call('DEL', KEYS[1])
        end
        return 0
        """;
}
