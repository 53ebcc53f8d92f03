using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator;

/// <summary>An app client of a pool.</summary>
public sealed class EmulatorClient
{
    // What Cognito allows where a client names no flow, and what tests that make one in process want besides.
    private static readonly string[] Usual = ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_AUTH", "ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];

    internal EmulatorClient(EmulatorPool pool, EmulatorClientOptions options, string? secret = null)
    {
        const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
        Pool = pool;
        Options = options;
        Id = RandomNumberGenerator.GetString(Alphabet, 26);
        CreatedAt = ModifiedAt = pool.Emulator.Clock.GetUtcNow();
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
            lock (Pool.Emulator.Gate)
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

    internal IReadOnlyCollection<string> Flows => Options.ExplicitAuthFlows.Count == 0 ? Usual : Options.ExplicitAuthFlows;

    internal ClientSecret AddSecret(string? value = null)
    {
        const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
        var secret = new ClientSecret($"{Id}--{Guid.NewGuid()}", value ?? RandomNumberGenerator.GetString(Alphabet, 52), Pool.Emulator.Clock.GetUtcNow());
        Secrets.Add(secret);
        return secret;
    }

    internal bool IsSecret(string text) => Secrets.Any(secret => Call.Same(text, secret.Value));

    internal void Allow(string flow)
    {
        string wanted = flow switch { "REFRESH_TOKEN" => "REFRESH_TOKEN_AUTH", "ADMIN_NO_SRP_AUTH" => "ADMIN_USER_PASSWORD_AUTH", _ => flow };
        if (!Allows(wanted))
            throw ApiError.InvalidParameter($"{flow} flow not enabled for this client");
    }

    // The administrators' flow has an older name without ALLOW_.
    internal bool Allows(string flow) => Flows.Contains("ALLOW_" + flow) || (flow == "ADMIN_USER_PASSWORD_AUTH" && Flows.Contains("ADMIN_NO_SRP_AUTH"));

    /// <summary>Refuses a call that brings another secret than the client's own.</summary>
    internal void CheckSecret(string? secret)
    {
        if (HasSecret && (secret is null || !IsSecret(secret)))
            throw ApiError.NotAuthorized(secret is null ? $"Client {Id} is configured with secret but ClientSecret was not received" : $"Unable to verify secret for client {Id}");
    }

    internal void CheckSecretHash(string? hash, string username)
    {
        if (!HasSecret)
            return;
        if (hash is null)
            throw ApiError.NotAuthorized($"Client {Id} is configured with secret but SECRET_HASH was not received");
        if (!Secrets.Any(secret => Call.Same(hash, Hash(secret, username))))
            throw ApiError.NotAuthorized($"Unable to verify secret hash for client {Id}");
    }

    private string Hash(ClientSecret secret, string username) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret.Value), Encoding.UTF8.GetBytes(username + Id)));
}

/// <summary>One of an app client's secrets.</summary>
internal sealed record ClientSecret(string Id, string Value, DateTimeOffset CreatedAt);
