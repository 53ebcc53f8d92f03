using System.Text.Json.Nodes;
using ConsoleAppFramework;
using LiteCognito.Cli.Administration;

namespace LiteCognito.Cli.Commands;

internal sealed class AdminIdpCommand
{
    /// <summary>Makes an identity provider of the input: ProviderDetails, AttributeMapping, IdpIdentifiers.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="name">Provider name.</param>
    /// <param name="type">SAML, OIDC, Google, Facebook, LoginWithAmazon or SignInWithApple.</param>
    /// <param name="input">File with further members as Cognito names them, a JSON object; - for stdin.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("create")]
    public Task<int> CreateAsync(
        string pool, string name, string type, string input,
        string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(pool, endpoint, json, "CreateIdentityProvider", () =>
        {
            JsonObject request = RequestJson.Read(input);
            request["ProviderName"] = name;
            request["ProviderType"] = type;
            return request;
        }, $"Created {name}.");

    /// <summary>Shows an identity provider.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="name">Provider name.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("get")]
    public Task<int> GetAsync(
        string pool, string name, string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(
            pool, endpoint, json, "DescribeIdentityProvider", () => RequestJson.Create(("ProviderName", name)), null);

    /// <summary>Lists the identity providers of the pool, all pages.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("list")]
    public Task<int> ListAsync(
        string pool, string? endpoint = null, bool json = false) =>
        PoolAdministration.ListAsync(
            pool, endpoint, json, "ListIdentityProviders",
            () => RequestJson.Create(), "Providers", "NextToken",
            item => $"{item.GetProperty("ProviderName").GetString()} {item.GetProperty("ProviderType").GetString()}");

    /// <summary>Changes an identity provider by the input: ProviderDetails, AttributeMapping, IdpIdentifiers.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="name">Provider name.</param>
    /// <param name="input">File with further members as Cognito names them, a JSON object; - for stdin.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("update")]
    public Task<int> UpdateAsync(
        string pool, string name, string input,
        string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(pool, endpoint, json, "UpdateIdentityProvider", () =>
        {
            JsonObject request = RequestJson.Read(input);
            request["ProviderName"] = name;
            return request;
        }, $"Updated {name}.");

    /// <summary>Deletes an identity provider.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="name">Provider name.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("delete")]
    public Task<int> DeleteAsync(
        string pool, string name, string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(
            pool, endpoint, json, "DeleteIdentityProvider",
            () => RequestJson.Create(("ProviderName", name)), $"Deleted {name}.");
}
