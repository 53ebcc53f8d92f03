using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>
/// The operations that link users to accounts at identity providers. A user shows the links as the attribute <c>identities</c>.
/// </summary>
internal static class ProviderLinkOperations
{
    private const string Attribute = "identities", LocalProvider = "Cognito", Subject = "Cognito_Subject";

    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["AdminLinkProviderForUser"] = AdminLinkProviderForUser,
        ["AdminDisableProviderForUser"] = AdminDisableProviderForUser,
    };

    /// <summary>Writes the <c>identities</c> of an ID token, in which all values are strings.</summary>
    public static void AddClaim(JsonObject claims, EmulatorUser user)
    {
        if (user.ProviderLinks.Count > 0)
            claims[Attribute] = Json.List(user.ProviderLinks, link => Describe(
                link, "false", link.CreatedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));
    }

    private static JsonObject AdminLinkProviderForUser(Call call)
    {
        const int MostLinks = 5;
        EmulatorPool pool = call.Pool();
        (string destination, _, string username) = Account(call, "DestinationUser");
        (string source, string? name, string id) = Account(call, "SourceUser");
        EmulatorUser user = (destination == LocalProvider ? pool.Find(username) : pool.Find($"{destination}_{username}"))
            ?? throw ApiError.UserNotFound();
        string type = ProviderType(pool, source);
        if (name is null)
            throw ApiError.InvalidParameter("SourceUser.ProviderAttributeName is missing.");
        if (pool.Find($"{source}_{id}") is not null)
            throw ApiError.InvalidParameter(
                "Merging is not currently supported, provide a SourceUser that has not been signed up in order to link");
        if (Owner(pool, source, name, id) is not null)
            throw ApiError.InvalidParameter("SourceUser is already linked to DestinationUser");
        if (user.ProviderLinks.Count >= MostLinks)
            throw new ApiError("LimitExceededException", $"A user has at most {MostLinks} linked identities.");
        user.ProviderLinks.Add(new(source, type, name, id, call.Now));
        Show(call, user);
        return [];
    }

    private static JsonObject AdminDisableProviderForUser(Call call)
    {
        EmulatorPool pool = call.Pool();
        (string provider, string? name, string id) = Account(call, "User");
        if (provider == LocalProvider)
        {
            EmulatorUser local = pool.Find(id) ?? throw ApiError.UserNotFound();
            local.RemovePassword();
            local.ModifiedAt = call.Now;
            return [];
        }
        ProviderType(pool, provider);
        EmulatorUser user = Owner(pool, provider, name, id) ?? throw ApiError.UserNotFound();
        user.Touch();
        user.ProviderLinks.RemoveAll(link => Matches(link, provider, name, id));
        Show(call, user);
        return [];
    }

    private static void Show(Call call, EmulatorUser user)
    {
        if (user.ProviderLinks.Count == 0)
            user.Attributes.Remove(Attribute);
        else
            user.Attributes[Attribute] = Json.List(
                user.ProviderLinks, link => Describe(link, false, link.CreatedAt.ToUnixTimeMilliseconds())).ToJsonString();
        user.ModifiedAt = call.Now;
    }

    private static JsonObject Describe(ProviderLink link, JsonNode primary, JsonNode created) => new()
    {
        ["userId"] = link.UserId,
        ["providerName"] = link.ProviderName,
        ["providerType"] = link.ProviderType,
        ["issuer"] = null,
        ["primary"] = primary,
        ["dateCreated"] = created,
    };

    private static EmulatorUser? Owner(EmulatorPool pool, string provider, string? name, string id) =>
        pool.Users.FirstOrDefault(user => user.ProviderLinks.Exists(link => Matches(link, provider, name, id)));

    // Cognito_Subject names the account whatever attribute the link was made with.
    private static bool Matches(ProviderLink link, string provider, string? name, string id) =>
        link.ProviderName == provider && link.UserId == id && (name == Subject || name == link.AttributeName);

    private static string ProviderType(EmulatorPool pool, string provider) =>
        pool.IdentityProviders.TryGetValue(provider, out JsonObject? found) ? found["ProviderType"]?.ToString() ?? ""
            : throw ApiError.InvalidParameter($"The provider {provider} does not exist for User Pool {pool.Id}.");

    private static (string Provider, string? AttributeName, string Value) Account(Call call, string member)
    {
        JsonElement account = Json.GetObject(call.Input, member) ?? throw Call.Missing(member);
        return (
            Json.GetString(account, "ProviderName") ?? throw ApiError.InvalidParameter($"{member}.ProviderName is missing."),
            Json.GetString(account, "ProviderAttributeName"),
            Json.GetString(account, "ProviderAttributeValue")
                ?? throw ApiError.InvalidParameter($"{member}.ProviderAttributeValue is missing."));
    }
}
