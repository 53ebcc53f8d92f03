using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>Rejects settings of app clients that contradict each other or the pool.</summary>
internal static class ClientSettingChecks
{
    private static readonly string[] StandardScopes = ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"];
    private static readonly string[] NeverWritable = ["sub", "email_verified", "phone_number_verified"];
    private static readonly string[] LoopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Checks the input of CreateUserPoolClient or UpdateUserPoolClient.</summary>
    /// <param name="call">The call.</param>
    /// <param name="pool">The pool of the app client.</param>
    /// <param name="hasSecret">True if the app client has a secret or gets one.</param>
    /// <param name="action">What the call does, in the words of the service: creating or updating.</param>
    public static void Check(Call call, EmulatorPool pool, bool hasSecret, string action)
    {
        CheckFlows(call);
        CheckAttributes(call, pool, action);
        foreach (string provider in call.GetStrings("SupportedIdentityProviders"))
            if (provider != "COGNITO" && !pool.IdentityProviders.ContainsKey(provider))
                throw ApiError.InvalidParameter($"The provider {provider} does not exist for User Pool {pool.Id}.");
        CheckOAuth(call, pool, hasSecret);
        CheckUrls(call);
    }

    private static void CheckFlows(Call call)
    {
        List<string> flows = call.GetStrings("ExplicitAuthFlows");
        if (flows.Count == 0 || flows.All(AuthFlows.IsLegacy))
            return;
        if (flows.Any(AuthFlows.IsLegacy))
            throw ApiError.InvalidParameter("ExplicitAuthFlows cannot have names with and without the prefix ALLOW_.");
        bool rotates = Json.GetObject(call.Input, "RefreshTokenRotation") is { } rotation
            && Json.GetString(rotation, "Feature") == "ENABLED";
        if (rotates && flows.Contains(AuthFlows.Refresh))
            throw ApiError.InvalidParameter($"{AuthFlows.Refresh} cannot be used with refresh token rotation.");
        if (!rotates && !flows.Contains(AuthFlows.Refresh))
            throw ApiError.InvalidParameter("REFRESH_TOKEN_AUTH should always be allowed.");
    }

    private static void CheckAttributes(Call call, EmulatorPool pool, string action)
    {
        if (!call.GetStrings("ReadAttributes").All(pool.Knows))
            throw ApiError.InvalidParameter($"Invalid read attributes specified while {action} a client");
        List<string> written = call.GetStrings("WriteAttributes");
        if (written.Count > 0 && !(written.All(name => pool.Knows(name) && !NeverWritable.Contains(name))
            && pool.Schema.Required.All(written.Contains)))
            throw ApiError.InvalidParameter($"Invalid write attributes specified while {action} a client");
    }

    private static void CheckOAuth(Call call, EmulatorPool pool, bool hasSecret)
    {
        List<string> flows = call.GetStrings("AllowedOAuthFlows"), scopes = call.GetStrings("AllowedOAuthScopes");
        if (call.GetBoolean("AllowedOAuthFlowsUserPoolClient") && (flows.Count == 0 || scopes.Count == 0))
            throw ApiError.InvalidParameter(
                "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.");
        bool redirects = flows.Contains("code") || flows.Contains("implicit");
        if (flows.Contains("client_credentials"))
        {
            if (redirects)
                throw InvalidFlow("client_credentials flow can not be selected along with code flow or implicit flow.");
            if (!hasSecret)
                throw InvalidFlow("client_credentials flow can not be selected if client does not have a client secret.");
        }
        if (redirects && call.GetStrings("CallbackURLs").Count == 0)
            throw InvalidFlow("CallbackUrls can not be empty when code flow or implicit flow is selected");
        foreach (string scope in scopes)
            if (!StandardScopes.Contains(scope) && !IsOfResourceServer(pool, scope))
                throw new ApiError("ScopeDoesNotExistException", $"Invalid scope requested: {scope}");
    }

    private static ApiError InvalidFlow(string message) => new("InvalidOAuthFlowException", message);

    private static bool IsOfResourceServer(EmulatorPool pool, string scope)
    {
        // The identifier can contain slashes, the name of a scope cannot.
        int slash = scope.LastIndexOf('/');
        return slash > 0 && pool.ResourceServers.TryGetValue(scope[..slash], out JsonObject? server)
            && server["Scopes"] is JsonArray scopes
            && scopes.Any(known => known?["ScopeName"]?.ToString() == scope[(slash + 1)..]);
    }

    private static void CheckUrls(Call call)
    {
        List<string> callbacks = call.GetStrings("CallbackURLs");
        foreach (string url in callbacks.Concat(call.GetStrings("LogoutURLs")))
            if (Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed) && parsed.Scheme == "http" && !LoopbackHosts.Contains(parsed.Host))
                throw ApiError.InvalidParameter($"{url} cannot use the HTTP protocol.");
        if (call.GetString("DefaultRedirectURI") is { } redirect && !callbacks.Contains(redirect))
            throw ApiError.InvalidParameter($"The default redirect URI {redirect} is not in the callback URIs list.");
    }
}
