using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Journal;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator;

/// <summary>An app client of an emulated user pool.</summary>
public sealed class EmulatorClient : IRecorded
{
    // Cognito's defaults for an app client that names no flow, plus the flows that in-process tests use.
    private static readonly string[] DefaultFlows =
        ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_AUTH", "ALLOW_CUSTOM_AUTH", AuthFlows.Refresh];

    internal EmulatorClient(EmulatorPool pool, EmulatorClientOptions options, string? secret = null)
    {
        const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
        Pool = pool;
        Options = options;
        Id = options.Id ?? RandomNumberGenerator.GetString(Alphabet, 26);
        CreatedAt = ModifiedAt = pool.State.Clock.GetUtcNow();
        if (options.GenerateSecret || secret is not null)
            AddSecret(secret);
    }

    /// <summary>Gets the ID of the app client. A random ID has 26 lowercase letters and digits.</summary>
    public string Id { get; }

    /// <summary>Gets the name of the app client.</summary>
    public string Name => Options.Name;

    /// <summary>
    /// Gets the oldest secret of the app client, or <see langword="null"/> if the app client has no secret.
    /// </summary>
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

    /// <summary>
    /// The input of CreateUserPoolClient or UpdateUserPoolClient, which DescribeUserPoolClient returns; empty if no call has set it.
    /// </summary>
    internal JsonObject Settings { get; set; } = [];

    internal DateTimeOffset CreatedAt { get; private set; }

    internal DateTimeOffset ModifiedAt { get; set; }

    /// <summary>The secrets, oldest first. Each of them is valid.</summary>
    internal List<ClientSecret> Secrets { get; } = [];

    string IRecorded.RecordKey => RecordKind.Client + Id;

    bool IRecorded.IsLive => Pool.State.Clients.GetValueOrDefault(Id) == this;

    internal bool HasSecret => Secrets.Count > 0;

    internal TimeSpan AccessTokenValidity => Options.AccessTokenValidity ?? Pool.Options.TokenValidity;

    internal TimeSpan IdTokenValidity => Options.IdTokenValidity ?? Pool.Options.TokenValidity;

    /// <summary>How long a challenge can be answered.</summary>
    internal TimeSpan AuthSessionValidity => Options.AuthSessionValidity ?? Pool.Options.AuthSessionValidity;

    internal IEnumerable<string> Flows
    {
        get
        {
            IReadOnlyCollection<string> flows = Options.ExplicitAuthFlows.Count == 0 ? DefaultFlows : Options.ExplicitAuthFlows;
            // With rotation, only GetTokensFromRefreshToken can refresh.
            return Options.RefreshTokenRotation ? flows.Where(flow => flow != AuthFlows.Refresh) : flows;
        }
    }

    internal ClientSecret AddSecret(string? value = null)
    {
        const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
        value ??= RandomNumberGenerator.GetString(Alphabet, 52);
        var secret = new ClientSecret($"{Id}--{Guid.NewGuid()}", value, Pool.State.Clock.GetUtcNow());
        Secrets.Add(secret);
        return secret;
    }

    internal bool IsSecret(string text) => Secrets.Any(secret => FixedTime.AreEqual(text, secret.Value));

    internal bool AllowsFlow(string flow) => AuthFlows.Allow([.. Flows], flow);

    internal bool IsSecretHash(string hash, string username) => Secrets.Any(secret => FixedTime.AreEqual(hash, Hash(secret, username)));

    /// <summary>Notes that the app client may change.</summary>
    internal void Touch()
    {
        Pool.State.Touch(this);
        Pool.State.Touch(Pool.Tokens);
    }

    void IRecorded.Exchange(Fields fields)
    {
        fields.Text("UserPoolId", Pool.Id);
        fields.Text(nameof(Id), Id);
        Options = fields.Optional(nameof(Options), Options, OptionRecords.Exchange)!;
        Settings = fields.Json(nameof(Settings), Settings);
        CreatedAt = fields.Time(nameof(CreatedAt), CreatedAt);
        ModifiedAt = fields.Time(nameof(ModifiedAt), ModifiedAt);
        fields.Items(nameof(Secrets), Secrets, (secret, value) => new(
            secret.Text("Id", value?.Id),
            secret.Text("Value", value?.Value),
            secret.Time(nameof(CreatedAt), value?.CreatedAt ?? default)));
    }

    private string Hash(ClientSecret secret, string username) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret.Value), Encoding.UTF8.GetBytes(username + Id)));
}
