using System.Text.Json;
using LiteCognito.Model;
using LiteCognito.Protocol;
using LiteCognito.Signing;

namespace LiteCognito;

/// <summary>
/// A client of Cognito identity pools, which give signed-in users, or anybody, temporary AWS credentials. Safe for concurrent use;
/// make one and keep it. <see cref="CreateCredentialProvider(CognitoSession, string)"/> is what most programs need.
/// </summary>
/// <remarks>Calls throw what those of <see cref="CognitoClient"/> throw.</remarks>
public sealed partial class CognitoIdentityClient
{
    private const string TargetPrefix = "AWSCognitoIdentityService.";

    private readonly CognitoIdentityOptions _options;
    private readonly string? _region;
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
    public CognitoIdentityClient(CognitoIdentityOptions options, HttpClient? httpClient = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Copy();
        _region = _options.Validate();
        Uri endpoint = _options.Endpoint ?? Endpoints.Address("cognito-identity", _region ?? "", _options.UseFips, _options.UseDualStack);
        _caller = new(new Transport(httpClient ?? Transport.DefaultHttp, endpoint, TargetPrefix, _options.Limits, _options.TimeProvider));
    }

    private string IdentityPoolId =>
        _options.IdentityPoolId ?? throw new InvalidOperationException("This call needs CognitoIdentityOptions.IdentityPoolId.");

    /// <summary>Names the user, or an unknown visitor, in the identity pool: makes an identity at the first time.</summary>
    /// <exception cref="CognitoException">
    /// Worth catching: <see cref="CognitoErrorCodes.NotAuthorized"/> (a token that is not accepted, or none where one is needed),
    /// <see cref="CognitoErrorCodes.ResourceNotFound"/>.
    /// </exception>
    public Task<GetIdResponse> GetIdAsync(GetIdRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return SendAsync(GetIdJson.Operation, request with { IdentityPoolId = IdentityPoolId }, cancellationToken);
    }

    /// <summary>Reads temporary AWS credentials of an identity, good for about an hour.</summary>
    /// <exception cref="CognitoException">
    /// Worth catching: <see cref="CognitoErrorCodes.NotAuthorized"/> (a token that is not accepted, or none where one is needed),
    /// <see cref="CognitoErrorCodes.ResourceNotFound"/>.
    /// </exception>
    public Task<GetCredentialsForIdentityResponse> GetCredentialsForIdentityAsync(
        GetCredentialsForIdentityRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return SendAsync(GetCredentialsForIdentityJson.Operation, request, cancellationToken);
    }

    /// <summary>Reads an OpenID token of an identity, good for ten minutes, that AssumeRoleWithWebIdentity takes.</summary>
    /// <exception cref="CognitoException">
    /// Worth catching: <see cref="CognitoErrorCodes.NotAuthorized"/> (a token that is not accepted, or none where one is needed),
    /// <see cref="CognitoErrorCodes.ResourceNotFound"/>.
    /// </exception>
    public Task<GetOpenIdTokenResponse> GetOpenIdTokenAsync(GetOpenIdTokenRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return SendAsync(GetOpenIdTokenJson.Operation, request, cancellationToken);
    }

    /// <summary>Calls any operation of the service with its JSON as it is.</summary>
    /// <param name="operation">The operation, such as <c>DescribeIdentityPool</c>.</param>
    /// <param name="input">Its input, an object. Nothing is filled in.</param>
    /// <param name="sign">Whether AWS credentials sign the call; only the calls for users go without.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ArgumentException">The operation is no name of letters and digits, or the input no object.</exception>
    public Task<JsonElement> CallAsync(string operation, JsonElement input, bool sign = true, CancellationToken cancellationToken = default)
    {
        Caller.Check(operation, input);
        return _caller.SendAsync(operation, input, sign ? Signer() : null, Once.Of(operation), cancellationToken);
    }

    private Task<TResponse> SendAsync<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation, TRequest request, CancellationToken cancellationToken) =>
        _caller.SendAsync(operation, request, null, null, cancellationToken);

    private RequestSigner Signer() => RequestSigner.Shared(
        ref _signer, _options.Credentials, _region, "cognito-identity", _caller.Endpoint, _options.TimeProvider);
}
