using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator;

/// <summary>An emulated user pool, kept in memory.</summary>
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
            throw new ArgumentException(
                $"'{Id}' is not a user pool ID. Set EmulatorPoolOptions.Id to {{region}}_{{name}}.", nameof(options));
        Region = Id[..underscore];
        Name = Id[(underscore + 1)..];
        CreatedAt = ModifiedAt = state.Clock.GetUtcNow();
    }

    /// <summary>Gets the ID of the user pool, <c>{region}_{name}</c>.</summary>
    public string Id { get; }

    internal string Region { get; }

    internal string Name { get; }

    internal EmulatorState State { get; }

    internal EmulatorPoolOptions Options { get; set; }

    internal PasswordPolicy Policy { get; set; } = new();

    /// <summary>The input of CreateUserPool or UpdateUserPool, which DescribeUserPool returns.</summary>
    internal JsonObject Settings { get; set; } = [];

    /// <summary>The input of SetUserPoolMfaConfig, which GetUserPoolMfaConfig returns.</summary>
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

    /// <summary>What only Amazon acts on, such as branding and terms.</summary>
    internal KeptItems Kept { get; } = new();

    internal string Arn => $"arn:aws:cognito-idp:{Region}:{AccountId}:userpool/{Id}";

    internal TokenIssuer Tokens { get; } = new();

    internal Dictionary<string, EmulatorUser> Users { get; } = [];

    /// <summary>Creates an app client with a name, and optionally with a secret and a choice of sign-in flows.</summary>
    /// <param name="name">The name of the app client.</param>
    /// <param name="generateSecret"><see langword="true"/> to generate a secret for the app client.</param>
    /// <param name="explicitAuthFlows">
    /// The sign-in flows that the app client allows, such as <c>ALLOW_USER_SRP_AUTH</c>. If empty, the app client allows every flow
    /// except <c>ADMIN_USER_PASSWORD_AUTH</c>.
    /// </param>
    /// <returns>The app client.</returns>
    public EmulatorClient CreateClient(string name, bool generateSecret = false, params IReadOnlyCollection<string> explicitAuthFlows) =>
        CreateClient(new EmulatorClientOptions { Name = name, GenerateSecret = generateSecret, ExplicitAuthFlows = explicitAuthFlows });

    /// <summary>Creates an app client with the given settings.</summary>
    /// <param name="options">The settings of the app client.</param>
    /// <returns>The app client.</returns>
    public EmulatorClient CreateClient(EmulatorClientOptions options) => CreateClient(options, secret: null);

    internal EmulatorClient CreateClient(EmulatorClientOptions options, string? secret)
    {
        var client = new EmulatorClient(this, options, secret);
        lock (State.Gate)
            State.Clients.Add(client.Id, client);
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
    /// The user name is blank, the password is empty, or the pool already has a user with this name.
    /// </exception>
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
        lock (State.Gate)
            Tokens.Rotate();
    }

    /// <summary>The <c>iss</c> claim of the pool's tokens. It starts with the address that the caller used.</summary>
    internal string Issuer(Uri baseAddress) => $"{baseAddress.AbsoluteUri.TrimEnd('/')}/{Id}";

    /// <summary>Finds a user by user name, ID or verified alias.</summary>
    internal EmulatorUser? Find(string username) =>
        Users.GetValueOrDefault(username) ?? Users.Values.FirstOrDefault(user => user.Sub == username)
        ?? Users.Values.FirstOrDefault(user =>
            Options.AliasAttributes.Any(alias => user.IsVerified(alias) && user.Attributes[alias] == username));

    /// <summary>Finds a group by name. Creates the group if only the list of a user names it.</summary>
    internal EmulatorGroup? Group(string name)
    {
        if (!Groups.ContainsKey(name) && Users.Values.Any(user => user.Groups.Contains(name)))
            Groups.Add(name, new() { Name = name, CreatedAt = CreatedAt, ModifiedAt = CreatedAt });
        return Groups.GetValueOrDefault(name);
    }

    /// <summary>Removes a user and ends the user's sign-ins.</summary>
    internal void Remove(EmulatorUser user)
    {
        Users.Remove(user.Username);
        user.SignIns.Clear();
        State.RemoveSignIns(owner => owner == user);
    }
}
