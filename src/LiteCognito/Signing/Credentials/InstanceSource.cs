using System.Security.Cryptography;
using System.Text;
using LiteCognito.Protocol;

namespace LiteCognito.Signing.Credentials;

/// <summary>
/// The role of an EC2 instance, from version 2 of its metadata service. This version requires a token, which a forged GET request
/// cannot obtain.
/// </summary>
internal sealed class InstanceSource(AwsEnvironment environment) : CredentialSource
{
    private const string Endpoint = "AWS_EC2_METADATA_SERVICE_ENDPOINT", Service = "The instance metadata service";
    private const int Attempts = 2;

    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(1);

    public override string Name => "the instance metadata service (IMDSv2)";

    public override bool OutlivesExpiration => true;

    public override async ValueTask<AwsCredentials?> FindAsync(CancellationToken cancellationToken)
    {
        if (string.Equals(environment.Variable("AWS_EC2_METADATA_DISABLED"), "true", StringComparison.OrdinalIgnoreCase))
            return null;
        Uri address = Address();
        string? token, role;
        try
        {
            token = await AskAsync(
                address, HttpMethod.Put, "latest/api/token", "X-aws-ec2-metadata-token-ttl-seconds", "21600", cancellationToken)
                .ConfigureAwait(false);
            if (token is null)
                return null;
            if (token.Length == 0 || token.AsSpan().ContainsAnyExceptInRange('!', '~'))
                throw new AwsCredentialException($"{Service} returned a session token that cannot be sent as a header.");
            role = await AskAsync(
                address, HttpMethod.Get, "latest/meta-data/iam/security-credentials/", "X-aws-ec2-metadata-token", token, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (UnreachableException)
        {
            return null; // not on an instance
        }
        if (role?.Split('\n')[0].Trim() is not { Length: > 0 } name)
            return null;
        try
        {
            string path = "latest/meta-data/iam/security-credentials/" + Uri.EscapeDataString(name);
            string json = await AskAsync(
                address, HttpMethod.Get, path, "X-aws-ec2-metadata-token", token, cancellationToken)
                .ConfigureAwait(false)
                ?? throw new AwsCredentialException(
                    $"{Service} names the role {Redaction.Clean(name, Redaction.SecretsOf(token))} but returns no credentials for it.");
            return CredentialJson.Read(Service, Encoding.UTF8.GetBytes(json), "Token", token);
        }
        catch (UnreachableException e)
        {
            throw new AwsCredentialException(e.Message, e);
        }
    }

    private Uri Address()
    {
        string mode = environment.Variable("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE") ?? "IPv4";
        string text = environment.Variable(Endpoint)
            ?? (mode.Equals("IPv6", StringComparison.OrdinalIgnoreCase) ? "http://[fd00:ec2::254]" : "http://169.254.169.254");
        return Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
            ? address : throw new AwsCredentialException($"{Endpoint} must be an http or https address.");
    }

    /// <summary>Returns the text of the response, or <see langword="null"/> if the status is neither 200 nor 5xx. Throws for 5xx.</summary>
    private async Task<string?> AskAsync(
        Uri address, HttpMethod method, string path, string header, string value, CancellationToken cancellationToken)
    {
        (int status, byte[] body) = await environment.SendAsync(Service, environment.Http.Value, () =>
        {
            var request = new HttpRequestMessage(method, new Uri(address, path));
            request.Headers.TryAddWithoutValidation(header, value);
            return request;
        }, Redaction.SecretsOf(value), AttemptTimeout, Attempts, cancellationToken).ConfigureAwait(false);
        try
        {
            return status switch
            {
                200 => Encoding.UTF8.GetString(body),
                >= 500 => throw new AwsCredentialException($"{Service} answered with status {status}. Try again later."),
                _ => null,
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
        }
    }
}
