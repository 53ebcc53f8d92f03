using System.Security.Cryptography;
using LiteCognito.Protocol;

namespace LiteCognito.Signing;

/// <summary>
/// Signs the calls of one service in one region, each with the credentials of the moment and the service's idea of the time.
/// </summary>
internal sealed class RequestSigner(AwsCredentialProvider credentials, string region, string service, Uri endpoint, TimeProvider clock)
    : Authorizer
{
    // The service takes five minutes either way; what is nearer than this was not refused for its time.
    private static readonly TimeSpan ToleratedSkew = TimeSpan.FromMinutes(2);

    private readonly SigningKey _key = new();
    private readonly string _host = HostOf(endpoint);
    private long _skewTicks;

    /// <summary>The signer of a client, made when first needed.</summary>
    public static RequestSigner Shared(
        ref RequestSigner? signer, AwsCredentialProvider? credentials, string? region, string service, Uri endpoint, TimeProvider clock)
    {
        if (Volatile.Read(ref signer) is { } made)
            return made;
        if (region is null)
            throw new InvalidOperationException(
                "A signed call needs the Region in the client's options: the Endpoint alone does not tell it.");
        made = new(credentials ?? AwsCredentialProvider.Default(), region, service, endpoint, clock);
        return Interlocked.CompareExchange(ref signer, made, null) ?? made; // the first one stays: it knows the time
    }

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
            // Not the call's own failure or time-out, which would be tried again.
            throw new AwsCredentialException("The AWS credentials could not be fetched, for the reason that the inner exception gives.", e);
        }
        Sign(request, Wire.ContentType, target, body.Span, current);
    }

    /// <summary>Adds the headers that sign a POST.</summary>
    /// <param name="request">The request, to the endpoint of this signer.</param>
    /// <param name="contentType">Its content type.</param>
    /// <param name="target">Its X-Amz-Target, or <see langword="null"/> where it has none.</param>
    /// <param name="body">Its body.</param>
    /// <param name="signedWith">The credentials.</param>
    public void Sign(HttpRequestMessage request, string contentType, string? target, ReadOnlySpan<byte> body, AwsCredentials signedWith)
    {
        Check(signedWith.AccessKeyId, "access key id");
        string? token = signedWith.SessionToken is { Length: > 0 } given ? given : null;
        if (token is not null)
            Check(token, "session token");

        string time = SignatureV4.Time(clock.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _skewTicks)));
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
            request.Headers.TryAddWithoutValidation("X-Amz-Date", time);
            if (token is not null)
                request.Headers.TryAddWithoutValidation("X-Amz-Security-Token", token);
            request.Headers.TryAddWithoutValidation(
                "Authorization", SignatureV4.Authorization(key, signedWith.AccessKeyId, scope, "POST", endpoint, headers[..count], body));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <inheritdoc/>
    /// <remarks>A wrong clock and a wrong secret share a code: how far the Date is from the time signed with tells which it was.</remarks>
    public override bool Corrects(HttpRequestMessage request, string? code, DateTimeOffset? serverTime)
    {
        if (serverTime is not { } time || code is not ("InvalidSignatureException" or "RequestTimeTooSkewed" or "RequestExpired"
            or "RequestInTheFuture" or "SignatureDoesNotMatch" or "AuthFailure"))
            return false;
        if (!request.Headers.TryGetValues("X-Amz-Date", out IEnumerable<string>? signed)
            || (time - SignatureV4.ParseTime(signed.First())).Duration() < ToleratedSkew)
            return false;
        Volatile.Write(ref _skewTicks, (time - clock.GetUtcNow()).Ticks);
        return true;
    }

    /// <summary>As the handler sends it.</summary>
    private static string HostOf(Uri endpoint)
    {
        string host = endpoint.HostNameType == UriHostNameType.Dns ? endpoint.IdnHost : endpoint.Host;
        return endpoint.IsDefaultPort ? host : $"{host}:{endpoint.Port}";
    }

    /// <summary>A line break in a header would be another header.</summary>
    private static void Check(string text, string what)
    {
        if (text.Length == 0 || text.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw new AwsCredentialException(
                $"The {what} of the AWS credentials is empty, or has a space, a line break or another character that none has. "
                + "Look at where the credentials come from.");
    }
}
