using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour.Live;

/// <summary>Deletes the user pools that tests created.</summary>
internal static class UserPools
{
    /// <summary>The beginning of the names of all pools that tests create.</summary>
    public const string Prefix = "litecognito-behaviour";

    /// <summary>Deletes a pool, with what prevents that: its domain, and its protection. Returns false if it is still there.</summary>
    public static async Task<bool> DeleteAsync(Caller caller, string pool, CancellationToken cancellationToken)
    {
        var id = new JsonObject { ["UserPoolId"] = pool };
        if (await CallAsync(caller, "DeleteUserPool", id, cancellationToken) is not null)
            return true;
        JsonNode? described = await CallAsync(caller, "DescribeUserPool", id, cancellationToken);
        foreach (string member in (string[])["Domain", "CustomDomain"])
            if (described?["UserPool"]?[member] is { } domain)
                await CallAsync(
                    caller, "DeleteUserPoolDomain", new() { ["UserPoolId"] = pool, ["Domain"] = domain.ToString() }, cancellationToken);
        await CallAsync(
            caller, "UpdateUserPool", new() { ["UserPoolId"] = pool, ["DeletionProtection"] = "INACTIVE" }, cancellationToken);
        return await CallAsync(caller, "DeleteUserPool", id, cancellationToken) is not null
            || (described is null && await IsGoneAsync(caller, id, cancellationToken));
    }

    /// <summary>Returns the pools whose names start with <see cref="Prefix"/>.</summary>
    public static async Task<List<(string Id, string Name)>> FindAsync(Caller caller, CancellationToken cancellationToken)
    {
        var found = new List<(string, string)>();
        string? next = null;
        do
        {
            var input = new JsonObject { ["MaxResults"] = 60 };
            if (next is not null)
                input["NextToken"] = next;
            using HttpResponseMessage response = await caller.SendAsync("ListUserPools", input, cancellationToken);
            string body = await response.Content.ReadAsStringAsync(cancellationToken);
            Assert.True(response.IsSuccessStatusCode, body);
            JsonNode page = JsonNode.Parse(body)!;
            foreach (JsonNode? pool in page["UserPools"]!.AsArray())
                if (pool!["Name"]!.ToString() is var name && name.StartsWith(Prefix, StringComparison.Ordinal))
                    found.Add((pool["Id"]!.ToString(), name));
            next = page["NextToken"]?.ToString();
        }
        while (next is not null);
        return found;
    }

    private static async Task<bool> IsGoneAsync(Caller caller, JsonObject id, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await caller.SendAsync("DescribeUserPool", id, cancellationToken);
        return (await response.Content.ReadAsStringAsync(cancellationToken)).Contains(
            "ResourceNotFoundException", StringComparison.Ordinal);
    }

    /// <summary>Returns the response, or <see langword="null"/> if the call failed.</summary>
    private static async Task<JsonNode?> CallAsync(Caller caller, string operation, JsonObject input, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await caller.SendAsync(operation, input, cancellationToken);
        string body = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode ? JsonNode.Parse(body is "" ? "{}" : body) : null;
    }
}
