using System.Net;
using System.Security.Cryptography;
using LiteCognito.Protocol;

namespace LiteCognito.Signing.Credentials;

/// <summary>The credentials endpoint that ECS and EKS provide to a container.</summary>
internal sealed class ContainerSource(AwsEnvironment environment) : CredentialSource
{
    private const string Relative = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", Full = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private const string Token = "AWS_CONTAINER_AUTHORIZATION_TOKEN", TokenFile = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
    private const int Attempts = 3;

    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(2);

    // The endpoints of ECS, EKS, and EKS over IPv6.
    private static readonly IPAddress[] Allowed =
        [IPAddress.Parse("169.254.170.2"), IPAddress.Parse("169.254.170.23"), IPAddress.Parse("fd00:ec2::23")];

    public override string Name => $"the container endpoint in {Relative} or {Full}";

    public override async ValueTask<AwsCredentials?> FindAsync(CancellationToken cancellationToken)
    {
        if (Address() is not { } address)
            return null;
        string? token = await TokenAsync(cancellationToken).ConfigureAwait(false);
        (int status, byte[] body) = await AskAsync(address, token, cancellationToken).ConfigureAwait(false);
        try
        {
            return status == 200
                ? CredentialJson.Read("The container endpoint", body, "Token", token)
                : throw new AwsCredentialException(
                    $"The container endpoint answered with status {status} instead of credentials. Check the role of the task or pod.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
        }
    }

    private async Task<(int Status, byte[] Body)> AskAsync(Uri address, string? token, CancellationToken cancellationToken)
    {
        try
        {
            return await environment.SendAsync("The container endpoint", environment.Http.Value, () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Get, address);
                if (token is not null)
                    request.Headers.TryAddWithoutValidation("Authorization", token);
                return request;
            }, Redaction.SecretsOf(token), AttemptTimeout, Attempts, cancellationToken).ConfigureAwait(false);
        }
        catch (UnreachableException e)
        {
            throw new AwsCredentialException(e.Message, e);
        }
    }

    private Uri? Address()
    {
        if (environment.Variable(Relative) is { } relative)
            return relative.StartsWith('/') && Uri.TryCreate("http://169.254.170.2" + relative, UriKind.Absolute, out Uri? own)
                && own.Host == "169.254.170.2"
                ? own : throw new AwsCredentialException($"{Relative} must be a path that begins with /.");
        if (environment.Variable(Full) is not { } full)
            return null;
        if (!Uri.TryCreate(full, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
            throw new AwsCredentialException($"{Full} must be an http or https address.");
        // Plain http must not leave this machine.
        return Endpoints.IsSecure(address, allowInsecure: false)
            || (IPAddress.TryParse(address.Host.Trim('[', ']'), out IPAddress? ip) && Allowed.Contains(ip))
            ? address : throw new AwsCredentialException(
                $"{Full} names {address.Host} over http. Use https, or http with loopback or an address of ECS or EKS.");
    }

    private async Task<string?> TokenAsync(CancellationToken cancellationToken)
    {
        string? token = environment.Variable(TokenFile) is { } file
            ? (await AwsEnvironment.ReadAsync(file, cancellationToken, $"The file that {TokenFile} names").ConfigureAwait(false)
                ?? throw new AwsCredentialException($"{TokenFile} names a file that does not exist.")).TrimEnd()
            : environment.Variable(Token);
        return token is not null && token.AsSpan().ContainsAnyExceptInRange(' ', '~')
            ? throw new AwsCredentialException("The container authorization token contains a line break or another invalid character.")
            : token;
    }
}
