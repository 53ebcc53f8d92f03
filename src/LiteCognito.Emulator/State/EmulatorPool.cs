using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Journal;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator;

/// <summary>An emulated user pool.</summary>
public sealed class EmulatorPool : IRecorded
{
    internal const string AccountId = "000000000000";
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly Dictionary<string, EmulatorUser> _users = []; // by the key of the user name
    private readonly Dictionary<string, EmulatorUser> _byId = [];
    private readonly Dictionary<string, UserOrder> _members = []; // by group
    private readonly AttributeIndex _byAttribute = new();

    internal EmulatorPool(EmulatorState state, EmulatorPoolOptions options)
    {
        State = state;
        Options = options;
        Id = options.Id ?? $"{options.Region}_{RandomNumberGenerator.GetString(Alphabet, 9)}";
        int underscore = Id.IndexOf('_', StringComparison.Ordinal);
        if (underscore <= 0 || underscore == Id.Length - 1)
            throw new ArgumentException(
                $"'{Id}' is not a user pool ID. Set EmulatorPoolOptions.Id to {{region}}_{{name}}.", nameof(options));
        Region = Id[..underscore];
        Name = Id[(underscore + 1)..];
        Kept = new(state, this);
        Tokens = new(state, Id, () => IsLive);
        CreatedAt = ModifiedAt = state.Clock.GetUtcNow();
        foreach (string custom in options.CustomAttributes)
            Schema.Set(new(custom, SchemaAttribute.Text));
        foreach (string required in options.RequiredAttributes)
        {
            SchemaAttribute attribute = Schema.Find(required) ?? throw new ArgumentException(
                $"'{required}' in EmulatorPoolOptions.RequiredAttributes is not a standard attribute.", nameof(options));
            Schema.Set(attribute with { Required = true });
        }
    }

    /// <summary>Gets the ID of the user pool, <c>{region}_{name}</c>.</summary>
    public string Id { get; }

    /// <summary>Gets the app clients of the user pool, in the order in which they were created.</summary>
    /// <remarks>The list is a copy.</remarks>
    public IReadOnlyList<EmulatorClient> Clients
    {
        get
        {
            using (State.Enter())
                return [.. State.Clients.Values.Where(client => client.Pool == this)];
        }
    }

    internal string Region { get; }

    internal string Name { get; }

    internal EmulatorState State { get; }

    internal EmulatorPoolOptions Options { get; set; }

    internal PasswordPolicy Policy { get; set; } = new();

    /// <summary>True if CreateUserPool made the pool, and false if C# code did.</summary>
    internal bool IsMadeByCall { get; set; }

    /// <summary>True if user names and aliases that differ only in case are different.</summary>
    internal bool IsCaseSensitive { get; set; }

    /// <summary>The input of CreateUserPool or UpdateUserPool, which DescribeUserPool returns.</summary>
    internal JsonObject Settings { get; set; } = [];

    /// <summary>The input of SetUserPoolMfaConfig, which GetUserPoolMfaConfig returns.</summary>
    internal JsonObject MfaSettings { get; set; } = [];

    internal AttributeSchema Schema { get; } = new();

    internal Dictionary<string, string> Tags { get; } = [];

    internal DateTimeOffset CreatedAt { get; private set; }

    internal DateTimeOffset ModifiedAt { get; set; }

    internal SortedDictionary<string, EmulatorGroup> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>IdentityProviderType objects by name.</summary>
    internal SortedDictionary<string, JsonObject> IdentityProviders { get; } = new(StringComparer.Ordinal);

    /// <summary>ResourceServerType objects by identifier.</summary>
    internal SortedDictionary<string, JsonObject> ResourceServers { get; } = new(StringComparer.Ordinal);

    /// <summary>DomainDescriptionType objects: at most one prefix and one custom domain.</summary>
    internal List<JsonObject> Domains { get; } = [];

    /// <summary>The jobs that import users, by ID.</summary>
    internal Dictionary<string, ImportJob> ImportJobs { get; } = [];

    /// <summary>What only Amazon acts on, such as branding and terms.</summary>
    internal KeptItems Kept { get; }

    internal bool IsLive => State.Has(this);

    string IRecorded.RecordKey => RecordKind.Pool + Id;

    bool IRecorded.IsLive => IsLive;

    internal string Arn => $"arn:aws:cognito-idp:{Region}:{AccountId}:userpool/{Id}";

    internal TokenIssuer Tokens { get; }

    /// <summary>The users that stand for names that are not in the pool, by name.</summary>
    internal Dictionary<string, EmulatorUser> SimulatedUsers { get; } = [];

    internal byte[] SimulationKey { get; private set; } = RandomNumberGenerator.GetBytes(32);

    internal IReadOnlyCollection<EmulatorUser> Users => _users.Values;

    /// <summary>The users in the order of the pages that list them.</summary>
    internal UserOrder UserPages { get; } = new();

    /// <summary>The groups that have members, also those that only the list of a user names.</summary>
    internal IReadOnlyCollection<string> GroupsWithMembers => _members.Keys;

    /// <summary>The attributes that users can sign in with instead of the user name.</summary>
    internal IEnumerable<string> SignInAttributes => Options.AliasAttributes.Concat(Options.UsernameAttributes);

    /// <summary>Creates an app client with a name, and optionally with a secret and a choice of sign-in flows.</summary>
    /// <param name="name">The name of the app client.</param>
    /// <param name="generateSecret"><see langword="true"/> to generate a secret for the app client.</param>
    /// <param name="explicitAuthFlows">
    /// The sign-in flows that the app client allows, such as <c>ALLOW_USER_SRP_AUTH</c>. If empty, the app client allows every flow
    /// except <c>ADMIN_USER_PASSWORD_AUTH</c>.
    /// </param>
    /// <returns>The app client.</returns>
    /// <exception cref="ArgumentException">The emulator does not know a flow.</exception>
    public EmulatorClient CreateClient(string name, bool generateSecret = false, params IReadOnlyCollection<string> explicitAuthFlows) =>
        CreateClient(new EmulatorClientOptions { Name = name, GenerateSecret = generateSecret, ExplicitAuthFlows = explicitAuthFlows });

    /// <summary>Creates an app client with the given settings.</summary>
    /// <param name="options">The settings of the app client.</param>
    /// <returns>The app client.</returns>
    /// <exception cref="ArgumentException">An option has a value that it cannot have.</exception>
    public EmulatorClient CreateClient(EmulatorClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionChecks.Check(options);
        return CreateClient(options, secret: null);
    }

    internal EmulatorClient CreateClient(EmulatorClientOptions options, string? secret)
    {
        var client = new EmulatorClient(this, options, secret);
        using (State.Enter())
        {
            if (!State.Clients.TryAdd(client.Id, client))
                throw new ArgumentException($"The emulator already has an app client with the ID {client.Id}.", nameof(options));
            client.Touch();
        }
        return client;
    }

    /// <summary>Adds a confirmed user.</summary>
    /// <param name="username">The user name.</param>
    /// <param name="password">The password. It need not conform to the password policy of the pool.</param>
    /// <param name="attributes">
    /// The attributes of the user by name. <c>email</c> and <c>phone_number</c> are marked as verified, unless
    /// <c>email_verified</c> or <c>phone_number_verified</c> is given.
    /// </param>
    /// <param name="permanent">
    /// <see langword="true"/> to set a permanent password; <see langword="false"/> to set a temporary password, which the user must
    /// replace at the next sign-in (<c>NEW_PASSWORD_REQUIRED</c>).
    /// </param>
    /// <returns>The user.</returns>
    /// <exception cref="ArgumentException">
    /// The user name is blank, the password is empty, the pool already has a user with this name, or the pool has no attribute of a given
    /// name.
    /// </exception>
    public EmulatorUser AddUser(
        string username, string password, IReadOnlyDictionary<string, string>? attributes = null, bool permanent = true)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(username);
        ArgumentException.ThrowIfNullOrEmpty(password);
        var given = new Dictionary<string, string>(attributes ?? new Dictionary<string, string>());
        if (given.Keys.FirstOrDefault(name => Schema.Find(name) is null) is { } unknown)
            throw new ArgumentException(
                $"The pool {Id} has no attribute {unknown}. Add a custom attribute to EmulatorPoolOptions.CustomAttributes.",
                nameof(attributes));
        bool isAddress = AddressKind(username) is { } kind && given.TryAdd(kind, username);
        if (Options.UsernameAttributes.Count > 0 && !isAddress)
            throw new ArgumentException(
                $"The user name of a user of the pool {Id} is an address: {string.Join(" or ", Options.UsernameAttributes)}.",
                nameof(username));
        var user = new EmulatorUser(this, isAddress ? null : username, given);
        user.SetPassword(user.NewVerifier(password));
        user.Status = permanent ? "CONFIRMED" : "FORCE_CHANGE_PASSWORD";
        foreach (string alias in (string[])["email", "phone_number"])
            if (user.Attributes.ContainsKey(alias))
                user.Attributes[alias + "_verified"] = user.Attributes.GetValueOrDefault(alias + "_verified") ?? "true";
        using (State.Enter())
            if ((isAddress && Find(username) is not null) || !TryAdd(user))
                throw new ArgumentException($"The pool {Id} already has a user named {username}.", nameof(username));
        return user;
    }

    /// <summary>Replaces the key that signs the tokens of the pool.</summary>
    /// <remarks>
    /// The JWKS then contains the new key and the previous one. Tokens that the previous key signed remain valid. Tokens that an
    /// older key signed do not.
    /// </remarks>
    public void RotateKeys()
    {
        using (State.Enter())
            Tokens.Rotate();
    }

    /// <summary>The <c>iss</c> claim of the pool's tokens. It starts with the address that the options name or the caller used.</summary>
    internal string Issuer(Uri baseAddress) => $"{(State.Issuer ?? baseAddress).AbsoluteUri.TrimEnd('/')}/{Id}";

    /// <summary>Finds a user by user name, ID or verified alias.</summary>
    internal EmulatorUser? Find(string username) =>
        FindByName(username) ?? FindById(username)
        ?? SignInAttributes.Select(name => FindByAlias(name, username)).FirstOrDefault(user => user is not null);

    internal EmulatorUser? FindByName(string username) => Touched(_users.GetValueOrDefault(Key(username)));

    internal EmulatorUser? FindById(string sub) => Touched(_byId.GetValueOrDefault(sub));

    /// <summary>Finds the user, other than a given one, who can sign in with the value of an attribute.</summary>
    internal EmulatorUser? FindByAlias(string attribute, string value, EmulatorUser? except = null) =>
        Touched(FindByAttribute(attribute, value).FirstOrDefault(
            user => user != except && user.HasAlias(attribute) && IsSame(user.Attributes[attribute], value)));

    /// <summary>Finds the users by the value of an attribute that can stand for a user name, without regard to case.</summary>
    internal IReadOnlyList<EmulatorUser> FindByAttribute(string attribute, string value) => _byAttribute.Find(attribute, value);

    /// <summary>Returns whether a user is in the pool, and the pool in the emulator.</summary>
    internal bool Has(EmulatorUser user) => _users.GetValueOrDefault(Key(user.Username)) == user && IsLive;

    internal bool IsTaken(string username) => _users.ContainsKey(Key(username));

    /// <summary>Adds a user, unless the pool has one of this name.</summary>
    internal bool TryAdd(EmulatorUser user)
    {
        if (!_users.TryAdd(Key(user.Username), user))
            return false;
        _byId.Add(user.Sub, user);
        user.Touch();
        UserPages.Add(user);
        user.Attributes.Index = _byAttribute;
        UpdateMemberships(user);
        return true;
    }

    /// <summary>
    /// Returns the attribute that a user name stands for if users sign in with their addresses; otherwise, <see langword="null"/>.
    /// </summary>
    internal string? AddressKind(string username) => Options.UsernameAttributes.FirstOrDefault(
        name => name == "email" ? username.Contains('@', StringComparison.Ordinal) : username.StartsWith('+'));

    /// <summary>Compares two user names or aliases.</summary>
    internal bool IsSame(string one, string other) =>
        string.Equals(one, other, IsCaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns whether the schema has an attribute.</summary>
    internal bool Knows(string attribute) => Schema.Find(attribute) is not null;

    /// <summary>Finds a group by name. Creates the group if only the list of a user names it.</summary>
    internal EmulatorGroup? Group(string name)
    {
        if (!Groups.ContainsKey(name) && _members.ContainsKey(name))
            AddGroup(new() { Pool = this, Name = name, CreatedAt = CreatedAt, ModifiedAt = CreatedAt });
        if (!Groups.TryGetValue(name, out EmulatorGroup? group))
            return null;
        State.Touch(group);
        return group;
    }

    internal void AddGroup(EmulatorGroup group)
    {
        Groups.Add(group.Name, group);
        State.Touch(group);
    }

    /// <summary>Returns the members of a group in the order of pages.</summary>
    internal UserOrder Members(string group) => _members.GetValueOrDefault(group) ?? new();

    /// <summary>Notes whether a user is a member of a group.</summary>
    internal void UpdateMember(EmulatorUser user, string group)
    {
        if (FindByName(user.Username) == user && user.Groups.Contains(group))
        {
            if (!_members.TryGetValue(group, out UserOrder? added))
                _members.Add(group, added = new());
            added.Add(user);
        }
        else if (_members.TryGetValue(group, out UserOrder? members))
        {
            members.Remove(user);
            if (members.Count == 0)
                _members.Remove(group);
        }
    }

    /// <summary>Removes a user and ends the user's sign-ins.</summary>
    internal void Remove(EmulatorUser user)
    {
        _users.Remove(Key(user.Username));
        _byId.Remove(user.Sub);
        UserPages.Remove(user);
        user.Attributes.Index = null;
        UpdateMemberships(user);
        user.SignIns.Clear();
        State.RemoveSignIns(user);
        user.Touch();
    }

    /// <summary>Removes what has records of its own, before it is restored.</summary>
    internal void Clear()
    {
        foreach (EmulatorUser user in Users.ToList())
            Remove(user);
        Groups.Clear();
        Kept.Clear();
        SimulatedUsers.Clear();
    }

    /// <summary>Notes that the pool may change.</summary>
    internal void Touch()
    {
        State.Touch(this);
        State.Touch(Tokens);
    }

    void IRecorded.Exchange(Fields fields)
    {
        fields.Text(nameof(Id), Id);
        Options = OptionRecords.Read(fields, Options);
        Policy = fields.Optional(nameof(Policy), Policy, OptionRecords.Exchange)!;
        IsMadeByCall = fields.Flag(nameof(IsMadeByCall), IsMadeByCall);
        IsCaseSensitive = fields.Flag(nameof(IsCaseSensitive), IsCaseSensitive);
        Settings = fields.Json(nameof(Settings), Settings);
        MfaSettings = fields.Json(nameof(MfaSettings), MfaSettings);
        Schema.Exchange(fields);
        fields.Map(nameof(Tags), Tags);
        CreatedAt = fields.Time(nameof(CreatedAt), CreatedAt);
        ModifiedAt = fields.Time(nameof(ModifiedAt), ModifiedAt);
        fields.Entries(nameof(IdentityProviders), IdentityProviders);
        fields.Entries(nameof(ResourceServers), ResourceServers);
        fields.Items(nameof(Domains), Domains, (domain, value) => domain.Json("Value", value));
        fields.Entries(nameof(ImportJobs), ImportJobs, ImportJob.Exchange);
        SimulationKey = fields.Bytes(nameof(SimulationKey), SimulationKey);
    }

    private static EmulatorUser? Touched(EmulatorUser? user)
    {
        user?.Touch();
        return user;
    }

    private void UpdateMemberships(EmulatorUser user)
    {
        foreach (string group in user.Groups)
            UpdateMember(user, group);
    }

    private string Key(string username) => IsCaseSensitive ? username : username.ToLowerInvariant();
}
