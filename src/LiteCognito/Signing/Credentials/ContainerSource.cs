using System.Net;
using System.Security.Cryptography;

namespace LiteCognito.Signing.Credentials;

/// <summary>The endpoint that ECS and EKS give to a container.</summary>
internal sealed class ContainerSource(AwsEnvironment environment) : CredentialSource
{
    private const string Relative = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", Full = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private const string Token = "AWS_CONTAINER_AUTHORIZATION_TOKEN", TokenFile = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
    private const int Attempts = 3;

    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(2);

    // ECS, EKS, EKS over IPv6.
    private static readonly IPAddress[] Allowed =
        [IPAddress.Parse("169.254.170.2"), IPAddress.Parse("169.254.170.23"), IPAddress.Parse("fd00:ec2::23")];

    public override string Name => $"the container's endpoint in {Relative} or {Full}";

    public override async ValueTask<AwsCredentials?> FindAsync(CancellationToken cancellationToken)
    {
        if (Address() is not { } address)
            return null;
        string? token = await TokenAsync(cancellationToken).ConfigureAwait(false);
        (int status, byte[] body) = await AskAsync(address, token, cancellationToken).ConfigureAwait(false);
        try
        {
            return status == 200
                ? CredentialJson.Read("The container's endpoint", body, "Token")
                : throw new AwsCredentialException(
                    $"The container's endpoint answered with status {status} instead of credentials: see to the task's or the pod's role.");
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
            return await environment.SendAsync("The container's endpoint", environment.Http.Value, () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Get, address);
                if (token is not null)
                    request.Headers.TryAddWithoutValidation("Authorization", token);
                return request;
            }, AttemptTimeout, Attempts, cancellationToken).ConfigureAwait(false);
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
            throw new AwsCredentialException($"{Full} is no http or https address.");
        // In the clear only to this machine.
        return address.Scheme == "https" || address.IsLoopback
            || (IPAddress.TryParse(address.Host.Trim('[', ']'), out IPAddress? ip) && Allowed.Contains(ip))
            ? address : throw new AwsCredentialException(
                $"{Full} names {address.Host} over http: only https, loopback and the addresses of ECS and EKS are taken.");
    }

    private async Task<string?> TokenAsync(CancellationToken cancellationToken)
    {
        string? token = environment.Variable(TokenFile) is { } file
            ? (await AwsEnvironment.ReadAsync(file, cancellationToken).ConfigureAwait(false)
                ?? throw new AwsCredentialException($"{TokenFile} names {file}, which is not there.")).TrimEnd()
            : environment.Variable(Token);
        return token is not null && token.AsSpan().ContainsAny('\r', '\n')
            ? throw new AwsCredentialException("The container's authorization token has a line break in it.") : token;
    }
}
