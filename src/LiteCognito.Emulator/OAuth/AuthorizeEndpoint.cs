using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.OAuth;

/// <summary>The endpoints to which an application sends the browser to sign in and to sign out.</summary>
internal static class AuthorizeEndpoint
{
    private const int ChallengeLength = 43; // 32 bytes in base64url

    /// <summary>Redirects to the login page with an unchanged query, as Cognito does.</summary>
    public static EmulatorResponse Authorize(OAuthRequest request) => Checked(request, (_, _) => ToLogin(request));

    public static EmulatorResponse Login(OAuthRequest request) => Checked(request, (authorization, query) =>
    {
        var step = new LoginStep(authorization, request.Now + authorization.Client.AuthSessionValidity);
        return LoginSteps.Show(request, step, query.GetValueOrDefault("login_hint") ?? "");
    });

    public static EmulatorResponse Logout(OAuthRequest request)
    {
        try
        {
            Dictionary<string, string> query = request.Query();
            EmulatorClient client = Client(request, query);
            if (!query.TryGetValue("logout_uri", out string? target))
                return query.ContainsKey("redirect_uri")
                    ? Checked(request, (_, _) => ToLogin(request))
                    : Refused("Required parameters are missing: logout_uri, or redirect_uri.");
            return client.Options.LogoutUrls.Contains(target)
                ? OAuthRequest.Redirect(target) : Refused("The logout_uri is not one of the app client's sign-out URLs.");
        }
        catch (OAuthError error)
        {
            return Refused(error.Message);
        }
    }

    /// <summary>Redirects to the redirect URI with a result.</summary>
    public static EmulatorResponse Return(Authorization authorization, string name, string value, string? description = null)
    {
        string address = authorization.RedirectUri;
        address += $"{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(value)}";
        if (description is not null)
            address += "&error_description=" + Uri.EscapeDataString(description);
        if (authorization.State is { } state)
            address += "&state=" + Uri.EscapeDataString(state);
        return OAuthRequest.Redirect(address);
    }

    public static EmulatorResponse Refused(string message) =>
        OAuthRequest.Html(LoginPage.Message("An error was encountered", message), 400);

    private static EmulatorResponse ToLogin(OAuthRequest request) =>
        OAuthRequest.Redirect(new Uri(request.BaseAddress, "/login" + request.RawQuery).AbsoluteUri);

    /// <summary>Redirects with an error, but only to a verified redirect URI of the client (RFC 6749 section 4.1.2.1).</summary>
    private static EmulatorResponse Checked(OAuthRequest request, Func<Authorization, Dictionary<string, string>, EmulatorResponse> next)
    {
        Dictionary<string, string> query;
        Authorization authorization;
        try
        {
            query = request.Query();
            EmulatorClient client = Client(request, query);
            if (!query.TryGetValue("redirect_uri", out string? redirectUri)
                || !client.Options.CallbackUrls.Any(callback => IsSame(callback, redirectUri)))
                return Refused("The redirect_uri is not one of the app client's callback URLs.");
            authorization = new(
                client, redirectUri, [], query.GetValueOrDefault("state"), query.GetValueOrDefault("nonce"),
                query.GetValueOrDefault("code_challenge"));
        }
        catch (OAuthError error)
        {
            return Refused(error.Message);
        }
        try
        {
            return next(Check(authorization, query), query);
        }
        catch (OAuthError error)
        {
            return Return(authorization, "error", error.Error, error.Message);
        }
    }

    private static Authorization Check(Authorization authorization, Dictionary<string, string> query)
    {
        EmulatorClientOptions options = authorization.Client.Options;
        if (query.GetValueOrDefault("response_type") != "code")
            throw new OAuthError("unsupported_response_type", "response_type must be code.");
        if (!options.AllowedOAuthFlows.Contains("code"))
            throw new OAuthError("unauthorized_client", "The app client does not allow the code grant.");
        string? method = query.GetValueOrDefault("code_challenge_method");
        if (authorization.Challenge is null ? method is not null : method != "S256" || authorization.Challenge.Length != ChallengeLength)
            throw OAuthError.InvalidRequest("code_challenge must be a SHA-256 in base64url, and code_challenge_method S256.");
        if (query.GetValueOrDefault("identity_provider") is not (null or "COGNITO") || query.ContainsKey("idp_identifier"))
            throw OAuthError.InvalidRequest("The emulator has no other identity provider than COGNITO.");
        if (query.GetValueOrDefault("prompt")?.Split(' ').Contains("none") == true)
            throw new OAuthError("login_required", "Nobody is signed in here.");
        string[] scopes = query.GetValueOrDefault("scope")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (!scopes.All(options.AllowedOAuthScopes.Contains))
            throw new OAuthError("invalid_scope", "A scope is not allowed for the app client.");
        return authorization with { Scopes = scopes.Length == 0 ? options.AllowedOAuthScopes : [.. scopes.Distinct()] };
    }

    private static EmulatorClient Client(OAuthRequest request, Dictionary<string, string> query) =>
        query.TryGetValue("client_id", out string? id) && request.State.FindClient(id) is { } client
            ? client : throw OAuthError.InvalidRequest("The client_id is not one of an app client.");

    /// <summary>Compares redirect URIs. On loopback, the port may differ (RFC 8252 section 7.3).</summary>
    private static bool IsSame(string callback, string given)
    {
        const UriComponents AllButPort =
            UriComponents.Scheme | UriComponents.UserInfo | UriComponents.Host | UriComponents.PathAndQuery | UriComponents.Fragment;
        return callback == given
            || (Uri.TryCreate(callback, UriKind.Absolute, out Uri? registered) && registered is { Scheme: "http", IsLoopback: true }
                && Uri.TryCreate(given, UriKind.Absolute, out Uri? asked)
                && registered.GetComponents(AllButPort, UriFormat.UriEscaped) == asked.GetComponents(AllButPort, UriFormat.UriEscaped));
    }
}
