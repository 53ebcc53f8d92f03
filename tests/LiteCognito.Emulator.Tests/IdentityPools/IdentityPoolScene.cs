using System.Text.Json.Nodes;
using LiteCognito.Emulator.Tests.Signatures;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Emulator.Tests.IdentityPools;

/// <summary>A user pool with two app clients and the users alice and bob, and identity pools that calls create.</summary>
public abstract class IdentityPoolScene : IDisposable
{
    protected const string Role = "arn:aws:iam::000000000000:role/user", DeveloperProvider = "login.example", Password = "Correct-horse-7";
    protected const string NoRole = "400 InvalidIdentityPoolConfigurationException: "
        + "Invalid identity pool configuration. Check assigned IAM roles for this pool.";
    protected const string Untrusted =
        "400 NotAuthorizedException: Token is not from a supported provider of this identity pool.";
    protected const string Mismatch = "400 NotAuthorizedException: "
        + "Logins don't match. Please include at least one valid login for this identity or identity pool.";
    protected const string Conflict = "400 ResourceConflictException: The login is linked to another identity already.";

    private readonly HttpClient _http;

    protected IdentityPoolScene()
    {
        Emulator = new(Clock);
        _http = new(Emulator.CreateHandler());
        Calls = Identities("us-east-1");
        UserPools = new(_http, Clock);
        Pool = Emulator.CreatePool();
        App = Pool.CreateClient("app");
        OtherApp = Pool.CreateClient("other");
        Pool.AddUser("alice", Password);
        Pool.AddUser("bob", Password);
    }

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    protected CognitoEmulator Emulator { get; }

    protected EmulatorPool Pool { get; }

    protected EmulatorClient App { get; }

    protected EmulatorClient OtherApp { get; }

    protected string Provider => $"cognito-idp.us-east-1.amazonaws.com/{Pool.Id}";

    private protected SignedCalls Calls { get; }

    private protected SignedCalls UserPools { get; }

    public void Dispose()
    {
        _http.Dispose();
        Emulator.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected SignedCalls Identities(string region) =>
        new(_http, Clock, region) { Service = "cognito-identity", Prefix = "AWSCognitoIdentityService." };

    /// <summary>The input of CreateIdentityPool for the user pool and its first app client.</summary>
    protected JsonObject Input(bool guests = false, bool tokenCheck = false) => new()
    {
        ["IdentityPoolName"] = "people",
        ["AllowUnauthenticatedIdentities"] = guests,
        ["DeveloperProviderName"] = DeveloperProvider,
        ["CognitoIdentityProviders"] = new JsonArray(new JsonObject
        {
            ["ProviderName"] = Provider,
            ["ClientId"] = App.Id,
            ["ServerSideTokenCheck"] = tokenCheck,
        }),
    };

    /// <summary>Creates an identity pool with roles for guests and users, and returns its ID.</summary>
    protected async Task<string> CreateAsync(JsonObject? input = null, bool roles = true)
    {
        string id = (string)(await Calls.OkAsync("CreateIdentityPool", input ?? Input()))["IdentityPoolId"]!;
        if (roles)
            await Calls.OkAsync("SetIdentityPoolRoles", Named(id, ("Roles", new JsonObject
            {
                ["authenticated"] = Role,
                ["unauthenticated"] = Role,
            })));
        return id;
    }

    protected async Task<JsonNode> TokensAsync(string user = "alice", EmulatorClient? app = null) =>
        (await UserPools.OpenAsync("InitiateAuth", new()
        {
            ["ClientId"] = (app ?? App).Id,
            ["AuthFlow"] = "USER_PASSWORD_AUTH",
            ["AuthParameters"] = new JsonObject { ["USERNAME"] = user, ["PASSWORD"] = Password },
        }))["AuthenticationResult"]!;

    protected async Task<JsonObject> LoginsAsync(string user = "alice", EmulatorClient? app = null) =>
        new() { [Provider] = (string)(await TokensAsync(user, app))["IdToken"]! };

    protected async Task<string> IdAsync(string pool, JsonObject? logins = null) =>
        (string)(await Calls.OpenAsync("GetId", Named(pool, ("Logins", logins))))["IdentityId"]!;

    /// <summary>Gets credentials and returns the ID of the identity that they are for.</summary>
    protected async Task<string> CredentialsAsync(string identity, JsonObject? logins = null)
    {
        JsonNode answer = await Calls.OpenAsync("GetCredentialsForIdentity", Identity(identity, ("Logins", logins)));
        Assert.StartsWith("ASIA", (string)answer["Credentials"]!["AccessKeyId"]!, StringComparison.Ordinal);
        return (string)answer["IdentityId"]!;
    }

    protected Task<string> NoCredentialsAsync(string identity, JsonObject? logins = null) =>
        Calls.OpenRefusedAsync("GetCredentialsForIdentity", Identity(identity, ("Logins", logins)));

    protected static JsonObject Named(string pool, params (string Name, JsonNode? Value)[] members) =>
        With("IdentityPoolId", pool, members);

    protected static JsonObject Identity(string id, params (string Name, JsonNode? Value)[] members) => With("IdentityId", id, members);

    private static JsonObject With(string name, string id, (string Name, JsonNode? Value)[] members)
    {
        var input = new JsonObject { [name] = id };
        foreach ((string member, JsonNode? value) in members)
            if (value is not null)
                input[member] = value.DeepClone();
        return input;
    }
}
