using System.Security.Cryptography;

namespace LiteCognito.Emulator;

/// <summary>A user pool in memory.</summary>
public sealed class EmulatorPool
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    internal EmulatorPool(CognitoEmulator emulator, EmulatorPoolOptions options)
    {
        Emulator = emulator;
        Options = options;
        Id = options.Id ?? $"{options.Region}_{RandomNumberGenerator.GetString(Alphabet, 9)}";
        int underscore = Id.IndexOf('_', StringComparison.Ordinal);
        if (underscore <= 0 || underscore == Id.Length - 1)
            throw new ArgumentException($"'{Id}' is not a user pool id: expected {{region}}_{{name}}.", nameof(options));
        Region = Id[..underscore];
        Name = Id[(underscore + 1)..];
        RelyingParty = new(options.RelyingPartyId, options.WebAuthnOrigins, options.RequireUserVerification);
    }

    /// <summary>The pool's id.</summary>
    public string Id { get; }

    internal string Region { get; }

    internal string Name { get; }

    internal RelyingParty RelyingParty { get; }

    internal CognitoEmulator Emulator { get; }

    internal EmulatorPoolOptions Options { get; }

    internal TokenIssuer Tokens { get; } = new();

    internal Dictionary<string, EmulatorUser> Users { get; } = [];

    /// <summary>Makes an app client.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="generateSecret">Whether it has a secret.</param>
    /// <param name="explicitAuthFlows">The flows it allows, such as <c>ALLOW_USER_SRP_AUTH</c>; none for all but those of administrators.</param>
    public EmulatorClient CreateClient(string name, bool generateSecret = false, params IReadOnlyCollection<string> explicitAuthFlows) =>
        CreateClient(new EmulatorClientOptions { Name = name, GenerateSecret = generateSecret, ExplicitAuthFlows = explicitAuthFlows });

    /// <summary>Makes an app client.</summary>
    public EmulatorClient CreateClient(EmulatorClientOptions options)
    {
        var client = new EmulatorClient(this, options);
        lock (Emulator.Gate)
            Emulator.Clients.Add(client.Id, client);
        return client;
    }

    /// <summary>Makes a confirmed user. Email address and phone number count as verified.</summary>
    /// <param name="username">The user name.</param>
    /// <param name="password">The password; the pool's policy is not applied.</param>
    /// <param name="attributes">Attributes by name.</param>
    /// <param name="permanent">Whether the password may be kept; a temporary one leads to <c>NEW_PASSWORD_REQUIRED</c>.</param>
    /// <exception cref="ArgumentException">The user name is taken.</exception>
    public EmulatorUser AddUser(string username, string password, IReadOnlyDictionary<string, string>? attributes = null, bool permanent = true)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(username);
        ArgumentException.ThrowIfNullOrEmpty(password);
        var user = new EmulatorUser(this, username, attributes ?? new Dictionary<string, string>());
        user.SetPassword(password);
        user.Status = permanent ? "CONFIRMED" : "FORCE_CHANGE_PASSWORD";
        foreach (string alias in (string[])["email", "phone_number"])
            if (user.Attributes.ContainsKey(alias))
                user.Attributes.TryAdd(alias + "_verified", "true");
        lock (Emulator.Gate)
            if (!Users.TryAdd(username, user))
                throw new ArgumentException($"The pool {Id} has a user {username} already.", nameof(username));
        return user;
    }

    /// <summary>Signs tokens with a new key from now on. The JWKS then holds it and the previous one, whose tokens stay good.</summary>
    public void RotateKeys()
    {
        lock (Emulator.Gate)
            Tokens.Rotate();
    }

    /// <summary>The <c>iss</c> of the pool's tokens: it follows the address that the caller used.</summary>
    internal string Issuer(Uri baseAddress) => $"{baseAddress.AbsoluteUri.TrimEnd('/')}/{Id}";

    /// <summary>The user by name, id or alias.</summary>
    internal EmulatorUser? Find(string username) =>
        Users.GetValueOrDefault(username) ?? Users.Values.FirstOrDefault(user => user.Sub == username)
        ?? Users.Values.FirstOrDefault(user => Options.AliasAttributes.Any(alias => user.IsVerified(alias) && user.Attributes[alias] == username));

    internal static void CheckPolicy(string? password)
    {
        string? fault = password switch
        {
            null or { Length: < 8 } => "Password not long enough",
            _ when !password.Any(char.IsAsciiLetterLower) => "Password must have lowercase characters",
            _ when !password.Any(char.IsAsciiLetterUpper) => "Password must have uppercase characters",
            _ when !password.Any(char.IsAsciiDigit) => "Password must have numeric characters",
            _ when password.All(char.IsAsciiLetterOrDigit) => "Password must have symbol characters",
            _ => null,
        };
        if (fault is not null)
            throw new ApiError("InvalidPasswordException", $"Password did not conform with policy: {fault}");
    }
}
