using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LiteCognito.Identifiers;
using LiteCognito.Protocol;

namespace LiteCognito.Signing.Credentials;

/// <summary>
/// The credentials of a user who has signed in to the AWS console with <c>aws login</c>. The cache contains credentials for 15 minutes and
/// a refresh token. Sources: AWS Sign-In API, CreateOAuth2Token; @aws-sdk/credential-provider-login and botocore 1.43 for the file.
/// </summary>
/// <param name="environment">The home directory, the clock and the HTTP clients.</param>
/// <param name="profile">The name of the profile.</param>
/// <param name="session">The setting login_session of the profile.</param>
/// <param name="endpoints">The name of the profile with endpoint settings, or <see langword="null"/> for that of the environment.</param>
[UnsupportedOSPlatform("browser")]
internal sealed class LoginSource(AwsEnvironment environment, string profile, string session, string? endpoints)
{
    private const string Folder = "AWS_LOGIN_CACHE_DIRECTORY", Service = "AWS Sign-In", Host = "signin";
    private const int Attempts = 3;

    // The hosts of this service do not follow the pattern of the other services.
    private static readonly (string Usual, string Host)[] Suffixes =
    [
        ("amazonaws.com", "signin.aws.amazon.com"), ("amazonaws.com.cn", "signin.amazonaws.cn"),
        ("amazonaws.eu", "signin.amazonaws-eusc.eu"), ("c2s.ic.gov", "signin.c2shome.ic.gov"),
        ("sc2s.sgov.gov", "signin.sc2shome.sgov.gov"), ("csp.hci.ic.gov", "signin.csphome.hci.ic.gov"),
        ("cloud.adc-e.uk", "signin.csphome.adc-e.uk"),
    ];

    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10), RefreshWindow = TimeSpan.FromMinutes(5);

    /// <summary>Returns the base address of the service.</summary>
    public static Uri Address(EndpointConfiguration configured, string region)
    {
        Uri address = configured.AddressOf(Host, region);
        if (configured.Endpoint is not null || configured.UseDualStack)
            return address;
        if (region.StartsWith("us-gov-", StringComparison.Ordinal))
            return new Uri((configured.UseFips, region) switch
            {
                (false, _) => $"https://{region}.signin.amazonaws-us-gov.com/",
                (true, "us-gov-west-1") => "https://signin-fips.amazonaws-us-gov.com/",
                _ => $"https://{region}.signin-fips.amazonaws-us-gov.com/",
            });
        foreach ((string usual, string host) in Suffixes)
            if (address.Host == $"{Host}.{region}.{usual}")
                return new Uri($"https://{region}.{host}/");
        return address;
    }

    public async Task<AwsCredentials> FindAsync(CancellationToken cancellationToken)
    {
        var cache = new SignInCache(
            Path.Combine(FolderName(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(session))) + ".json"));
        JsonElement root = await ReadAsync(cache, cancellationToken).ConfigureAwait(false);
        if (Valid(root, RefreshWindow) is { } current)
            return current;
        FileStream? held = await cache.LockAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Another process may have refreshed the credentials while this one waited.
            root = await ReadAsync(cache, cancellationToken).ConfigureAwait(false);
            return Valid(root, RefreshWindow)
                ?? await RefreshAsync(cache, root, held is not null, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsCredentialException)
        {
            // They may be valid for some more minutes. Or a tool of AWS, which does not know the lock, has used the refresh token.
            root = await ReadAsync(cache, cancellationToken).ConfigureAwait(false);
            if (Valid(root, TimeSpan.Zero) is { } valid)
                return valid;
            throw;
        }
        finally
        {
            if (held is not null)
                await held.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<JsonElement> ReadAsync(SignInCache cache, CancellationToken cancellationToken)
    {
        JsonElement root = await cache.ReadAsync(SignIn, cancellationToken).ConfigureAwait(false);
        return root.TryGetProperty("accessToken", out JsonElement token) && token.ValueKind == JsonValueKind.Object
            && Parsed(token, SignInCache.Time(token, "expiresAt")) is not null
            ? root : throw SignIn($"{cache.Path} contains no credentials as AWS's tools write them.");
    }

    /// <summary>Returns the credentials in the cache if they are valid for some time.</summary>
    private AwsCredentials? Valid(JsonElement root, TimeSpan window)
    {
        JsonElement token = root.GetProperty("accessToken");
        DateTimeOffset? end = SignInCache.Time(token, "expiresAt");
        return environment.Clock.GetUtcNow() + window < end ? Parsed(token, end) : null;
    }

    /// <summary>Reads credentials. Their end, which AWS's tools compute, is a time by the clock of this machine.</summary>
    private AwsCredentials? Parsed(JsonElement token, DateTimeOffset? end) =>
        end is { Year: > 1 and < 9999 } time && SignInCache.Token(token, "accessKeyId") is { } id
        && SignInCache.Token(token, "secretAccessKey") is { } secret && SignInCache.Token(token, "sessionToken") is { } sessionToken
            ? new() { AccessKeyId = id, SecretAccessKey = secret, SessionToken = sessionToken, Expiration = time + environment.Time.Skew }
            : null;

    private async Task<AwsCredentials> RefreshAsync(
        SignInCache cache, JsonElement root, bool save, CancellationToken cancellationToken)
    {
        if (SignInCache.Text(root, "clientId") is not { } client || SignInCache.Text(root, "refreshToken") is not { } refresh
            || SignInCache.Text(root, "dpopKey") is not { } pem)
            throw SignIn($"The credentials in {cache.Path} have expired and cannot be refreshed.");
        using ECDsa key = Key(pem, cache);
        var configured = EndpointConfiguration.Read(environment, "SIGNIN", endpoints);
        string region = SignInCache.Text(root, "signInRegion") is { } own && PoolId.IsRegion(own) ? own : configured.Region ?? "us-east-1";
        var address = new Uri(Address(configured, region), "v1/token");
        List<string> secrets = Redaction.SecretsOf(refresh, pem);
        byte[] answer = [], body = SignInCache.Write(json =>
        {
            json.WriteString("clientId", client);
            json.WriteString("grantType", "refresh_token");
            json.WriteString("refreshToken", refresh);
        });
        try
        {
            (int status, answer) = await environment.SendAsync(Service, environment.Internet.Value, () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
                request.Content.Headers.ContentType = new("application/json");
                request.Headers.TryAddWithoutValidation("DPoP", DpopProof.Create(key, address, environment.Time.GetUtcNow()));
                return request;
            }, secrets, AttemptTimeout, Attempts, cancellationToken, (_, response, _) =>
            {
                environment.Time.Correct(response.Headers.Date);
                return false;
            }).ConfigureAwait(false);
            DateTimeOffset now = environment.Clock.GetUtcNow();
            if (status != 200 || SignInCache.Parse(answer) is not { } response
                || !response.TryGetProperty("accessToken", out JsonElement token) || SignInCache.Life(response) is not { } life
                || Parsed(token, now + life) is not { } credentials)
                throw Refused(status, answer, secrets, cache);
            if (save)
                await SaveAsync(
                    cache, root, credentials, now + life, SignInCache.Text(response, "refreshToken") ?? refresh, cancellationToken)
                    .ConfigureAwait(false);
            return credentials;
        }
        catch (UnreachableException e)
        {
            throw new AwsCredentialException($"The profile '{profile}' has no credentials now. {e.Message}", e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
            CryptographicOperations.ZeroMemory(answer);
        }
    }

    private AwsCredentialException Refused(int status, byte[] answer, List<string> secrets, SignInCache cache)
    {
        string error = (SignInCache.Parse(answer) is { } root ? Redaction.CleanId(SignInCache.Text(root, "error"), secrets) : null)
            ?? $"status {status}";
        string failed = $"{Service} did not refresh the credentials of the profile '{profile}', but answered with {error}.";
        return error == "INSUFFICIENT_PERMISSIONS"
            ? new($"{failed} Allow the user the action signin:CreateOAuth2Token.")
            : status is 400 or 401 or 403 ? SignIn($"{Service} refuses the refresh token in {cache.Path} with {error}.") : new(failed);
    }

    private static Task SaveAsync(
        SignInCache cache, JsonElement root, AwsCredentials credentials, DateTimeOffset end, string refresh,
        CancellationToken cancellationToken) => cache.SaveAsync(root, ["accessToken", "refreshToken"], json =>
        {
            json.WriteStartObject("accessToken");
            foreach (JsonProperty member in root.GetProperty("accessToken").EnumerateObject())
                if (member.Name is not ("accessKeyId" or "secretAccessKey" or "sessionToken" or "expiresAt"))
                    member.WriteTo(json); // accountId
            json.WriteString("accessKeyId", credentials.AccessKeyId);
            json.WriteString("secretAccessKey", credentials.SecretAccessKey);
            json.WriteString("sessionToken", credentials.SessionToken);
            json.WriteString("expiresAt", SignInCache.Text(end));
            json.WriteEndObject();
            json.WriteString("refreshToken", refresh);
        }, cancellationToken);

    private ECDsa Key(string pem, SignInCache cache)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.KeySize == 256 && key.ExportParameters(includePrivateParameters: true).D is not null)
                return key;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            // The exception's text may contain the key.
        }
        key.Dispose();
        throw SignIn($"The dpopKey in {cache.Path} is not a private key on the curve P-256.");
    }

    private string FolderName()
    {
        string? set = environment.Variable(Folder), home = environment.Home.Value;
        if (set is not null && !set.StartsWith("~/", StringComparison.Ordinal))
            return set;
        return !Path.IsPathRooted(home)
            ? throw new AwsCredentialException(
                $"The profile '{profile}' signs in with {Service}, whose cache is in the home directory, but the user has none.")
            : set is null ? Path.Combine(home, ".aws", "login", "cache") : Path.Combine(home, set[2..]);
    }

    private AwsCredentialException SignIn(string why) =>
        new($"The profile '{profile}' needs a sign-in. {why} Run aws login {SignInCache.Option(profile)}.");
}
