using LiteCognito.Protocol;
using LiteCognito.Signing;

namespace LiteCognito;

/// <summary>
/// A client of one Cognito user pool. Safe for concurrent use; make one and keep it. Sign in with
/// <see cref="SignInAsync(string, CognitoPassword, CancellationToken)"/>; every operation of the service has a method of its own name.
/// </summary>
/// <remarks>
/// Calls throw <see cref="CognitoException"/> where the service refuses, <see cref="CognitoProtocolException"/> where the answer
/// makes no sense, <see cref="CognitoNoAnswerException"/> where there is none, <see cref="AwsCredentialException"/> where a call is to be
/// signed and cannot be, and <see cref="OperationCanceledException"/>.
/// </remarks>
public sealed partial class CognitoClient
{
    private readonly CognitoClientOptions _options;
    private readonly string? _region;
    private readonly HttpClient _http;
    private readonly Caller _caller;
    private RequestSigner? _signer;

    /// <summary>Creates a client.</summary>
    /// <param name="options">What to talk to.</param>
    /// <param name="httpClient">
    /// The HTTP client to send through, which stays the caller's; <see langword="null"/> for a shared one. It should not follow redirects.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A member of <paramref name="options"/> is wrong; the message says which, and what is expected.
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
        _options.UserPoolId ?? throw new InvalidOperationException("This call needs CognitoClientOptions.UserPoolId.");

    internal string ClientId => _options.ClientId ?? throw new InvalidOperationException("This call needs CognitoClientOptions.ClientId.");

    /// <summary>Creates a verifier of this pool's tokens for this app client.</summary>
    /// <param name="jwks">
    /// The pool's JWKS as JSON, from an environment variable say; <see langword="null"/> or blank to fetch it from the pool when first
    /// needed.
    /// </param>
    public CognitoTokenVerifier CreateTokenVerifier(string? jwks = null) =>
        new(new CognitoTokenVerifierOptions
        {
            Issuers = [new() { Issuer = _options.TokenIssuer(_region, UserPoolId), ClientIds = [ClientId], Jwks = jwks }],
            TimeProvider = _options.TimeProvider,
        }, _http);

    private string? SecretHash(string username) =>
        _options.ClientSecret is { } secret ? CognitoSrp.SecretHash(username, ClientId, secret) : null;

    /// <summary>The user pool that a request names, or that of the options.</summary>
    private string PoolOf(string? userPoolId) => userPoolId ?? UserPoolId;

    private Task<TResponse> SendAsync<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation, TRequest request, CancellationToken cancellationToken, Once? once = null) =>
        _caller.SendAsync(operation, request, null, once, cancellationToken);

    /// <summary>Sends a call that AWS credentials sign. Only programs that make one carry what signs it.</summary>
    private Task<TResponse> SendSignedAsync<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation, TRequest request, CancellationToken cancellationToken, Once? once = null) =>
        _caller.SendAsync(operation, request, Signer(), once, cancellationToken);

    private RequestSigner Signer() => RequestSigner.Shared(
        ref _signer, _options.Credentials, _region, "cognito-idp", _caller.Endpoint, _options.TimeProvider);
}
