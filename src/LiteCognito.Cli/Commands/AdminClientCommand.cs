using System.Text.Json;
using System.Text.Json.Nodes;
using ConsoleAppFramework;
using LiteCognito.Cli.Administration;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;

namespace LiteCognito.Cli.Commands;

internal sealed class AdminClientCommand
{
    /// <summary>Makes an app client and shows it, with its secret.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="name">Its name.</param>
    /// <param name="generateSecret">With a secret.</param>
    /// <param name="flows">Such as ALLOW_USER_SRP_AUTH,ALLOW_REFRESH_TOKEN_AUTH.</param>
    /// <param name="input">File with further members as Cognito names them, a JSON object; - for stdin.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("create")]
    public Task<int> CreateAsync(
        string pool, string name, bool generateSecret = false, string? flows = null, string? input = null,
        string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(pool, endpoint, json, "CreateUserPoolClient", () =>
        {
            JsonObject request = input is null ? [] : RequestJson.Read(input);
            JsonObject options = RequestJson.Create(
                ("ClientName", name),
                ("GenerateSecret", generateSecret ? true : null),
                ("ExplicitAuthFlows", RequestJson.ParseList(flows)));
            foreach ((string member, JsonNode? value) in options)
                request[member] = value?.DeepClone();
            return request;
        }, null);

    /// <summary>Shows an app client, with its secret.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="client">App client id.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("get")]
    public Task<int> GetAsync(
        string pool, string client, string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(
            pool, endpoint, json, "DescribeUserPoolClient", () => RequestJson.Create(("ClientId", client)), null);

    /// <summary>Lists the app clients of the pool, all pages.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("list")]
    public Task<int> ListAsync(
        string pool, string? endpoint = null, bool json = false) =>
        PoolAdministration.ListAsync(
            pool, endpoint, json, "ListUserPoolClients",
            () => RequestJson.Create(), "UserPoolClients", "NextToken",
            item => $"{item.GetProperty("ClientId").GetString()} {item.GetProperty("ClientName").GetString()}");

    /// <summary>Changes members of an app client; the others stay.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="client">App client id.</param>
    /// <param name="input">File with further members as Cognito names them, a JSON object; - for stdin.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("update")]
    public Task<int> UpdateAsync(
        string pool, string client, string input,
        string? endpoint = null, bool json = false) =>
        CommandRunner.RunAsync(async cancellationToken =>
        {
            var administration = PoolAdministration.Create(pool, endpoint, json);
            JsonObject changes = RequestJson.Read(input);
            // Cognito resets every setting that an update omits, so the update repeats the current settings.
            JsonElement current = await administration.CallAsync(
                "DescribeUserPoolClient", RequestJson.Create(("ClientId", client)), cancellationToken);
            JsonObject request = JsonNode.Parse(current.GetProperty("UserPoolClient").GetRawText())!.AsObject();
            foreach (string readOnlyMember in (string[])["ClientSecret", "CreationDate", "LastModifiedDate"])
                request.Remove(readOnlyMember);
            foreach ((string name, JsonNode? value) in changes)
                request[name] = value?.DeepClone();
            request["ClientId"] = client;
            JsonElement response = await administration.CallAsync("UpdateUserPoolClient", request, cancellationToken);
            StandardError.WriteLine($"Updated {client}.");
            if (json)
                StandardOutput.WriteJson(response, oneLine: true);
            return ExitCode.Success;
        });

    /// <summary>Deletes an app client.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="client">App client id.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("delete")]
    public Task<int> DeleteAsync(
        string pool, string client, string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(
            pool, endpoint, json, "DeleteUserPoolClient",
            () => RequestJson.Create(("ClientId", client)), $"Deleted {client}.");
}
