using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>
/// The operations on the domains of pools. A pool has at most one prefix of Cognito's own domain and one custom domain. Managed login
/// does not use them: it is at the address of the emulator.
/// </summary>
internal static class DomainOperations
{
    private static readonly string[] ReservedWords = ["aws", "amazon", "cognito"];

    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["CreateUserPoolDomain"] = CreateUserPoolDomain,
        ["DescribeUserPoolDomain"] = DescribeUserPoolDomain,
        ["UpdateUserPoolDomain"] = UpdateUserPoolDomain,
        ["DeleteUserPoolDomain"] = DeleteUserPoolDomain,
    };

    /// <summary>Returns the Domain and the CustomDomain of a UserPoolType.</summary>
    public static JsonObject Names(EmulatorPool pool)
    {
        var names = new JsonObject();
        foreach (JsonObject domain in pool.Domains)
            names[IsCustom(domain) ? "CustomDomain" : "Domain"] = Name(domain);
        return names;
    }

    /// <summary>Rejects the deletion of a pool that has a domain.</summary>
    public static void CheckDeletable(EmulatorPool pool)
    {
        if (pool.Domains.Count > 0)
            throw ApiError.InvalidParameter("User pool cannot be deleted. It has a domain configured that should be deleted first.");
    }

    private static JsonObject CreateUserPoolDomain(Call call)
    {
        EmulatorPool pool = call.Pool();
        string name = call.GetRequired("Domain");
        JsonObject? certificate = Certificate(call);
        int version = Version(call, pool) ?? 1;
        if (certificate is null)
            CheckPrefix(name);
        // A prefix is unique in its region, a custom domain in all regions.
        if (call.State.Pools.Any(other => (certificate is not null || other.Region == pool.Region) && Find(other, name) is not null))
            throw ApiError.InvalidParameter("Domain already associated with another user pool.");
        if (pool.Domains.Exists(domain => IsCustom(domain) == certificate is not null))
            throw ApiError.InvalidParameter("User pool already has a domain configured.");
        string cloudFront = "d" + RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 13) + ".cloudfront.net";
        var domain = new JsonObject
        {
            ["UserPoolId"] = pool.Id,
            ["AWSAccountId"] = EmulatorPool.AccountId,
            ["Domain"] = name,
            ["S3Bucket"] = "aws-cognito-prod-emulator-assets",
            ["CloudFrontDistribution"] = cloudFront,
            ["Version"] = call.Now.UtcDateTime.ToString("yyyyMMddHHmmss", null),
            ["Status"] = "ACTIVE",
            ["CustomDomainConfig"] = certificate ?? [],
            ["ManagedLoginVersion"] = version,
        };
        if (Json.GetObject(call.Input, "Routing") is { } routing)
            domain["Routing"] = Json.Copy(routing);
        pool.Domains.Add(domain);
        return Answer(domain);
    }

    private static JsonObject DescribeUserPoolDomain(Call call)
    {
        string name = call.GetRequired("Domain");
        JsonObject? found = call.State.Pools.Where(pool => pool.Region == call.Region)
            .Select(pool => Find(pool, name)).FirstOrDefault(domain => domain is not null);
        return new() { ["DomainDescription"] = found?.DeepClone() ?? new JsonObject() };
    }

    private static JsonObject UpdateUserPoolDomain(Call call)
    {
        EmulatorPool pool = call.Pool();
        JsonObject domain = Domain(call, pool);
        JsonObject? certificate = Certificate(call);
        if (certificate is not null && !IsCustom(domain))
            throw ApiError.InvalidParameter("CustomDomainConfig is only for a custom domain.");
        int? version = Version(call, pool);
        if (certificate is not null)
            domain["CustomDomainConfig"] = certificate;
        if (version is not null)
            domain["ManagedLoginVersion"] = version;
        if (Json.GetObject(call.Input, "Routing") is { } routing)
            domain["Routing"] = Json.Copy(routing);
        return Answer(domain);
    }

    private static JsonObject DeleteUserPoolDomain(Call call)
    {
        EmulatorPool pool = call.Pool();
        pool.Domains.Remove(Domain(call, pool));
        return [];
    }

    private static JsonObject Answer(JsonObject domain)
    {
        var answer = new JsonObject();
        foreach (string name in (string[])["ManagedLoginVersion", "Routing"])
            if (domain[name] is { } value)
                answer[name] = value.DeepClone();
        if (IsCustom(domain))
            answer["CloudFrontDomain"] = domain["CloudFrontDistribution"]!.DeepClone();
        return answer;
    }

    private static JsonObject Domain(Call call, EmulatorPool pool) =>
        Find(pool, call.GetRequired("Domain")) ?? throw ApiError.InvalidParameter("No such domain or user pool exists.");

    private static JsonObject? Find(EmulatorPool pool, string name) => pool.Domains.Find(domain => Name(domain) == name);

    private static string Name(JsonObject domain) => (string)domain["Domain"]!;

    private static bool IsCustom(JsonObject domain) => domain["CustomDomainConfig"] is JsonObject { Count: > 0 };

    /// <summary>Reads CustomDomainConfig, which makes a domain a custom one.</summary>
    private static JsonObject? Certificate(Call call)
    {
        if (Json.GetObject(call.Input, "CustomDomainConfig") is not { } config)
            return null;
        if (Json.GetString(config, "CertificateArn") is null)
            throw Call.Missing("customDomainConfig.certificateArn");
        return Json.Copy(config);
    }

    private static int? Version(Call call, EmulatorPool pool)
    {
        if (!call.Input.TryGetProperty("ManagedLoginVersion", out JsonElement given) || given.ValueKind == JsonValueKind.Null)
            return null;
        int? version = call.GetInt32("ManagedLoginVersion");
        if (version is not (1 or 2))
            throw ApiError.InvalidParameter("ManagedLoginVersion must be 1 or 2.");
        if (version == 2 && pool.Settings["UserPoolTier"]?.ToString() == "LITE")
            throw new ApiError("FeatureUnavailableInTierException", "Managed login is not available in the user pool's tier.");
        return version;
    }

    private static void CheckPrefix(string name)
    {
        if (name.Length is 0 or > 63 || name.StartsWith('-') || name.EndsWith('-')
            || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            throw ApiError.InvalidParameter(
                "The domain name contains an invalid character. Domain names can only contain lower-case letters, numbers, and hyphens. "
                + @"Please enter a different name that follows this format: ^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$");
        if (Array.Find(ReservedWords, word => name.Contains(word, StringComparison.Ordinal)) is { } reserved)
            throw ApiError.InvalidParameter($"Domain cannot contain reserved word: {reserved}");
    }
}
