using ConsoleAppFramework;
using LiteCognito.Cli.Administration;

namespace LiteCognito.Cli.Commands;

internal sealed class AdminGroupCommand
{
    /// <summary>Makes a group.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="group">Group name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="precedence">Which group wins where a user has several; the lowest.</param>
    /// <param name="roleArn">IAM role of its members in identity pools.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("create")]
    public Task<int> CreateAsync(
        string pool, string group, string? description = null, int? precedence = null, string? roleArn = null,
        string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(
            pool, endpoint, json, "CreateGroup",
            () => RequestJson.Create(("GroupName", group), ("Description", description), ("Precedence", precedence), ("RoleArn", roleArn)),
            $"Created {group}.");

    /// <summary>Shows a group.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="group">Group name.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("get")]
    public Task<int> GetAsync(
        string pool, string group, string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(
            pool, endpoint, json, "GetGroup", () => RequestJson.Create(("GroupName", group)), null);

    /// <summary>Lists the groups of the pool, all pages.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("list")]
    public Task<int> ListAsync(
        string pool, string? endpoint = null, bool json = false) =>
        PoolAdministration.ListAsync(
            pool, endpoint, json, "ListGroups",
            () => RequestJson.Create(), "Groups", "NextToken", item => item.GetProperty("GroupName").GetString());

    /// <summary>Changes a group.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="group">Group name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="precedence">Which group wins where a user has several; the lowest.</param>
    /// <param name="roleArn">IAM role of its members in identity pools.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("update")]
    public Task<int> UpdateAsync(
        string pool, string group, string? description = null, int? precedence = null, string? roleArn = null,
        string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(
            pool, endpoint, json, "UpdateGroup",
            () => RequestJson.Create(("GroupName", group), ("Description", description), ("Precedence", precedence), ("RoleArn", roleArn)),
            $"Updated {group}.");

    /// <summary>Deletes a group; its users stay.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="group">Group name.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("delete")]
    public Task<int> DeleteAsync(
        string pool, string group, string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(
            pool, endpoint, json, "DeleteGroup", () => RequestJson.Create(("GroupName", group)), $"Deleted {group}.");

    /// <summary>Lists the users of a group, all pages.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="group">Group name.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("users")]
    public Task<int> UsersAsync(
        string pool, string group, string? endpoint = null, bool json = false) =>
        PoolAdministration.ListAsync(
            pool, endpoint, json, "ListUsersInGroup",
            () => RequestJson.Create(("GroupName", group)), "Users", "NextToken", item => item.GetProperty("Username").GetString());
}
