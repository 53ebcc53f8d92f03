using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator;

/// <summary>A user pool in memory.</summary>
public sealed class EmulatorPool
{
    private const string AccountId = "000000000000";
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    internal EmulatorPool(EmulatorState state, EmulatorPoolOptions options)
    {
        State = state;
        Options = options;
        Id = options.Id ?? $"{options.Region}_{RandomNumberGenerator.GetString(Alphabet, 9)}";
        int underscore = Id.IndexOf('_', StringComparison.Ordinal);
        if (underscore <= 0 || underscore == Id.Length - 1)
            throw new ArgumentException($"'{Id}' is not a user pool id: expected {{region}}_{{name}}.", nameof(options));
        Region = Id[..underscore];
        Name = Id[(underscore + 1)..];
        CreatedAt = ModifiedAt = state.Clock.GetUtcNow();
    }

    /// <summary>The pool's id.</summary>
    public string Id { get; }

    internal string Region { get; }

    internal string Name { get; }

    internal EmulatorState State { get; }

    internal EmulatorPoolOptions Options { get; set; }

    internal PasswordPolicy Policy { get; set; } = new();

    /// <summary>What CreateUserPool, UpdateUserPool and SetUserPoolMfaConfig gave, to be shown again.</summary>
    internal JsonObject Settings { get; set; } = [];

    internal JsonObject MfaSettings { get; set; } = [];

    internal List<JsonObject> CustomAttributes { get; } = [];

    internal Dictionary<string, string> Tags { get; } = [];

    internal DateTimeOffset CreatedAt { get; }

    internal DateTimeOffset ModifiedAt { get; set; }

    internal SortedDictionary<string, EmulatorGroup> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>IdentityProviderType objects by name.</summary>
    internal SortedDictionary<string, JsonObject> IdentityProviders { get; } = new(StringComparer.Ordinal);

    /// <summary>ResourceServerType objects by identifier.</summary>
    internal SortedDictionary<string, JsonObject> ResourceServers { get; } = new(StringComparer.Ordinal);

    internal string Arn => $"arn:aws:cognito-idp:{Region}:{AccountId}:userpool/{Id}";

    internal TokenIssuer Tokens { get; } = new();

    internal Dictionary<string, EmulatorUser> Users { get; } = [];

    /// <summary>Makes an app client.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="generateSecret">Whether it has a secret.</param>
    /// <param name="explicitAuthFlows">
    /// The flows it allows, such as <c>ALLOW_USER_SRP_AUTH</c>; none for all but those of administrators.
    /// </param>
    public EmulatorClient CreateClient(string name, bool generateSecret = false, params IReadOnlyCollection<string> explicitAuthFlows) =>
        CreateClient(new EmulatorClientOptions { Name = name, GenerateSecret = generateSecret, ExplicitAuthFlows = explicitAuthFlows });

    /// <summary>Makes an app client.</summary>
    public EmulatorClient CreateClient(EmulatorClientOptions options) => CreateClient(options, secret: null);

    internal EmulatorClient CreateClient(EmulatorClientOptions options, string? secret)
    {
        var client = new EmulatorClient(this, options, secret);
        lock (State.Gate)
            State.Clients.Add(client.Id, client);
        return client;
    }

    /// <summary>Makes a confirmed user. Email address and phone number count as verified.</summary>
    /// <param name="username">The user name.</param>
    /// <param name="password">The password; the pool's policy is not applied.</param>
    /// <param name="attributes">Attributes by name.</param>
    /// <param name="permanent">Whether the password may be kept; a temporary one leads to <c>NEW_PASSWORD_REQUIRED</c>.</param>
    /// <exception cref="ArgumentException">The user name is taken.</exception>
    public EmulatorUser AddUser(
        string username, string password, IReadOnlyDictionary<string, string>? attributes = null, bool permanent = true)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(username);
        ArgumentException.ThrowIfNullOrEmpty(password);
        var user = new EmulatorUser(this, username, attributes ?? new Dictionary<string, string>());
        user.SetPassword(password);
        user.Status = permanent ? "CONFIRMED" : "FORCE_CHANGE_PASSWORD";
        foreach (string alias in (string[])["email", "phone_number"])
            if (user.Attributes.ContainsKey(alias))
                user.Attributes.TryAdd(alias + "_verified", "true");
        lock (State.Gate)
            if (!Users.TryAdd(username, user))
                throw new ArgumentException($"The pool {Id} has a user {username} already.", nameof(username));
        return user;
    }

    /// <summary>Signs tokens with a new key from now on. The JWKS then holds it and the previous one, whose tokens stay good.</summary>
    public void RotateKeys()
    {
        lock (State.Gate)
            Tokens.Rotate();
    }

    /// <summary>The <c>iss</c> of the pool's tokens: it follows the address that the caller used.</summary>
    internal string Issuer(Uri baseAddress) => $"{baseAddress.AbsoluteUri.TrimEnd('/')}/{Id}";

    /// <summary>The user by name, id or alias.</summary>
    internal EmulatorUser? Find(string username) =>
        Users.GetValueOrDefault(username) ?? Users.Values.FirstOrDefault(user => user.Sub == username)
        ?? Users.Values.FirstOrDefault(user =>
            Options.AliasAttributes.Any(alias => user.IsVerified(alias) && user.Attributes[alias] == username));

    /// <summary>A group by its name. One that only a user's list names is made then.</summary>
    internal EmulatorGroup? Group(string name)
    {
        if (!Groups.ContainsKey(name) && Users.Values.Any(user => user.Groups.Contains(name)))
            Groups.Add(name, new() { Name = name, CreatedAt = CreatedAt, ModifiedAt = CreatedAt });
        return Groups.GetValueOrDefault(name);
    }

    /// <summary>Removes a user and ends their sign-ins.</summary>
    internal void Remove(EmulatorUser user)
    {
        Users.Remove(user.Username);
        user.SignIns.Clear();
        State.RemoveSignIns(owner => owner == user);
    }
}
