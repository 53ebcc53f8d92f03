using LiteCognito.Emulator.IdentityPools;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator;

/// <summary>The settings of an identity pool that <see cref="CognitoEmulator.CreateIdentityPool"/> creates.</summary>
public sealed record EmulatorIdentityPoolOptions
{
    /// <summary>
    /// Gets or sets the AWS region of the identity pool. The region becomes the first part of the ID. The default is <c>us-east-1</c>.
    /// </summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Gets or sets a value that indicates whether guests (visitors who have not signed in) get credentials.</summary>
    public bool AllowUnauthenticated { get; init; }

    /// <summary>
    /// Gets or sets the user pools whose ID tokens the identity pool accepts. If empty, the identity pool accepts the
    /// ID tokens of all pools of the emulator.
    /// </summary>
    public IReadOnlyCollection<EmulatorPool> UserPools { get; init; } = [];

    /// <summary>Gets or sets the lifetime of credentials. The default is 1 hour.</summary>
    public TimeSpan CredentialsValidity { get; init; } = TimeSpan.FromHours(1);
}

/// <summary>
/// An emulated identity pool, kept in memory. It exchanges ID tokens of user pools for AWS credentials.
/// </summary>
/// <remarks>The emulator accepts signed calls with these credentials until they expire.</remarks>
/// <seealso href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/Welcome.html"/>
public sealed class EmulatorIdentityPool
{
    internal EmulatorIdentityPool(EmulatorIdentityPoolOptions options)
    {
        Options = options;
        Id = $"{options.Region}:{Guid.NewGuid()}";
    }

    /// <summary>Gets the ID of the identity pool, <c>{region}:{UUID}</c>.</summary>
    public string Id { get; }

    internal EmulatorIdentityPoolOptions Options { get; }

    internal TokenIssuer Tokens { get; } = new();

    internal Dictionary<string, Identity> Identities { get; } = [];
}
