using LiteCognito.Emulator.IdentityPools;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator;

/// <summary>How an identity pool is made.</summary>
public sealed record EmulatorIdentityPoolOptions
{
    /// <summary>The region, the first half of the pool's id.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Whether those who have not signed in get credentials too.</summary>
    public bool AllowUnauthenticated { get; init; }

    /// <summary>The user pools whose users may come; none for all pools of the emulator.</summary>
    public IReadOnlyCollection<EmulatorPool> UserPools { get; init; } = [];

    /// <summary>How long credentials are valid.</summary>
    public TimeSpan CredentialsValidity { get; init; } = TimeSpan.FromHours(1);
}

/// <summary>
/// An identity pool in memory: it gives AWS credentials for the ID token of a user pool. The emulator accepts them in signed calls
/// until they end.
/// </summary>
public sealed class EmulatorIdentityPool
{
    internal EmulatorIdentityPool(EmulatorIdentityPoolOptions options)
    {
        Options = options;
        Id = $"{options.Region}:{Guid.NewGuid()}";
    }

    /// <summary>The identity pool's id, <c>{region}:{UUID}</c>.</summary>
    public string Id { get; }

    internal EmulatorIdentityPoolOptions Options { get; }

    internal TokenIssuer Tokens { get; } = new();

    internal Dictionary<string, Identity> Identities { get; } = [];
}
