using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Cli.Execution;

namespace LiteCognito.Cli.Seeds;

/// <summary>
/// Reads the database folder of cognito-local, an emulator in JavaScript: clients.json, and a file for each user pool with the passwords
/// of its users.
/// </summary>
/// <param name="notice">Takes a sentence about each thing that cannot move.</param>
/// <seealso href="https://github.com/jagregory/cognito-local"/>
internal sealed class CognitoLocalDatabase(Action<string> notice)
{
    private const string ClientsFile = "clients.json";

    // cognito-local does not check the flows.
    private static readonly string[] AllFlows =
    [
        "ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_CUSTOM_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH",
        "ALLOW_REFRESH_TOKEN_AUTH",
    ];

    /// <summary>Reads all user pools. The folder is the database, or the one that has it in <c>.cognito/db</c>.</summary>
    public JsonArray Read(string folder)
    {
        string database = ((string[])[Path.Combine(folder, ".cognito", "db"), Path.Combine(folder, "db"), folder])
            .FirstOrDefault(candidate => File.Exists(Path.Combine(candidate, ClientsFile)))
            ?? throw new UsageException(
                $"--cognito-local {folder} has no {ClientsFile}. Use the folder that cognito-local ran in, or its .cognito/db.");
        JsonObject clients = Object(Parse(Path.Combine(database, ClientsFile)), "Clients");
        var pools = new JsonArray();
        foreach (string file in Directory.EnumerateFiles(database, "*.json").Order(StringComparer.Ordinal))
            if (Path.GetFileName(file) != ClientsFile)
                pools.Add((JsonNode)ReadPool(Parse(file), Path.GetFileNameWithoutExtension(file), clients));
        if (pools.Count == 0)
            throw new UsageException($"{database} has no user pool.");
        notice("Refresh tokens and signing keys are left out. Users sign in again.");
        return pools;
    }

    private JsonObject ReadPool(JsonObject file, string id, JsonObject clients)
    {
        JsonObject options = Object(file, "Options");
        options["Id"] ??= id;
        JsonObject mfa = SeedPool.Copy(options);
        // cognito-local needs no settings to send text messages.
        if ((string?)mfa["MfaConfiguration"] is "ON" or "OPTIONAL")
            mfa["SmsMfaConfiguration"] ??= new JsonObject();
        JsonObject pool = SeedPool.Create(options, mfa, notice);
        pool["Groups"] = new JsonArray([.. Items(file, "Groups").Select(group => (JsonNode)SeedPool.Copy(group, "members"))]);
        pool["Clients"] = new JsonArray(
            [.. Objects(clients).Where(client => (string?)client["UserPoolId"] == id).Select(client => (JsonNode)ReadClient(client))]);
        pool["Users"] = new JsonArray([.. Items(file, "Users").Select(user => (JsonNode)ReadUser(user, file))]);
        return pool;
    }

    private JsonObject ReadClient(JsonObject shown)
    {
        JsonObject client = SeedPool.Copy(shown);
        if (client["ExplicitAuthFlows"] is not JsonArray { Count: > 0 })
        {
            client["ExplicitAuthFlows"] = new JsonArray([.. AllFlows.Select(flow => (JsonNode)flow)]);
            notice($"The app client {client["ClientName"]} names no flows. It gets all that cognito-local allows.");
        }
        return client;
    }

    private JsonObject ReadUser(JsonObject shown, JsonObject file)
    {
        JsonObject user = SeedPool.CreateUser(shown, notice);
        string username = (string)user["Username"]!;
        if ((string?)shown["Password"] is { Length: > 0 } password)
            user["Password"] = password;
        var token = shown["SoftwareTokenMfaConfiguration"] as JsonObject;
        bool isVerified = token?["Verified"] is JsonValue verified && verified.TryGetValue(out bool value) && value;
        if (shown["MFAOptions"] is JsonArray { Count: > 0 } && shown["UserMFASettingList"] is not JsonArray { Count: > 0 })
            shown["UserMFASettingList"] = new JsonArray("SMS_MFA");
        SeedPool.AddFactors(user, shown, isVerified ? (string?)token!["Secret"] : null, notice);
        string[] groups = [.. Items(file, "Groups").Where(group => group["members"] is JsonArray members
            && members.Any(member => member?.ToString() == username)).Select(group => (string)group["GroupName"]!)];
        if (groups.Length > 0)
            user["Groups"] = new JsonArray([.. groups.Select(group => (JsonNode)group)]);
        return user;
    }

    private static JsonObject Parse(string file)
    {
        try
        {
            if (JsonNode.Parse(File.ReadAllBytes(file), null, new() { AllowDuplicateProperties = false }) is JsonObject content)
                return content;
        }
        catch (JsonException e)
        {
            // The file has passwords, which the exception's message may repeat.
            throw new UsageException($"{file} is not JSON. The error is on line {e.LineNumber + 1}.");
        }
        throw new UsageException($"{file} is not a JSON object.");
    }

    private static JsonObject Object(JsonObject file, string member) => file[member] as JsonObject ?? [];

    private static IEnumerable<JsonObject> Items(JsonObject file, string member) => Objects(Object(file, member));

    private static IEnumerable<JsonObject> Objects(JsonObject map) => map.Select(item => item.Value).OfType<JsonObject>();
}
