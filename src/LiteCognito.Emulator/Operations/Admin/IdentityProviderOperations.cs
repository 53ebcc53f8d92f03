using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Operations;

/// <summary>Identity providers of a pool: kept, and shown again. Nobody signs in through them here.</summary>
internal static class IdentityProviderArea
{
    private static readonly string[] Types = ["SAML", "Facebook", "Google", "LoginWithAmazon", "SignInWithApple", "OIDC"];

    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["CreateIdentityProvider"] = CreateIdentityProvider,
        ["DescribeIdentityProvider"] = call => Answer(Provider(call)),
        ["UpdateIdentityProvider"] = UpdateIdentityProvider,
        ["DeleteIdentityProvider"] = DeleteIdentityProvider,
        ["ListIdentityProviders"] = ListIdentityProviders,
        ["GetIdentityProviderByIdentifier"] = GetIdentityProviderByIdentifier,
    };

    private static JsonObject CreateIdentityProvider(Call call)
    {
        EmulatorPool pool = call.Pool();
        string name = call.Required("ProviderName"), type = call.Required("ProviderType");
        if (!Types.Contains(type))
            throw ApiError.InvalidParameter($"Value '{type}' at 'providerType' failed to satisfy constraint: Member must satisfy enum value set: [{string.Join(", ", Types)}]");
        if (pool.IdentityProviders.ContainsKey(name))
            throw new ApiError("DuplicateProviderException", $"A provider with the name {name} already exists in user pool {pool.Id}.");
        JsonObject provider = Json.Kept(call.Input);
        provider["CreationDate"] = Json.Seconds(call.Now);
        provider["LastModifiedDate"] = Json.Seconds(call.Now);
        pool.IdentityProviders.Add(name, provider);
        return Answer(provider);
    }

    private static JsonObject UpdateIdentityProvider(Call call)
    {
        JsonObject provider = Provider(call);
        Json.Merge(provider, Json.Kept(call.Input));
        provider["LastModifiedDate"] = Json.Seconds(call.Now);
        return Answer(provider);
    }

    private static JsonObject DeleteIdentityProvider(Call call)
    {
        Provider(call);
        call.Pool().IdentityProviders.Remove(call.Required("ProviderName"));
        return [];
    }

    private static JsonObject ListIdentityProviders(Call call) => call.Listed("Providers", call.Pool().IdentityProviders, provider => provider.Key, provider =>
    {
        var answer = new JsonObject();
        foreach (string name in (string[])["ProviderName", "ProviderType", "LastModifiedDate", "CreationDate"])
            answer[name] = provider.Value[name]?.DeepClone();
        return answer;
    });

    private static JsonObject GetIdentityProviderByIdentifier(Call call)
    {
        string identifier = call.Required("IdpIdentifier");
        return Answer(call.Pool().IdentityProviders.Values.FirstOrDefault(provider => provider["IdpIdentifiers"] is JsonArray identifiers
            && identifiers.Any(known => known?.ToString() == identifier)) ?? throw new ApiError("ResourceNotFoundException", $"Identity provider {identifier} does not exist."));
    }

    private static JsonObject Provider(Call call)
    {
        string name = call.Required("ProviderName");
        return call.Pool().IdentityProviders.GetValueOrDefault(name) ?? throw new ApiError("ResourceNotFoundException", $"Identity provider {name} does not exist.");
    }

    private static JsonObject Answer(JsonObject provider) => new() { ["IdentityProvider"] = provider.DeepClone() };
}
