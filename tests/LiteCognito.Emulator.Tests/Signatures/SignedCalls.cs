using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.Signatures;

namespace LiteCognito.Emulator.Tests.Signatures;

/// <summary>
/// Makes calls with raw JSON. Signs them with the emulator's implementation of Signature Version 4, which other tests check with
/// the published vectors and the AWS SDK.
/// </summary>
internal sealed class SignedCalls(HttpClient http, TimeProvider clock, string region = "us-east-1")
{
    public const string Address = "https://cognito.test/", TargetPrefix = "AWSCognitoIdentityProviderService.";

    public string AccessKeyId { get; init; } = "testing";

    public string SecretAccessKey { get; init; } = "testing";

    public string? SessionToken { get; init; }

    public string Service { get; init; } = "cognito-idp";

    public string Prefix { get; init; } = TargetPrefix;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Makes a signed call, which must succeed, and returns the response.</summary>
    public async Task<JsonNode> OkAsync(string operation, JsonObject input) => Good(await SendAsync(operation, input, sign: true));

    /// <summary>Makes an unsigned call, which must succeed, and returns the response.</summary>
    public async Task<JsonNode> OpenAsync(string operation, JsonObject input) => Good(await SendAsync(operation, input, sign: false));

    /// <summary>Makes a signed call and returns the error as "status code: message".</summary>
    public async Task<string> RefusedAsync(string operation, JsonObject input) => Bad(await SendAsync(operation, input, sign: true));

    /// <summary>Makes an unsigned call and returns the error as "status code: message".</summary>
    public async Task<string> OpenRefusedAsync(string operation, JsonObject input) => Bad(await SendAsync(operation, input, sign: false));

    public Task<(int Status, JsonNode Body)> SendAsync(string operation, JsonObject input, bool sign) =>
        SendRawAsync(operation, input.ToJsonString(), sign);

    public async Task<(int Status, JsonNode Body)> SendRawAsync(string operation, string input, bool sign)
    {
        using HttpRequestMessage request = Request(Prefix + operation, input, Address);
        if (sign)
            Sign(request, input);
        using HttpResponseMessage response = await http.SendAsync(request, Stop);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!);
    }

    public static HttpRequestMessage Request(string target, string body, string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1"),
        };
        request.Headers.Add("X-Amz-Target", target);
        return request;
    }

    /// <summary>Signs a request with all of its headers except <paramref name="unsigned"/>.</summary>
    public void Sign(HttpRequestMessage request, string body, params string[] unsigned)
    {
        string time = clock.GetUtcNow().ToString(Signature.TimeFormat, CultureInfo.InvariantCulture);
        request.Headers.TryAddWithoutValidation("X-Amz-Date", time);
        if (SessionToken is not null)
            request.Headers.TryAddWithoutValidation("X-Amz-Security-Token", SessionToken);
        List<KeyValuePair<string, string>> headers = [new("host", request.RequestUri!.Authority)];
        headers.AddRange(request.Headers.NonValidated.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString())));
        string[] signed = [.. headers.Select(header => header.Key.ToLowerInvariant()).Except(unsigned).Order(StringComparer.Ordinal)];
        var scope = new Scope(time[..8], region, Service);
        var asSent = new EmulatorRequest(
            request.Method.Method, request.RequestUri, request.RequestUri.PathAndQuery, headers, Encoding.UTF8.GetBytes(body));
        string signature = Signature.Of(Signature.StringToSign(time, scope, CanonicalRequest.Of(asSent, signed)), scope, SecretAccessKey);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"{Signature.Algorithm} Credential={AccessKeyId}/{scope}, SignedHeaders={string.Join(';', signed)}, Signature={signature}");
    }

    private static JsonNode Good((int Status, JsonNode Body) answer)
    {
        Assert.True(answer.Status == 200, answer.Body.ToJsonString());
        return answer.Body;
    }

    private static string Bad((int Status, JsonNode Body) answer) => $"{answer.Status} {answer.Body["__type"]}: {answer.Body["message"]}";
}
