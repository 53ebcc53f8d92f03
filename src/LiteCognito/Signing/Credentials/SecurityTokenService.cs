using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using LiteCognito.Protocol;

namespace LiteCognito.Signing.Credentials;

/// <summary>
/// The two STS calls that return credentials of a role. Source: AWS Security Token Service API Reference, version 2011-06-15, query
/// protocol.
/// </summary>
/// <param name="environment">The environment, which may name the endpoint.</param>
/// <param name="knownRegion">The region, or <see langword="null"/> for that of the environment, else us-east-1.</param>
/// <param name="profile">The profile with endpoint settings, or <see langword="null"/> for that of the environment.</param>
internal sealed class SecurityTokenService(AwsEnvironment environment, string? knownRegion = null, string? profile = null)
{
    private const string ContentType = "application/x-www-form-urlencoded; charset=utf-8";
    private const int Attempts = 3, LongestMessage = 300;

    private const string TokenFile = "The file of the web identity token (AWS_WEB_IDENTITY_TOKEN_FILE or web_identity_token_file)";

    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Assumes a role. If STS refuses the credentials of the source as expired, they are renewed once.</summary>
    public async Task<AwsCredentials> AssumeRoleAsync(Role role, AwsCredentialProvider source, CancellationToken cancellationToken)
    {
        AwsCredentials current = await source.GetAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await CallAsync(current).ConfigureAwait(false);
        }
        catch (AwsCredentialException e) when (e.IsExpired && source.Renew(current.SessionToken))
        {
            return await CallAsync(await source.GetAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }

        Task<AwsCredentials> CallAsync(AwsCredentials signedWith) =>
            this.CallAsync("AssumeRole", role, [("ExternalId", role.ExternalId)], signedWith, cancellationToken);
    }

    /// <summary>Assumes a role with a web identity. The token file is read for each call, because its issuer renews it.</summary>
    public async Task<AwsCredentials> AssumeRoleWithWebIdentityAsync(Role role, string tokenFile, CancellationToken cancellationToken)
    {
        string token = await AwsEnvironment.ReadAsync(tokenFile, cancellationToken, TokenFile).ConfigureAwait(false)
            ?? throw new AwsCredentialException($"{TokenFile} does not exist.");
        return await CallAsync(
            "AssumeRoleWithWebIdentity", role, [("WebIdentityToken", token.Trim())], null, cancellationToken).ConfigureAwait(false);
    }

    private async Task<AwsCredentials> CallAsync(
        string action, Role role, (string Name, string? Value)[] more, AwsCredentials? source, CancellationToken cancellationToken)
    {
        EndpointConfiguration configured = EndpointConfiguration.Read(environment, "STS", profile);
        string region = knownRegion ?? configured.Region ?? "us-east-1";
        Uri endpoint = configured.AddressOf("sts", region);
        string sessionName = role.SessionName
            ?? "litecognito-" + environment.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] form = Encoding.ASCII.GetBytes(string.Join('&', new (string Name, string? Value)[]
        {
            ("Action", action), ("Version", "2011-06-15"), ("RoleArn", role.Arn), ("RoleSessionName", sessionName),
            ("DurationSeconds", role.DurationSeconds),
        }.Concat(more).Where(field => field.Value is not null).Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value!)}")));
        var signer = source is null ? null : new RequestSigner(new FixedCredentials(source), region, "sts", endpoint, environment.Time);
        List<string> secrets = Redaction.SecretsOf([.. more.Select(field => field.Value), source?.SecretAccessKey, source?.SessionToken]);
        byte[] answer = [];
        try
        {
            (int status, answer) = await environment.SendAsync("STS", environment.Internet.Value, () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(form) };
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
                signer?.Sign(request, request.Content.Headers.ContentType!.ToString(), null, form, source!);
                return request;
            }, secrets, AttemptTimeout, Attempts, cancellationToken,
                (request, response, body) => MayPass(signer, request, response, body))
                .ConfigureAwait(false);
            string xml = Encoding.UTF8.GetString(answer);
            if (status != 200)
                throw Refused(action, role, status, xml, secrets, mayQuote: source is not null);
            return Read(action, xml);
        }
        catch (UnreachableException e)
        {
            throw new AwsCredentialException($"The role {role.Arn} could not be assumed at {endpoint.Host}. {e.Message}", e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(form);
            CryptographicOperations.ZeroMemory(answer);
        }
    }

    /// <summary>
    /// True for refusals that a retry may avoid: throttling, an identity provider that did not answer STS, or a wrong clock that is now
    /// corrected.
    /// </summary>
    private bool MayPass(RequestSigner? signer, HttpRequestMessage request, HttpResponseMessage response, byte[] body)
    {
        if (response.IsSuccessStatusCode)
        {
            environment.Time.Correct(response.Headers.Date); // tells when the credentials of the response expire
            return false;
        }
        string? code = Element(Encoding.UTF8.GetString(body), "Code");
        return code is "Throttling" or "ThrottlingException" or "RequestLimitExceeded" or "IDPCommunicationError"
            || signer?.Corrects(request, code, response.Headers.Date) == true;
    }

    private static AwsCredentials Read(string action, string xml)
    {
        string credentials = Element(xml, "Credentials") ?? "";
        if (Element(credentials, "AccessKeyId") is not { Length: > 0 } id
            || Element(credentials, "SecretAccessKey") is not { Length: > 0 } secret
            || Element(credentials, "SessionToken") is not { Length: > 0 } token
            || !DateTimeOffset.TryParse(
                Element(credentials, "Expiration"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset end))
            throw new AwsCredentialException($"The response of STS to {action} contains no credentials.");
        return new() { AccessKeyId = id, SecretAccessKey = secret, SessionToken = token, Expiration = end };
    }

    /// <summary>Creates the exception for a refusal. It quotes the service's message only if the message cannot repeat a token.</summary>
    private static AwsCredentialException Refused(string action, Role role, int status, string xml, List<string> secrets, bool mayQuote)
    {
        string code = Redaction.CleanId(Element(xml, "Code"), secrets) ?? $"status {status}";
        string? message = mayQuote ? Redaction.Clean(Element(xml, "Message"), secrets, LongestMessage) : null;
        return new($"STS refused {action} for the role {role.Arn} with {code}{(message is null ? "." : $": {message}")}")
        {
            IsExpired = code == "ExpiredToken",
        };
    }

    /// <summary>
    /// Returns the content of the first element with a name. In the responses read here, these elements have no attributes and are
    /// not nested in each other.
    /// </summary>
    private static string? Element(string xml, string name)
    {
        int start = xml.IndexOf($"<{name}>", StringComparison.Ordinal);
        if (start < 0)
            return null;
        start += name.Length + 2;
        int end = xml.IndexOf($"</{name}>", start, StringComparison.Ordinal);
        return end < 0 ? null : WebUtility.HtmlDecode(xml[start..end]);
    }
}
