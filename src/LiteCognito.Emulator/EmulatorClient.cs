using System.Security.Cryptography;
using System.Text;

namespace LiteCognito.Emulator;

/// <summary>An app client of a pool.</summary>
public sealed class EmulatorClient
{
    // What Cognito allows where a client names no flow, and what tests want besides.
    private static readonly string[] Usual = ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_AUTH", "ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];

    private readonly HashSet<string> _flows;

    internal EmulatorClient(EmulatorPool pool, EmulatorClientOptions options)
    {
        const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
        Pool = pool;
        Options = options;
        Id = RandomNumberGenerator.GetString(Alphabet, 26);
        Secret = options.GenerateSecret ? RandomNumberGenerator.GetString(Alphabet, 52) : null;
        _flows = [.. options.ExplicitAuthFlows.Count == 0 ? Usual : options.ExplicitAuthFlows];
    }

    /// <summary>The client id.</summary>
    public string Id { get; }

    /// <summary>The client secret, or <see langword="null"/>.</summary>
    public string? Secret { get; }

    internal EmulatorPool Pool { get; }

    internal EmulatorClientOptions Options { get; }

    internal string Name => Options.Name;

    internal IReadOnlyCollection<string> Flows => _flows;

    internal void Allow(string flow)
    {
        string wanted = flow switch { "REFRESH_TOKEN" => "REFRESH_TOKEN_AUTH", _ => flow };
        if (!Allows(wanted))
            throw ApiError.InvalidParameter($"{flow} flow not enabled for this client");
    }

    internal bool Allows(string flow) => _flows.Contains("ALLOW_" + flow);

    /// <summary>Refuses a call that brings another secret than the client's own.</summary>
    internal void CheckSecret(string? secret)
    {
        if (Secret is not null && (secret is null || !Call.Same(secret, Secret)))
            throw ApiError.NotAuthorized(secret is null ? $"Client {Id} is configured with secret but ClientSecret was not received" : $"Unable to verify secret for client {Id}");
    }

    internal void CheckSecretHash(string? hash, string username)
    {
        if (Secret is null)
            return;
        byte[] expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(username + Id));
        if (hash is null)
            throw ApiError.NotAuthorized($"Client {Id} is configured with secret but SECRET_HASH was not received");
        if (!Call.Same(hash, Convert.ToBase64String(expected)))
            throw ApiError.NotAuthorized($"Unable to verify secret hash for client {Id}");
    }
}
