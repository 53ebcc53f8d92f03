using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.OAuth;

/// <summary>The endpoints of managed login and of OpenID Connect discovery.</summary>
internal sealed class OAuthEndpoints(EmulatorState state)
{
    private static readonly Dictionary<(string Method, string Path), Func<OAuthRequest, EmulatorResponse>> Pages = new()
    {
        [("GET", "/oauth2/authorize")] = AuthorizeEndpoint.Authorize,
        [("GET", "/login")] = AuthorizeEndpoint.Login,
        [("POST", "/login")] = LoginSteps.Answer,
        [("GET", "/logout")] = AuthorizeEndpoint.Logout,
        [("POST", "/oauth2/token")] = TokenEndpoint.Tokens,
        [("POST", "/oauth2/revoke")] = TokenEndpoint.Revoke,
        [("GET", "/oauth2/userInfo")] = UserInfoEndpoint.Read,
        [("POST", "/oauth2/userInfo")] = UserInfoEndpoint.Read,
    };

    private readonly ManagedLoginState _login = new();

    /// <summary>Forgets open pages and authorization codes.</summary>
    public void Clear() => _login.Clear();

    /// <summary>Returns true if an endpoint or a document has the address of a request.</summary>
    public bool Has(EmulatorRequest request) =>
        Pages.ContainsKey((request.Method, request.Url.AbsolutePath)) || Discovery.Has(state, request);

    /// <summary>Answers a request, or returns <see langword="null"/> if no endpoint has its path.</summary>
    public EmulatorResponse? Answer(EmulatorRequest request)
    {
        if (!Pages.TryGetValue((request.Method, request.Url.AbsolutePath), out Func<OAuthRequest, EmulatorResponse>? page))
            return Discovery.Answer(state, request);
        try
        {
            return page(new(state, _login, request));
        }
        catch (OAuthError error)
        {
            return OAuthRequest.Json(new() { ["error"] = error.Error, ["error_description"] = error.Message }, error.Status);
        }
    }
}
