using StackExchange.Redis;

namespace LiteCognito.Redis;

/// <summary>
/// The keys of an entry, of its lock and of its fence. The braces put all three on the same server of a cluster, as scripts require.
/// </summary>
internal readonly record struct RedisKeys(string Key)
{
    public RedisKey Entry => $"{{{Key}}}";

    public RedisKey Lock => $"{{{Key}}}:lock";

    public RedisKey Fence => $"{{{Key}}}:fence";
}
