namespace LiteCognito;

/// <summary>The settings of a cookie sign-in. The cookie itself is configured with <c>CookieAuthenticationOptions</c>.</summary>
/// <example>
/// <code language="csharp">
/// using Microsoft.Extensions.DependencyInjection;
///
/// builder.Services.AddAuthentication().AddCognitoSignIn(
///     options => options.OutageTolerance = TimeSpan.FromMinutes(15),
///     cookie => cookie.LoginPath = "/sign-in");
/// </code>
/// </example>
public sealed class CognitoSignInOptions
{
    /// <summary>
    /// Gets or sets the name that <c>AddLiteCognito</c> gave the client to sign in with, or <see langword="null"/> for the default client.
    /// </summary>
    public string? ClientName { get; set; }

    /// <summary>
    /// Gets or sets the store for the tokens of signed-in users, or <see langword="null"/> to use the client's own store, or the memory of
    /// this process if it has none.
    /// </summary>
    /// <remarks>
    /// The cookie holds a random handle and the user's claims, never a token. In the store, the handle takes the place of the user name,
    /// so that a user can be signed in with several browsers. Servers that share users must share a store.
    /// </remarks>
    public ITokenStore? TokenStore { get; set; }

    /// <summary>Gets or sets the flow of password sign-ins. The default is <see cref="SignInFlow.UserSrp"/>.</summary>
    public SignInFlow PasswordFlow { get; set; }

    /// <summary>
    /// Gets or sets the claim of the ID token that becomes the user's name. The default is <c>cognito:username</c>. Roles are the user's
    /// groups, <c>cognito:groups</c>.
    /// </summary>
    public string NameClaimType { get; set; } = "cognito:username";

    /// <summary>
    /// Gets or sets how long users stay signed in with the claims of the cookie, after their tokens have expired, while neither Cognito
    /// nor the token store answers. The default is 1 hour.
    /// </summary>
    /// <remarks>
    /// After this time, requests are anonymous until the outage ends. The cookie stays, so the user is then signed in again. A disabled or
    /// deleted user can use the site for this time at most, if the outage lasts that long.
    /// </remarks>
    public TimeSpan OutageTolerance { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Gets or sets how long a request waits for a refresh or for the token store before it continues with the claims of the cookie. The
    /// refresh itself continues. The default is 2 seconds.
    /// </summary>
    public TimeSpan ValidationTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Gets or sets how long requests do not wait again after a refresh or the token store has failed. The default is 10 seconds.
    /// </summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Gets or sets how often this process looks into the token store whether a session was ended by another process. The default is 30
    /// seconds; zero looks at every request.
    /// </summary>
    public TimeSpan SessionCheckInterval { get; set; } = TimeSpan.FromSeconds(30);
}
