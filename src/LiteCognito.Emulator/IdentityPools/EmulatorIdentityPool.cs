using System.Text.Json.Nodes;
using LiteCognito.Emulator.IdentityPools;
using LiteCognito.Emulator.Journal;
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

/// <summary>An emulated identity pool. It exchanges ID tokens of user pools for AWS credentials.</summary>
/// <remarks>The emulator accepts signed calls with these credentials until they expire.</remarks>
/// <seealso href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/Welcome.html"/>
public sealed class EmulatorIdentityPool : IRecorded
{
    private const string AccountId = "000000000000";

    internal EmulatorIdentityPool(EmulatorState state, EmulatorIdentityPoolOptions options)
        : this(state, options.Region, new() { ["IdentityPoolName"] = "emulator", [Guests] = options.AllowUnauthenticated })
    {
        UserPools = options.UserPools;
        CredentialsValidity = options.CredentialsValidity;
        RequiresRoles = false;
    }

    internal EmulatorIdentityPool(EmulatorState state, string region, JsonObject settings, string? id = null)
    {
        State = state;
        Region = region;
        Id = id ?? $"{region}:{Guid.NewGuid()}";
        Settings = settings;
        Tokens = new(state, Id, () => IsLive);
    }

    /// <summary>Gets the ID of the identity pool, <c>{region}:{UUID}</c>.</summary>
    public string Id { get; }

    /// <summary>The name of the setting that gives credentials to guests.</summary>
    internal const string Guests = "AllowUnauthenticatedIdentities";

    internal EmulatorState State { get; }

    internal bool IsLive { get; set; }

    string IRecorded.RecordKey => RecordKind.IdentityPool + Id;

    bool IRecorded.IsLive => IsLive;

    internal string Region { get; }

    internal string Arn => $"arn:aws:cognito-identity:{Region}:{AccountId}:identitypool/{Id}";

    /// <summary>The input of CreateIdentityPool or UpdateIdentityPool without ID and tags, which DescribeIdentityPool returns.</summary>
    internal JsonObject Settings { get; set; }

    /// <summary>
    /// The user pools whose ID tokens a pool made in C# accepts, or <see langword="null"/> if CognitoIdentityProviders decides.
    /// </summary>
    internal IReadOnlyCollection<EmulatorPool>? UserPools { get; set; }

    internal TimeSpan CredentialsValidity { get; private set; } = TimeSpan.FromHours(1);

    internal Dictionary<string, string> Tags { get; } = [];

    /// <summary>True if the identity pool issues credentials only for an assigned role, as the service does.</summary>
    internal bool RequiresRoles { get; set; } = true;

    /// <summary>Role ARNs by kind of identity: <c>authenticated</c>, <c>unauthenticated</c>.</summary>
    internal JsonObject? Roles { get; set; }

    /// <summary>RoleMapping objects by provider.</summary>
    internal JsonObject? RoleMappings { get; set; }

    /// <summary>Principal tags by the name of the identity provider.</summary>
    internal Dictionary<string, JsonObject> PrincipalTags { get; } = [];

    internal bool AllowsGuests => (bool?)Settings[Guests] == true;

    internal string? DeveloperProvider => (string?)Settings["DeveloperProviderName"];

    internal TokenIssuer Tokens { get; }

    internal Dictionary<string, Identity> Identities { get; } = [];

    /// <summary>Notes that the identity pool may change.</summary>
    internal void Touch()
    {
        State.Touch(this);
        State.Touch(Tokens);
    }

    void IRecorded.Exchange(Fields fields)
    {
        fields.Text(nameof(Id), Id);
        fields.Text(nameof(Region), Region);
        Settings = fields.Json(nameof(Settings), Settings);
        bool hasUserPools = fields.Flag("HasUserPools", UserPools is not null);
        IReadOnlyList<string> ids = fields.List(nameof(UserPools), UserPools?.Select(pool => pool.Id));
        if (fields.IsReading)
            UserPools = hasUserPools ? [.. ids.Select(State.FindPool).OfType<EmulatorPool>()] : null;
        CredentialsValidity = fields.Duration(nameof(CredentialsValidity), CredentialsValidity);
        fields.Map(nameof(Tags), Tags);
        RequiresRoles = fields.Flag(nameof(RequiresRoles), RequiresRoles);
        Roles = fields.OptionalJson(nameof(Roles), Roles);
        RoleMappings = fields.OptionalJson(nameof(RoleMappings), RoleMappings);
        fields.Entries(nameof(PrincipalTags), PrincipalTags);
    }
}
