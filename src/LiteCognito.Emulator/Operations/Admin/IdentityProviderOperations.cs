using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>Stores and returns the identity providers of a pool. Users cannot sign in through them.</summary>
internal static class IdentityProviderOperations
{
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
        string name = call.GetRequired("ProviderName");
        if (pool.IdentityProviders.ContainsKey(name))
            throw new ApiError("DuplicateProviderException", $"A provider with the name {name} already exists in user pool {pool.Id}.");
        JsonObject provider = Json.Copy(call.Input);
        provider["CreationDate"] = Json.Seconds(call.Now);
        provider["LastModifiedDate"] = Json.Seconds(call.Now);
        pool.IdentityProviders.Add(name, provider);
        return Answer(provider);
    }

    private static JsonObject UpdateIdentityProvider(Call call)
    {
        JsonObject provider = Provider(call);
        Json.Merge(provider, Json.Copy(call.Input));
        provider["LastModifiedDate"] = Json.Seconds(call.Now);
        return Answer(provider);
    }

    private static JsonObject DeleteIdentityProvider(Call call)
    {
        Provider(call);
        call.Pool().IdentityProviders.Remove(call.GetRequired("ProviderName"));
        return [];
    }

    private static JsonObject ListIdentityProviders(Call call) =>
        call.Page("Providers", call.Pool().IdentityProviders, provider => provider.Key, provider => Summarize(provider.Value));

    private static JsonObject Summarize(JsonObject provider)
    {
        var answer = new JsonObject();
        foreach (string name in (string[])["ProviderName", "ProviderType", "LastModifiedDate", "CreationDate"])
            answer[name] = provider[name]?.DeepClone();
        return answer;
    }

    private static JsonObject GetIdentityProviderByIdentifier(Call call)
    {
        string identifier = call.GetRequired("IdpIdentifier");
        JsonObject? found = call.Pool().IdentityProviders.Values.FirstOrDefault(provider =>
            provider["IdpIdentifiers"] is JsonArray identifiers && identifiers.Any(known => known?.ToString() == identifier));
        return Answer(found ?? throw NotFound(identifier));
    }

    private static JsonObject Provider(Call call)
    {
        string name = call.GetRequired("ProviderName");
        return call.Pool().IdentityProviders.GetValueOrDefault(name) ?? throw NotFound(name);
    }

    private static ApiError NotFound(string name) => ApiError.ResourceNotFound($"Identity provider {name} does not exist.");

    private static JsonObject Answer(JsonObject provider) => new() { ["IdentityProvider"] = provider.DeepClone() };
}
