using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiteCognito.SignIn;

/// <summary>What one scheme of the cookie sign-in consists of.</summary>
internal sealed class SignInScheme
{
    private const string RoleClaimType = "cognito:groups", UsernameClaimType = "cognito:username";
    private const string TicketStoreKey = "Microsoft.AspNetCore.Authentication.Cookies-SessionId";

    // These claims describe the token and not the user, and change with each refresh.
    private static readonly HashSet<string> TokenClaims =
        new(["at_hash", "aud", "auth_time", "event_id", "exp", "iat", "jti", "token_use"], StringComparer.Ordinal);

    private readonly IOptionsMonitor<CookieAuthenticationOptions> _cookies;
    private readonly CognitoTokenVerifier _verifier;
    private readonly object _ending = new();

    public SignInScheme(IServiceProvider services, string name)
    {
        Name = name;
        Options = services.GetRequiredService<IOptionsMonitor<CognitoSignInOptions>>().Get(name);
        Logger = services.GetRequiredService<ILogger<CognitoSignInService>>();
        _cookies = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>();
        string clientName = Options.ClientName ?? Microsoft.Extensions.Options.Options.DefaultName;
        CognitoClientOptions client = services.GetRequiredService<IOptionsMonitor<CognitoClientOptions>>().Get(clientName);
        if (client is not { UserPoolId: { } poolId, ClientId: { } clientId })
            throw new InvalidOperationException(
                $"The sign-in scheme {name} requires a user pool and an app client. Call AddLiteCognito, and set its UserPoolId and "
                + "ClientId. If the client has a name, set CognitoSignInOptions.ClientName to it.");
        Clock = client.TimeProvider;
        HttpClient http = services.GetRequiredService<IHttpClientFactory>()
            .CreateClient(clientName.Length == 0 ? "LiteCognito" : $"LiteCognito:{clientName}");

        // A device that all browsers share would spare every one of them the second factor, so the sign-in uses no device store.
        client = client with { DeviceStore = null, ConfirmNewDevices = false };
        ITokenStore? store = Options.TokenStore ?? client.TokenStore;
        if (store is null)
        {
            Log.SignInInMemory(Logger, name);
            store = new MemorySessionStore(Clock, Cookie.ExpireTimeSpan + TimeSpan.FromDays(1));
        }
        Client = new CognitoClient(client with { TokenStore = null }, http);
        _verifier = new CognitoTokenVerifier(
            new CognitoTokenVerifierOptions
            {
                Issuers = [Issuer(client, poolId, clientId)],
                // The token comes from Cognito itself. Its lifetime may be shorter than that of the access token, which counts.
                ClockTolerance = TimeSpan.FromDays(1),
                TimeProvider = Clock,
            }, http);
        Sessions = new SessionRegistry(
            new(store, poolId, clientId, slot => new CognitoClient(client with { TokenStore = slot }, http)), Options, Clock, Logger);
        Validator = new SessionValidator(this);

        IDataProtector protector = services.GetRequiredService<IDataProtectionProvider>().CreateProtector("LiteCognito.SignIn", name);
        var manager = new SignInCookieManager(Cookie.Cookie.SecurePolicy);
        string cookieName = CookieName(name);
        Pending = new(
            $"{cookieName}.SignIn", protector.CreateProtector("pending"), manager, client.AuthSessionValidity,
            StateJson.Default.PendingState, Clock);
        Setup = new(
            $"{cookieName}.Setup", protector.CreateProtector("setup"), manager, TimeSpan.FromMinutes(15), StateJson.Default.SetupState,
            Clock);
    }

    public string Name { get; }

    public CognitoSignInOptions Options { get; }

    public TimeProvider Clock { get; }

    public ILogger Logger { get; }

    /// <summary>The client that signs in. It stores nothing, because a session is stored under its handle.</summary>
    public CognitoClient Client { get; }

    public SessionRegistry Sessions { get; }

    public SessionValidator Validator { get; }

    public SealedCookie<PendingState> Pending { get; }

    public SealedCookie<SetupState> Setup { get; }

    public CookieAuthenticationOptions Cookie => _cookies.Get(Name);

    /// <summary>Returns the name of a scheme as the name of a cookie.</summary>
    public static string CookieName(string scheme) => Uri.EscapeDataString(scheme);

    public static string? Username(ClaimsPrincipal principal) => principal.FindFirst(UsernameClaimType)?.Value;

    /// <summary>Verifies the ID token and returns its user.</summary>
    public async Task<ClaimsPrincipal> VerifyAsync(CognitoTokens tokens)
    {
        string idToken = tokens.IdToken
            ?? throw new CognitoProtocolException("Cognito returned no ID token, so the user's claims are not known.");
        VerifiedToken verified = await _verifier.VerifyAsync(idToken, TokenUse.Id).ConfigureAwait(false);
        IEnumerable<Claim> claims = verified.ToClaimsIdentity().Claims.Where(claim => !TokenClaims.Contains(claim.Type));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, Name, Options.NameClaimType, RoleClaimType));
    }

    /// <summary>
    /// Reads the request's ticket even if it has expired or was refused, so that a sign-out ends a session that cannot be checked.
    /// </summary>
    public async Task<SessionTicket?> ReadTicketAsync(HttpContext context)
    {
        CookieAuthenticationOptions options = Cookie;
        if (options.CookieManager.GetRequestCookie(context, options.Cookie.Name!) is not { Length: > 0 } text)
            return null;
        AuthenticationTicket? ticket = options.TicketDataFormat.Unprotect(text);
        if (ticket is not null && options.SessionStore is { } store && ticket.Principal.FindFirst(TicketStoreKey) is { } key)
            ticket = await store.RetrieveAsync(key.Value, context, context.RequestAborted).ConfigureAwait(false);
        return ticket is null ? null : SessionTicket.Read(ticket.Properties);
    }

    /// <summary>Deletes the session's cookie. The session itself has ended already.</summary>
    public async Task DeleteCookieAsync(HttpContext context)
    {
        context.Items[_ending] = _ending;
        Setup.Delete(context);
        await context.SignOutAsync(Name).ConfigureAwait(false);
    }

    public bool IsEnding(HttpContext context) => context.Items.ContainsKey(_ending);

    private static TrustedIssuer Issuer(CognitoClientOptions client, string poolId, string clientId) => client.Endpoint is { } endpoint
        ? new()
        {
            Issuer = $"{endpoint.AbsoluteUri.TrimEnd('/')}/{poolId}",
            ClientIds = [clientId],
            AllowInsecureEndpoint = client.AllowInsecureEndpoint,
        }
        : TrustedIssuer.ForUserPool(poolId, [clientId]);
}
