using LiteCognito.Protocol;
using LiteCognito.Signing;

namespace LiteCognito;

/// <summary>
/// A client for one Amazon Cognito user pool. <see cref="SignInAsync(string, CognitoPassword, CancellationToken)"/> signs a user in. Each
/// operation of the API also has a method that is named after it.
/// </summary>
/// <remarks>
/// <para>The client is safe for concurrent use. Create one and reuse it.</para>
/// <para>
/// A call throws <see cref="CognitoException"/> if the service refuses it, <see cref="CognitoProtocolException"/> if the response is not
/// valid, <see cref="CognitoNoAnswerException"/> if there is no response, <see cref="AwsCredentialException"/> if the call must be signed
/// and no AWS credentials are available, and <see cref="OperationCanceledException"/> if it is canceled.
/// </para>
/// </remarks>
/// <example>
/// <code language="csharp">
/// using LiteCognito;
///
/// var client = new CognitoClient(new() { UserPoolId = "eu-central-1_AbCdEfGhI", ClientId = "5example2client3id4" });
///
/// SignInStep step = await client.SignInAsync("alice", ReadPassword());
/// if (step is SignedIn signedIn)
///     Console.WriteLine($"Signed in as {signedIn.Session.Username}.");
/// </code>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/Welcome.html"/>
public sealed partial class CognitoClient
{
    private readonly CognitoClientOptions _options;
    private readonly string? _region;
    private readonly HttpClient _http;
    private readonly Caller _caller;
    private RequestSigner? _signer;

    /// <summary>Creates a client for a user pool.</summary>
    /// <param name="options">The user pool, the app client and other settings. The client validates and copies them.</param>
    /// <param name="httpClient">
    /// The HTTP client that sends the requests, or <see langword="null"/> to use a shared one. The caller owns it. It should not follow
    /// redirects.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A member of <paramref name="options"/> is not valid. The message names the member and states which values are valid.
    /// </exception>
    public CognitoClient(CognitoClientOptions options, HttpClient? httpClient = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Copy();
        _region = _options.Validate();
        _http = httpClient ?? Transport.DefaultHttp;
        _caller = new(new Transport(_http, _options.ServiceEndpoint(_region), Wire.TargetPrefix, _options.Limits, _options.TimeProvider));
    }

    internal CognitoClientOptions Options => _options;

    internal string UserPoolId =>
        _options.UserPoolId ?? throw new InvalidOperationException("This call requires a user pool: set CognitoClientOptions.UserPoolId.");

    internal string ClientId =>
        _options.ClientId ?? throw new InvalidOperationException("This call requires an app client: set CognitoClientOptions.ClientId.");

    /// <summary>Creates a verifier for the tokens that this client's user pool issues to its app client.</summary>
    /// <param name="jwks">
    /// The pool's JSON Web Key Set (JWKS), for example from an environment variable, or <see langword="null"/> to fetch the keys from the
    /// pool when they are first needed. A blank text has the same effect as <see langword="null"/>.
    /// </param>
    /// <returns>The verifier. It caches the pool's keys, so create it once and reuse it.</returns>
    /// <exception cref="InvalidOperationException">The client's options do not name both a user pool and an app client.</exception>
    /// <exception cref="CognitoTokenException"><paramref name="jwks"/> is not a key set with a usable key.</exception>
    /// <seealso
    ///   href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html"/>
    public CognitoTokenVerifier CreateTokenVerifier(string? jwks = null) =>
        new(new CognitoTokenVerifierOptions
        {
            Issuers =
            [
                new()
                {
                    Issuer = _options.TokenIssuer(_region, UserPoolId),
                    ClientIds = [ClientId],
                    Jwks = jwks,
                    AllowInsecureEndpoint = _options.AllowInsecureEndpoint,
                },
            ],
            TimeProvider = _options.TimeProvider,
        }, _http);

    private string? SecretHash(string username) =>
        _options.ClientSecret is { } secret ? CognitoSrp.SecretHash(username, ClientId, secret) : null;

    /// <summary>Returns the user pool that a request names, or this client's own.</summary>
    private string PoolOf(string? userPoolId) => userPoolId ?? UserPoolId;

    private Task<TResponse> SendAsync<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation, TRequest request, CancellationToken cancellationToken, Once? once = null) =>
        _caller.SendAsync(operation, request, null, once, cancellationToken);

    /// <summary>
    /// Signs a call with AWS credentials and sends it. Trimming removes the signing code from programs that make no signed call.
    /// </summary>
    private Task<TResponse> SendSignedAsync<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation, TRequest request, CancellationToken cancellationToken, Once? once = null) =>
        _caller.SendAsync(operation, request, Signer(), once, cancellationToken);

    private RequestSigner Signer() =>
        Volatile.Read(ref _signer) ?? new SignerSettings("cognito-idp", CognitoClientOptions.Service, nameof(CognitoClientOptions))
        {
            Credentials = _options.Credentials,
            Region = _region,
            Endpoint = _options.Endpoint,
            UseFips = _options.UseFips,
            UseDualStack = _options.UseDualStack,
            AllowInsecureEndpoint = _options.AllowInsecureEndpoint,
            Clock = _options.TimeProvider,
        }.CreateSigner(ref _signer);
}
