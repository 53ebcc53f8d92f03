using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.IdentityPools;

/// <summary>The operations for users whom the developer's own server signs in.</summary>
internal sealed class DeveloperIdentityOperations(IdentityPoolList pools)
{
    private const string UserIdentifier = "DeveloperUserIdentifier", Users = "DeveloperUserIdentifierList";
    private const int DefaultSeconds = 15 * 60;

    public Dictionary<string, Func<Call, JsonObject>> Operations => new()
    {
        ["GetOpenIdTokenForDeveloperIdentity"] = GetOpenIdToken,
        ["LookupDeveloperIdentity"] = Lookup,
        ["MergeDeveloperIdentities"] = Merge,
        ["UnlinkDeveloperIdentity"] = Unlink,
    };

    private JsonObject GetOpenIdToken(Call call)
    {
        EmulatorIdentityPool pool = pools.Signed(call);
        if (pool.DeveloperProvider is not { } provider || !call.GetMap("Logins").TryGetValue(provider, out string? user))
            throw UnknownProvider();
        Identity? named = call.GetString("IdentityId") is { } id ? InPool(pool, id) : null;
        IdentityLogin login = Login(provider, user);
        // The text is that of the documentation.
        if (named is not null && Find(pool, login) is { } owner && owner != named)
            throw new ApiError(
                "DeveloperUserAlreadyRegisteredException",
                "The provided developer user identifier is already registered with Cognito under a different identity ID.");
        List<VerifiedLogin> others = IdentityLogins.Read(call, pool, isIssuing: true, name => name == provider);
        Identity identity = IdentityLinks.Find(pool, named, [login, .. others.Select(other => other.Login)], call.Now);
        TimeSpan validity = TimeSpan.FromSeconds(call.GetInt32("TokenDuration") ?? DefaultSeconds);
        return new()
        {
            ["IdentityId"] = identity.Id,
            ["Token"] = OpenIdTokens.Create(call, identity, validity, call.GetMap("PrincipalTags")),
        };
    }

    private JsonObject Lookup(Call call)
    {
        EmulatorIdentityPool pool = pools.Signed(call);
        string? id = call.GetString("IdentityId"), user = call.GetString(UserIdentifier);
        if (id is null && user is null)
            throw ApiError.InvalidParameter("IdentityId or DeveloperUserIdentifier is required."); // the text is not confirmed
        if (pool.DeveloperProvider is not { } provider)
            throw UnknownProvider();
        Identity? named = id is null ? null : InPool(pool, id), owner = user is null ? named : Owner(pool, Login(provider, user));
        if (named is not null && named != owner)
            throw IdentityLinks.Conflict();
        JsonObject answer = call.Page(
            Users, owner!.Logins.Where(login => login.IsDeveloper && (user is null || login.Subject == user)), login => login.Subject,
            login => new() { ["Name"] = login.Subject }, minSize: 1);
        answer["IdentityId"] = owner.Id;
        answer[Users] = Json.Strings(answer[Users]!.AsArray().Select(item => (string)item!["Name"]!));
        return answer;
    }

    /// <summary>Moves all logins of one user to the identity of another. The identity that they leave is disabled.</summary>
    private JsonObject Merge(Call call)
    {
        EmulatorIdentityPool pool = pools.Signed(call);
        string from = call.GetRequired("SourceUserIdentifier"), to = call.GetRequired("DestinationUserIdentifier");
        string provider = Provider(pool, call);
        Identity source = Owner(pool, Login(provider, from)), destination = Owner(pool, Login(provider, to));
        if (source == destination)
            return new() { ["IdentityId"] = destination.Id };
        if (source.Logins.Any(login => destination.Logins.Any(login.Contradicts)))
            throw IdentityLinks.Conflict();
        foreach (IdentityLogin login in source.Logins)
            destination.Link(login, call.Now);
        source.Unlink(_ => true, call.Now);
        return new() { ["IdentityId"] = destination.Id };
    }

    private JsonObject Unlink(Call call)
    {
        EmulatorIdentityPool pool = pools.Signed(call);
        Identity identity = InPool(pool, call.GetRequired("IdentityId"));
        IdentityLogin login = Login(Provider(pool, call), call.GetRequired(UserIdentifier));
        if (Owner(pool, login) != identity)
            throw IdentityLinks.Conflict();
        identity.Unlink(login.IsSame, call.Now);
        return [];
    }

    private static string Provider(EmulatorIdentityPool pool, Call call)
    {
        string provider = call.GetRequired("DeveloperProviderName");
        return provider == pool.DeveloperProvider ? provider : throw UnknownProvider();
    }

    private static IdentityLogin Login(string provider, string user) => new(provider, provider, user, IsDeveloper: true);

    private static Identity? Find(EmulatorIdentityPool pool, IdentityLogin login) =>
        Touched(pool, pool.Identities.Values.FirstOrDefault(identity => identity.Has(login)));

    // The text is not confirmed.
    private static Identity Owner(EmulatorIdentityPool pool, IdentityLogin login) =>
        Find(pool, login) ?? throw ApiError.ResourceNotFound($"Developer user '{login.Subject}' not found.");

    private static Identity InPool(EmulatorIdentityPool pool, string id) =>
        Touched(pool, pool.Identities.GetValueOrDefault(id)) ?? throw IdentityPoolList.IdentityNotFound(id);

    private static Identity? Touched(EmulatorIdentityPool pool, Identity? identity)
    {
        if (identity is not null)
            pool.State.Touch(identity);
        return identity;
    }

    // The text is confirmed, the code is not.
    private static ApiError UnknownProvider() =>
        ApiError.InvalidParameter("This identity pool does not support the specified developer provider.");
}
