using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator;

/// <summary>An app client of a pool.</summary>
public sealed class EmulatorClient
{
    // What Cognito allows where a client names no flow, and what tests that make one in process want besides.
    private static readonly string[] DefaultFlows =
        ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_AUTH", "ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];

    internal EmulatorClient(EmulatorPool pool, EmulatorClientOptions options, string? secret = null)
    {
        const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
        Pool = pool;
        Options = options;
        Id = RandomNumberGenerator.GetString(Alphabet, 26);
        CreatedAt = ModifiedAt = pool.State.Clock.GetUtcNow();
        if (options.GenerateSecret || secret is not null)
            AddSecret(secret);
    }

    /// <summary>The client id.</summary>
    public string Id { get; }

    /// <summary>The client secret, the oldest of several, or <see langword="null"/>.</summary>
    public string? Secret
    {
        get
        {
            lock (Pool.State.Gate)
                return Secrets.FirstOrDefault()?.Value;
        }
    }

    internal EmulatorPool Pool { get; }

    internal EmulatorClientOptions Options { get; set; }

    /// <summary>What CreateUserPoolClient or UpdateUserPoolClient gave, to be shown again.</summary>
    internal JsonObject Settings { get; set; } = [];

    internal DateTimeOffset CreatedAt { get; }

    internal DateTimeOffset ModifiedAt { get; set; }

    /// <summary>The secrets, any of which is good.</summary>
    internal List<ClientSecret> Secrets { get; } = [];

    internal bool HasSecret => Secrets.Count > 0;

    internal string Name => Options.Name;

    internal TimeSpan AccessTokenValidity => Options.AccessTokenValidity ?? Pool.Options.TokenValidity;

    internal TimeSpan IdTokenValidity => Options.IdTokenValidity ?? Pool.Options.TokenValidity;

    internal IReadOnlyCollection<string> Flows => Options.ExplicitAuthFlows.Count == 0 ? DefaultFlows : Options.ExplicitAuthFlows;

    internal ClientSecret AddSecret(string? value = null)
    {
        const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
        value ??= RandomNumberGenerator.GetString(Alphabet, 52);
        var secret = new ClientSecret($"{Id}--{Guid.NewGuid()}", value, Pool.State.Clock.GetUtcNow());
        Secrets.Add(secret);
        return secret;
    }

    internal bool IsSecret(string text) => Secrets.Any(secret => FixedTime.AreEqual(text, secret.Value));

    // The administrators' flow has an older name without ALLOW_.
    internal bool AllowsFlow(string flow) =>
        Flows.Contains("ALLOW_" + flow) || (flow == "ADMIN_USER_PASSWORD_AUTH" && Flows.Contains("ADMIN_NO_SRP_AUTH"));

    internal bool IsSecretHash(string hash, string username) => Secrets.Any(secret => FixedTime.AreEqual(hash, Hash(secret, username)));

    private string Hash(ClientSecret secret, string username) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret.Value), Encoding.UTF8.GetBytes(username + Id)));
}
