using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.IdentityPools;

/// <summary>The identity pools of an emulator.</summary>
internal sealed class IdentityPoolList(EmulatorState state)
{
    private readonly Dictionary<string, EmulatorIdentityPool> _pools = [];

    public IReadOnlyCollection<EmulatorIdentityPool> All => _pools.Values;

    public void Add(EmulatorIdentityPool pool)
    {
        _pools.Add(pool.Id, pool);
        pool.IsLive = true;
        pool.Touch();
    }

    public void Clear()
    {
        foreach (EmulatorIdentityPool pool in _pools.Values)
            pool.IsLive = false;
        _pools.Clear();
    }

    public void Remove(EmulatorIdentityPool pool)
    {
        _pools.Remove(pool.Id);
        pool.IsLive = false;
        pool.Touch();
        foreach (Identity identity in pool.Identities.Values)
            state.Touch(identity);
        pool.Tokens.Dispose();
    }

    /// <summary>Finds the identity pool that an unsigned call names.</summary>
    public EmulatorIdentityPool Open(Call call)
    {
        string id = call.GetRequired("IdentityPoolId");
        return Find(id) ?? throw PoolNotFound(id);
    }

    /// <summary>Finds the identity pool that a signed call names. It must be in the region of the signature.</summary>
    public EmulatorIdentityPool Signed(Call call)
    {
        EmulatorIdentityPool pool = Open(call);
        return pool.Region == call.Region ? pool : throw PoolNotFound(pool.Id);
    }

    /// <summary>Finds the identity pool in the ARN that a signed call names. The account in the ARN is not compared.</summary>
    public EmulatorIdentityPool ByArn(Call call)
    {
        const string Resource = "identitypool/";
        string arn = call.GetRequired("ResourceArn");
        // The text is not confirmed.
        if (arn.Split(':', 6) is not ["arn", _, "cognito-identity", var region, _, var resource]
            || !resource.StartsWith(Resource, StringComparison.Ordinal))
            throw ApiError.InvalidParameter("The ResourceArn is not the ARN of an identity pool.");
        string id = resource[Resource.Length..];
        return region == call.Region && Find(id) is { } pool && pool.Region == region ? pool : throw PoolNotFound(id);
    }

    /// <summary>Finds the identity that an unsigned call names.</summary>
    public Identity OpenIdentity(Call call)
    {
        string id = call.GetRequired("IdentityId");
        return FindIdentity(id) ?? throw IdentityNotFound(id);
    }

    /// <summary>Finds the identity that a signed call names. It must be in the region of the signature.</summary>
    public Identity SignedIdentity(Call call)
    {
        Identity identity = OpenIdentity(call);
        return identity.Pool.Region == call.Region ? identity : throw IdentityNotFound(identity.Id);
    }

    public Identity? FindIdentity(string id)
    {
        foreach (EmulatorIdentityPool pool in _pools.Values)
            if (pool.Identities.TryGetValue(id, out Identity? identity))
            {
                state.Touch(identity);
                pool.Touch();
                return identity;
            }
        return null;
    }

    public static ApiError IdentityNotFound(string id) => ApiError.ResourceNotFound($"Identity '{id}' not found.");

    private EmulatorIdentityPool? Find(string id)
    {
        EmulatorIdentityPool? pool = _pools.GetValueOrDefault(id);
        pool?.Touch();
        return pool;
    }

    private static ApiError PoolNotFound(string id) => ApiError.ResourceNotFound($"IdentityPool '{id}' not found.");
}
