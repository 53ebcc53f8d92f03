using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using LiteCognito.Cli.Configuration;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Seeds;
using LiteCognito.Emulator;

namespace LiteCognito.Cli.Emulation;

/// <summary>What the emulator of the command starts with: a seed, nothing, or a user pool with one user.</summary>
internal sealed class EmulatorContent
{
    public static readonly Option<string> Seed = SharedOptions.Create(
        "--seed", "file", "A JSON file with user pools and users to start with. Use - for stdin.");

    public static readonly Option<bool> Empty = SharedOptions.CreateSwitch("--empty", "Start without a user pool.");

    private readonly IReadOnlyList<EmulatorPool> _pools;
    private readonly IReadOnlyList<EmulatorIdentityPool> _identityPools;
    private readonly string? _username, _password;

    private EmulatorContent(
        CognitoEmulator emulator, IReadOnlyList<EmulatorPool> pools, string description, string? username = null, string? password = null)
    {
        _pools = pools;
        _identityPools = emulator.IdentityPools;
        Description = description;
        (_username, _password) = (username, password);
    }

    /// <summary>Gets the end of a sentence, such as <c>the pool … and the app client …</c>.</summary>
    public string Description { get; }

    /// <summary>Fills a new emulator as the options say.</summary>
    public static EmulatorContent Create(ParseResult line, CognitoEmulator emulator)
    {
        string? seed = line.GetValue(Seed);
        if (seed is not null && line.GetValue(Empty))
            throw new UsageException("--seed and --empty exclude each other. Remove one of them.");
        if (seed is not null)
            SeedFile.Load(emulator, seed, UserTerminal.OpenStandardInput);
        else if (!emulator.IsRestored && !line.GetValue(Empty))
            return CreateDefault(emulator);
        IReadOnlyList<EmulatorPool> pools = emulator.UserPools;
        IEnumerable<string> parts = pools.Select(pool => $"the pool {pool.Id}" + string.Concat(
            pool.Clients.Select(client => $", its app client {client.Name} ({client.Id})")));
        parts = parts.Concat(emulator.IdentityPools.Select(pool => $"the identity pool {pool.Id}"));
        string description = parts.Any() ? string.Join("; ", parts) : "no pool";
        return new(emulator, pools, emulator.IsRestored ? $"what the state file has: {description}" : description);
    }

    /// <summary>Describes how other programs call the first user pool.</summary>
    public string Examples(Uri endpoint) => _pools is [{ Clients: [var client, ..] } pool, ..]
        ? EmulatorExamples.Describe(endpoint, pool, client, _username ?? "USERNAME")
        : throw new UsageException("--examples needs a user pool with an app client. The first pool has none.");

    /// <summary>Writes the members about the content.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        if (_pools is [var first, ..])
        {
            writer.WriteString("userPoolId", first.Id);
            if (first.Clients is [var client, ..])
                writer.WriteString("clientId", client.Id);
        }
        if (_identityPools is [var identityPool, ..])
            writer.WriteString("identityPoolId", identityPool.Id);
        if (_username is not null)
            writer.WriteString("username", _username);
        if (_password is not null)
            writer.WriteString("password", _password);
        writer.WriteStartArray("userPools");
        foreach (EmulatorPool pool in _pools)
        {
            writer.WriteStartObject();
            writer.WriteString("userPoolId", pool.Id);
            writer.WriteStartArray("clients");
            foreach (EmulatorClient client in pool.Clients)
            {
                writer.WriteStartObject();
                writer.WriteString("clientId", client.Id);
                writer.WriteString("clientName", client.Name);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("identityPoolIds");
        foreach (EmulatorIdentityPool pool in _identityPools)
            writer.WriteStringValue(pool.Id);
        writer.WriteEndArray();
    }

    private static EmulatorContent CreateDefault(CognitoEmulator emulator)
    {
        const string Username = "alice", Variable = "LITECOGNITO_PASSWORD";
        string? chosen = EnvironmentVariable.Get(Variable);
        string password = chosen ?? $"Aa1!{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        EmulatorPool pool = emulator.CreatePool();
        EmulatorClient client = pool.CreateClient(new EmulatorClientOptions
        {
            Name = "litecognito",
            CallbackUrls = ["http://127.0.0.1/callback", "http://localhost/callback"],
            ExplicitAuthFlows =
            [
                "ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_AUTH", "ALLOW_CUSTOM_AUTH",
                "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH",
            ],
        });
        pool.AddUser(Username, password, new Dictionary<string, string>
        {
            ["email"] = "alice@example.com",
            ["phone_number"] = "+15555550100",
        });
        EmulatorIdentityPool identityPool = emulator.CreateIdentityPool(new() { UserPools = [pool] });
        emulator.SetResetPoint();
        return new(
            emulator, [pool],
            $"the pool {pool.Id}, the app client {client.Id}, the identity pool {identityPool.Id} and the user {Username}, whose password "
            + "is " + (chosen is null ? password : $"that of {Variable}"),
            Username, password);
    }
}
