using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.OAuth;

/// <summary>The addresses of managed login.</summary>
internal static class OAuthArea
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

    /// <summary>What answers a request, or <see langword="null"/> where it is not for managed login.</summary>
    public static Func<OAuthRequest, EmulatorResponse>? Find(EmulatorRequest request) =>
        Pages.TryGetValue((request.Method, request.Url.AbsolutePath), out Func<OAuthRequest, EmulatorResponse>? page) ? Guarded(page) : null;

    private static Func<OAuthRequest, EmulatorResponse> Guarded(Func<OAuthRequest, EmulatorResponse> page) => request =>
    {
        try
        {
            return page(request);
        }
        catch (OAuthError error)
        {
            return OAuthRequest.Json(new JsonObject { ["error"] = error.Error, ["error_description"] = error.Message }, error.Status);
        }
    };
}
