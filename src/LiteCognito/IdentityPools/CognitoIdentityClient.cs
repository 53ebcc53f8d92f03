using System.Text.Json;
using LiteCognito.Model;
using LiteCognito.Protocol;
using LiteCognito.Signing;

namespace LiteCognito;

/// <summary>
/// A client for Cognito identity pools, which issue temporary AWS credentials to signed-in users and to unauthenticated visitors. The
/// client is safe for concurrent use. Create one and reuse it.
/// </summary>
/// <remarks>
/// <para>Most applications need only <see cref="CreateCredentialProvider(CognitoSession, string)"/>.</para>
/// <para>
/// A call throws <see cref="CognitoException"/> if the service refuses it, <see cref="CognitoProtocolException"/> if the response is not
/// valid, <see cref="CognitoNoAnswerException"/> if there is no response, <see cref="AwsCredentialException"/> if the call must be signed
/// and no AWS credentials are available, and <see cref="OperationCanceledException"/> if it is canceled.
/// </para>
/// </remarks>
/// <example>
/// <code language="csharp">
/// using LiteCognito;
/// using LiteCognito.Signing;
///
/// var identities = new CognitoIdentityClient(new() { IdentityPoolId = "eu-central-1:7a20f652-910f-4281-8009-811ae8ac484f" });
/// AwsCredentialProvider credentials = identities.CreateCredentialProvider(session);
/// </code>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-identity.html"/>
public sealed partial class CognitoIdentityClient
{
    private const string TargetPrefix = "AWSCognitoIdentityService.";

    private readonly CognitoIdentityOptions _options;
    private readonly string? _region;
    private readonly ServiceClock _clock;
    private readonly Caller _caller;
    private RequestSigner? _signer;

    /// <summary>Creates a client for identity pools.</summary>
    /// <param name="options">The identity pool and other settings. The client validates and copies them.</param>
    /// <param name="httpClient">
    /// The HTTP client that sends the requests, or <see langword="null"/> to use a shared one. The caller owns it. It should not follow
    /// redirects.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A member of <paramref name="options"/> is not valid. The message names the member and states which values are valid.
    /// </exception>
    public CognitoIdentityClient(CognitoIdentityOptions options, HttpClient? httpClient = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Copy();
        _region = _options.Validate();
        Uri endpoint = _options.Endpoint ?? Endpoints.Address(
            "cognito-identity", _region ?? "", _options.UseFips, _options.UseDualStack);
        _clock = new(_options.TimeProvider);
        _caller = new(new Transport(httpClient ?? Transport.DefaultHttp, endpoint, TargetPrefix, _options.Limits, _options.TimeProvider)
        {
            Answered = response => _clock.Correct(response.Headers.Date), // tells when the credentials of the response expire
        });
    }

    private string IdentityPoolId =>
        _options.IdentityPoolId ?? throw new InvalidOperationException(
            "This call requires an identity pool: set CognitoIdentityOptions.IdentityPoolId.");

    /// <summary>
    /// Gets the identity ID of a user or an unauthenticated visitor. The identity pool creates the identity if there is none yet.
    /// </summary>
    /// <param name="request">The tokens of the user.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The response with the identity ID.</returns>
    /// <exception cref="InvalidOperationException"><see cref="CognitoIdentityOptions.IdentityPoolId"/> is not set.</exception>
    /// <exception cref="CognitoException">
    /// The service refused the call. Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (a required token is missing, or a token
    /// is not accepted), <see cref="CognitoErrorCodes.ResourceNotFound"/>.
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html"/>
    public Task<GetIdResponse> GetIdAsync(GetIdRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return SendAsync(GetIdJson.Operation, request with { IdentityPoolId = IdentityPoolId }, cancellationToken);
    }

    /// <summary>Gets temporary AWS credentials for an identity. They are valid for about an hour.</summary>
    /// <param name="request">The identity and the tokens of the user.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The response with the credentials.</returns>
    /// <exception cref="CognitoException">
    /// The service refused the call. Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (a required token is missing, or a token
    /// is not accepted), <see cref="CognitoErrorCodes.ResourceNotFound"/>.
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html"/>
    public Task<GetCredentialsForIdentityResponse> GetCredentialsForIdentityAsync(
        GetCredentialsForIdentityRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return SendAsync(GetCredentialsForIdentityJson.Operation, request, cancellationToken);
    }

    /// <summary>
    /// Gets an OpenID token for an identity. The token is valid for ten minutes. The STS operation AssumeRoleWithWebIdentity accepts it.
    /// </summary>
    /// <param name="request">The identity and the tokens of the user.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The response with the token.</returns>
    /// <exception cref="CognitoException">
    /// The service refused the call. Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (a required token is missing, or a token
    /// is not accepted), <see cref="CognitoErrorCodes.ResourceNotFound"/>.
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdToken.html"/>
    public Task<GetOpenIdTokenResponse> GetOpenIdTokenAsync(GetOpenIdTokenRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return SendAsync(GetOpenIdTokenJson.Operation, request, cancellationToken);
    }

    /// <summary>Calls any operation of the service with raw JSON.</summary>
    /// <param name="operation">The name of the operation, such as <c>DescribeIdentityPool</c>.</param>
    /// <param name="input">The request body, a JSON object. It is sent unchanged.</param>
    /// <param name="sign">
    /// <see langword="true"/> (the default) to sign the call with AWS credentials. Only operations for end users accept unsigned calls.
    /// </param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The response body as JSON.</returns>
    /// <exception cref="ArgumentException">
    /// The name of the operation contains characters other than letters and digits, or the input is not a JSON object.
    /// </exception>
    /// <exception cref="CognitoException">The service refused the call.</exception>
    /// <seealso href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_Operations.html"/>
    public Task<JsonElement> CallAsync(string operation, JsonElement input, bool sign = true, CancellationToken cancellationToken = default)
    {
        Caller.Check(operation, input);
        return _caller.SendAsync(operation, input, sign ? Signer() : null, Once.Of(operation), cancellationToken);
    }

    private Task<TResponse> SendAsync<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation, TRequest request, CancellationToken cancellationToken) =>
        _caller.SendAsync(operation, request, null, null, cancellationToken);

    private RequestSigner Signer() =>
        Volatile.Read(ref _signer) ?? new SignerSettings("cognito-identity", CognitoIdentityOptions.Service, nameof(CognitoIdentityOptions))
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
