using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LiteCognito.Identifiers;
using LiteCognito.Protocol;

namespace LiteCognito.Signing.Credentials;

/// <summary>
/// The credentials of a role in IAM Identity Center, for a user who has signed in with <c>aws sso login</c>. Sources: AWS SDKs and Tools
/// Reference Guide, "IAM Identity Center credential provider"; IAM Identity Center Portal API, GetRoleCredentials; OIDC API, CreateToken.
/// </summary>
/// <param name="environment">The home directory, the clock and the HTTP clients.</param>
/// <param name="profile">The name of the profile.</param>
/// <param name="properties">The settings of the profile.</param>
/// <param name="session">The settings of its sso-session section, or <see langword="null"/> if it names none.</param>
/// <param name="endpoints">The name of the profile with endpoint settings, or <see langword="null"/> for that of the environment.</param>
[UnsupportedOSPlatform("browser")]
internal sealed class SsoSource(
    AwsEnvironment environment, string profile, Dictionary<string, string> properties, Dictionary<string, string>? session,
    string? endpoints)
{
    private const string Service = "IAM Identity Center";
    private const int Attempts = 3, LongestMessage = 300;

    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10), RefreshWindow = TimeSpan.FromMinutes(5);

    public async Task<AwsCredentials> FindAsync(CancellationToken cancellationToken)
    {
        string account = Required("sso_account_id", Own("sso_account_id")), role = Required("sso_role_name", Own("sso_role_name"));
        string region = Shared("sso_region"), startUrl = Shared("sso_start_url");
        if (!PoolId.IsRegion(region))
            throw new AwsCredentialException($"The sso_region '{region}' of the profile '{profile}' is not a region.");
        var cache = new SignInCache(Path.Combine(Home(), ".aws", "sso", "cache", FileName(Own("sso_session") ?? startUrl)));
        var address = new Uri(
            Address("SSO", "portal.sso", region),
            $"federation/credentials?role_name={Uri.EscapeDataString(role)}&account_id={Uri.EscapeDataString(account)}");

        SsoToken token = await TokenAsync(cache, startUrl, region, null, cancellationToken).ConfigureAwait(false);
        Answer answer = await GetAsync(address, token, cancellationToken).ConfigureAwait(false);
        if (answer.Status == 401)
        {
            // The token has been revoked, or the clock is wrong.
            token = await TokenAsync(cache, startUrl, region, token, cancellationToken).ConfigureAwait(false);
            answer = await GetAsync(address, token, cancellationToken).ConfigureAwait(false);
        }
        try
        {
            return answer.Status switch
            {
                200 => Read(answer.Body),
                401 => throw SignIn($"{Service} refuses the token in {cache.Path}."),
                _ => throw new AwsCredentialException(
                    $"{Service} returned no credentials for the role {role} in the account {account} (sso_role_name and sso_account_id of "
                    + $"the profile '{profile}'), but {Described(answer, token.Secrets)}"),
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(answer.Body);
        }
    }

    /// <summary>Returns a token from the cache that is valid for some minutes, after a refresh if necessary.</summary>
    /// <param name="cache">The file.</param>
    /// <param name="startUrl">The start URL, to which the token must belong.</param>
    /// <param name="region">The region of the OIDC service.</param>
    /// <param name="refused">A token that the service refuses although it has not expired, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    private async Task<SsoToken> TokenAsync(
        SignInCache cache, string startUrl, string region, SsoToken? refused, CancellationToken cancellationToken)
    {
        SsoToken token = await ReadAsync(cache, startUrl, cancellationToken).ConfigureAwait(false);
        if (IsValid(token, RefreshWindow))
            return token;
        FileStream? held = await cache.LockAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Another process may have refreshed the token while this one waited.
            token = await ReadAsync(cache, startUrl, cancellationToken).ConfigureAwait(false);
            if (IsValid(token, RefreshWindow))
                return token;
            if (token.CanRefresh(environment.Clock.GetUtcNow()))
                return await RefreshAsync(cache, token, region, startUrl, held is not null, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsCredentialException)
        {
            // The token may be valid for some more minutes. Or a tool of AWS, which does not know the lock, has used the refresh token.
            token = await ReadAsync(cache, startUrl, cancellationToken).ConfigureAwait(false);
            if (IsValid(token, TimeSpan.Zero))
                return token;
            throw;
        }
        finally
        {
            if (held is not null)
                await held.DisposeAsync().ConfigureAwait(false);
        }
        return IsValid(token, TimeSpan.Zero) ? token : throw SignIn(
            refused is null ? $"The token in {cache.Path} has expired." : $"{Service} refuses the token in {cache.Path}.");

        bool IsValid(SsoToken candidate, TimeSpan window) =>
            candidate.AccessToken != refused?.AccessToken && environment.Clock.GetUtcNow() + window < candidate.ExpiresAt;
    }

    private async Task<SsoToken> ReadAsync(SignInCache cache, string startUrl, CancellationToken cancellationToken)
    {
        if (SsoToken.Read(await cache.ReadAsync(SignIn, cancellationToken).ConfigureAwait(false)) is not { } token)
            throw SignIn($"{cache.Path} contains no token as AWS's tools write it.");
        return token.IsOf(startUrl) ? token : throw SignIn($"The token in {cache.Path} belongs to another start URL.");
    }

    private async Task<SsoToken> RefreshAsync(
        SignInCache cache, SsoToken token, string region, string startUrl, bool save, CancellationToken cancellationToken)
    {
        var address = new Uri(Address("SSO_OIDC", "oidc", region), "token");
        byte[] body = token.Request();
        Answer answer = new(0, [], null, null);
        try
        {
            answer = await SendAsync(() =>
            {
                var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
                request.Content.Headers.ContentType = new("application/json");
                return request;
            }, token.Secrets, cancellationToken).ConfigureAwait(false);
            if (answer.Status is 400 or 401 or 403)
                throw SignIn($"{Service} refuses the refresh token in {cache.Path}: it {Described(answer, token.Secrets)}");
            if (answer.Status != 200 || SignInCache.Parse(answer.Body) is not { } response
                || SignInCache.Token(response, "accessToken") is not { } access || SignInCache.Life(response) is not { } life)
                throw new AwsCredentialException(
                    $"{Service} did not refresh the token of the profile '{profile}', but {Described(answer, token.Secrets)}");
            DateTimeOffset end = environment.Clock.GetUtcNow() + life;
            if (save)
                await cache.SaveAsync(
                    token.Root, ["startUrl", "region", "accessToken", "expiresAt", "refreshToken"], json =>
                    {
                        json.WriteString("startUrl", startUrl);
                        json.WriteString("region", region);
                        json.WriteString("accessToken", access);
                        json.WriteString("expiresAt", SignInCache.Text(end));
                        json.WriteString("refreshToken", SignInCache.Text(response, "refreshToken") ?? token.RefreshToken);
                    }, cancellationToken).ConfigureAwait(false);
            return new() { Root = token.Root, AccessToken = access, ExpiresAt = end };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
            CryptographicOperations.ZeroMemory(answer.Body);
        }
    }

    private Task<Answer> GetAsync(Uri address, SsoToken token, CancellationToken cancellationToken) => SendAsync(() =>
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("x-amz-sso_bearer_token", token.AccessToken);
        return request;
    }, token.Secrets, cancellationToken);

    private async Task<Answer> SendAsync(Func<HttpRequestMessage> make, List<string> secrets, CancellationToken cancellationToken)
    {
        string? code = null, message = null;
        try
        {
            (int status, byte[] body) = await environment.SendAsync(
                Service, environment.Internet.Value, make, secrets, AttemptTimeout, Attempts, cancellationToken,
                (_, response, content) =>
                {
                    environment.Time.Correct(response.Headers.Date); // tells when the credentials of the response expire
                    if (!response.IsSuccessStatusCode)
                        (code, message) = ServiceError.Read(response.Headers, content);
                    return false;
                }).ConfigureAwait(false);
            return new(status, body, code, message);
        }
        catch (UnreachableException e)
        {
            throw new AwsCredentialException($"The profile '{profile}' has no credentials now. {e.Message}", e);
        }
    }

    private static AwsCredentials Read(byte[] body)
    {
        // expiration is in milliseconds.
        if (SignInCache.Parse(body) is { } root && root.TryGetProperty("roleCredentials", out JsonElement credentials)
            && SignInCache.Token(credentials, "accessKeyId") is { } id && SignInCache.Token(credentials, "secretAccessKey") is { } secret
            && SignInCache.Token(credentials, "sessionToken") is { } token
            && credentials.TryGetProperty("expiration", out JsonElement end) && end.ValueKind == JsonValueKind.Number
            && end.TryGetInt64(out long milliseconds) && milliseconds is > 0 and < 253_402_300_800_000)
            return new()
            {
                AccessKeyId = id,
                SecretAccessKey = secret,
                SessionToken = token,
                Expiration = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
            };
        throw new AwsCredentialException($"The response of {Service} to GetRoleCredentials contains no credentials.");
    }

    private static string Described(Answer answer, List<string> secrets)
    {
        string code = Redaction.CleanId(answer.Code, secrets) ?? $"status {answer.Status}";
        return "answered with " + (Redaction.Clean(answer.Message, secrets, LongestMessage) is { Length: > 0 } message
            ? $"{code}: {message}" : code + ".");
    }

    private Uri Address(string service, string host, string region) =>
        EndpointConfiguration.Read(environment, service, endpoints).AddressOf(host, region);

    private string? Own(string name) => properties.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>Returns a setting of the profile or of its session. The two must not contradict each other.</summary>
    private string Shared(string name)
    {
        string? own = Own(name), shared = session?.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
        if (own is not null && shared is not null && own != shared)
            throw new AwsCredentialException($"The profile '{profile}' and its sso-session have a different {name}. Remove one of them.");
        return Required(name, own ?? shared);
    }

    private string Required(string name, string? value) => value ?? throw new AwsCredentialException(
        $"The profile '{profile}' signs in with {Service}, but has no {name}. Run aws configure sso {SignInCache.Option(profile)}.");

    private string Home() => Path.IsPathRooted(environment.Home.Value) ? environment.Home.Value
        : throw new AwsCredentialException(
            $"The profile '{profile}' signs in with {Service}, whose tokens are in the home directory, but the user has none.");

#pragma warning disable CA5350 // The name of a file, as AWS's tools compute it.
    private static string FileName(string key) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(key))) + ".json";
#pragma warning restore CA5350

    private AwsCredentialException SignIn(string why) =>
        new($"The profile '{profile}' needs a sign-in. {why} Run aws sso login {SignInCache.Option(profile)}.");

    private sealed record Answer(int Status, byte[] Body, string? Code, string? Message);
}
