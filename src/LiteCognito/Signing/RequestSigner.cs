using System.Security.Cryptography;
using LiteCognito.Protocol;

namespace LiteCognito.Signing;

/// <summary>
/// Signs calls to one service in one region with the current credentials. If the local clock differs from the service's, corrects for it.
/// </summary>
internal sealed class RequestSigner(AwsCredentialProvider credentials, string region, string service, Uri endpoint, ServiceClock clock)
    : Authorizer
{
    private const string TimeHeader = "X-Amz-Date", TokenHeader = "X-Amz-Security-Token";

    // The service accepts five minutes either way, so a difference smaller than this does not explain a refusal.
    private static readonly TimeSpan ToleratedSkew = TimeSpan.FromMinutes(2);

    private readonly SigningKey _key = new();
    private readonly string _host = HostOf(endpoint);

    public RequestSigner(AwsCredentialProvider credentials, string region, string service, Uri endpoint, TimeProvider clock)
        : this(credentials, region, service, endpoint, new ServiceClock(clock))
    {
    }

    public override Uri Endpoint => endpoint;

    public override async ValueTask AuthorizeAsync(
        HttpRequestMessage request, string target, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        AwsCredentials current;
        try
        {
            current = await credentials.GetAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // This must not look like a failure or timeout of the call, because such a call would be retried.
            throw new AwsCredentialException("The AWS credentials could not be fetched. See the inner exception for the reason.", e);
        }
        Sign(request, Wire.ContentType, target, body.Span, current);
    }

    /// <summary>Adds the headers that sign a POST request.</summary>
    /// <param name="request">The request to this signer's endpoint.</param>
    /// <param name="contentType">The content type of the request.</param>
    /// <param name="target">The X-Amz-Target header, or <see langword="null"/> if the request has none.</param>
    /// <param name="body">The request body.</param>
    /// <param name="signedWith">The credentials to sign with.</param>
    public void Sign(HttpRequestMessage request, string contentType, string? target, ReadOnlySpan<byte> body, AwsCredentials signedWith)
    {
        Check(signedWith.AccessKeyId, "access key ID");
        string? token = signedWith.SessionToken is { Length: > 0 } given ? given : null;
        if (token is not null)
            Check(token, "session token");

        string time = SignatureV4.Time(clock.GetUtcNow());
        Span<SignedHeader> headers = [new("content-type", contentType), new("host", _host), new("x-amz-date", time), default, default];
        int count = 3;
        if (token is not null)
            headers[count++] = new("x-amz-security-token", token);
        if (target is not null)
            headers[count++] = new("x-amz-target", target);

        var scope = new SigningScope(time, region, service);
        Span<byte> key = stackalloc byte[SignatureV4.KeySize];
        try
        {
            _key.CopyTo(key, signedWith, scope);
            request.Headers.TryAddWithoutValidation(TimeHeader, time);
            if (token is not null)
                request.Headers.TryAddWithoutValidation(TokenHeader, token);
            request.Headers.TryAddWithoutValidation(
                "Authorization", SignatureV4.Authorization(key, signedWith.AccessKeyId, scope, "POST", endpoint, headers[..count], body));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The service uses the same error code for a wrong clock and a wrong secret. The difference between the Date header and the signed
    /// time tells them apart. The provider of the credentials needs the right time too: it fetches new ones before they expire.
    /// </remarks>
    public override bool Corrects(HttpRequestMessage request, string? code, DateTimeOffset? serverTime)
    {
        if (code is "ExpiredTokenException" or "ExpiredToken")
        {
            credentials.Correct(serverTime);
            return credentials.Renew(Header(request, TokenHeader));
        }
        if (serverTime is not { } time || code is not ("InvalidSignatureException" or "RequestTimeTooSkewed" or "RequestExpired"
            or "RequestInTheFuture" or "SignatureDoesNotMatch" or "AuthFailure"))
            return false;
        if (Header(request, TimeHeader) is not { } signed || (time - SignatureV4.ParseTime(signed)).Duration() < ToleratedSkew
            || !clock.Correct(time))
            return false;
        credentials.Correct(time);
        return true;
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.First() : null;

    /// <summary>Returns the Host header as the HTTP handler sends it.</summary>
    private static string HostOf(Uri endpoint)
    {
        string host = endpoint.HostNameType == UriHostNameType.Dns ? endpoint.IdnHost : endpoint.Host;
        return endpoint.IsDefaultPort ? host : $"{host}:{endpoint.Port}";
    }

    /// <summary>Throws if the text cannot be a header value. A line break in it would inject another header.</summary>
    private static void Check(string text, string what)
    {
        if (text.Length == 0 || text.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw new AwsCredentialException(
                $"The {what} of the AWS credentials is empty or contains a space, a line break or another invalid character. "
                + "Check the source of the credentials.");
    }
}
