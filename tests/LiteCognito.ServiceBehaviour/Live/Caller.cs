using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Signing;

namespace LiteCognito.ServiceBehaviour.Live;

/// <summary>Makes raw calls, which are signed if the operation requires it.</summary>
internal sealed class Caller(HttpClient http, Uri endpoint, string region, AwsCredentialProvider credentials, TimeProvider time)
{
    public const string MediaType = "application/x-amz-json-1.1";

    private const string TargetPrefix = "AWSCognitoIdentityProviderService.";

    private static readonly Lazy<HashSet<string>> SignedOperations = new(ReadSignedOperations);

    public async Task<HttpResponseMessage> SendAsync(
        string operation, JsonObject input, CancellationToken cancellationToken, string mediaType = MediaType)
    {
        byte[] body = Encoding.UTF8.GetBytes(input.ToJsonString());
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new(mediaType);
        request.Headers.Add("X-Amz-Target", TargetPrefix + operation);
        if (SignedOperations.Value.Contains(operation))
            Sign(request, TargetPrefix + operation, body, await credentials.GetAsync(cancellationToken));
        return await http.SendAsync(request, cancellationToken);
    }

    /// <summary>Asks, as a browser does, whether a page may make calls with these headers.</summary>
    public async Task<HttpResponseMessage> SendPreflightAsync(string headers, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, endpoint);
        request.Headers.Add("Origin", "https://app.example.com");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", headers);
        return await http.SendAsync(request, cancellationToken);
    }

    private static HashSet<string> ReadSignedOperations()
    {
        using JsonDocument model = JsonDocument.Parse(File.ReadAllBytes(Repository.Spec("operations.json")));
        return [.. model.RootElement.GetProperty("operations").EnumerateObject()
            .Where(operation => operation.Value.GetProperty("auth").GetString() == "sigv4").Select(operation => operation.Name)];
    }

    private void Sign(HttpRequestMessage request, string target, byte[] body, AwsCredentials keys)
    {
        var headers = new Dictionary<string, string>
        {
            ["content-type"] = MediaType,
            ["host"] = endpoint.Authority,
            ["x-amz-date"] = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture),
            ["x-amz-target"] = target,
        };
        request.Headers.Add("X-Amz-Date", headers["x-amz-date"]);
        if (keys.SessionToken is { Length: > 0 } token)
        {
            headers["x-amz-security-token"] = token;
            request.Headers.TryAddWithoutValidation("X-Amz-Security-Token", token);
        }
        request.Headers.TryAddWithoutValidation("Authorization", PlainSignature.Authorization(
            keys.AccessKeyId, keys.SecretAccessKey, region, "cognito-idp", "POST", endpoint.AbsolutePath, headers, body));
    }
}
