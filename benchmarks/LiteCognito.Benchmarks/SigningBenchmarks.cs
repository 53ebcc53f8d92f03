using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using LiteCognito.Protocol;
using LiteCognito.Signing;

namespace LiteCognito.Benchmarks;

/// <summary>
/// Measures the cost of a signature: a request without one, a request signed by the library, and a request signed with strings and LINQ, as
/// common samples do. All three have the same body, so the difference from the first is the cost of the signature.
/// </summary>
[MemoryDiagnoser]
public class SigningBenchmarks
{
    private const string Target = "AWSCognitoIdentityProviderService.AdminGetUser";

    private static readonly Uri Endpoint = new("https://cognito-idp.us-east-1.amazonaws.com/");
    private static readonly AwsCredentials Credentials = new() { AccessKeyId = "AKIAIOSFODNN7EXAMPLE", SecretAccessKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" };

    private readonly byte[] _body = Encoding.UTF8.GetBytes("""{"UserPoolId":"us-east-1_AbCdEfGhI","Username":"alice@example.com"}""");
    private readonly RequestSigner _signer = new(new Known(), "us-east-1", "cognito-idp", Endpoint, TimeProvider.System);

    [Benchmark(Baseline = true)]
    public HttpRequestMessage WithoutSignature() => Request();

    [Benchmark]
    public HttpRequestMessage WithSignature()
    {
        HttpRequestMessage request = Request();
        ValueTask signing = _signer.AuthorizeAsync(request, Target, _body, CancellationToken.None);
        if (!signing.IsCompletedSuccessfully)
            throw new InvalidOperationException("Signing with known credentials did not complete synchronously.");
        return request;
    }

    [Benchmark]
    public HttpRequestMessage WithSignatureByStringsAndLinq()
    {
        HttpRequestMessage request = Request();
        string time = DateTimeOffset.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var headers = new Dictionary<string, string>
        {
            ["content-type"] = Wire.ContentType,
            ["host"] = Endpoint.Host,
            ["x-amz-date"] = time,
            ["x-amz-target"] = Target,
        };
        request.Headers.TryAddWithoutValidation("X-Amz-Date", time);
        request.Headers.TryAddWithoutValidation(
            "Authorization", PlainSignature.Authorization(Credentials.AccessKeyId, Credentials.SecretAccessKey, "us-east-1", "cognito-idp", "POST", "/", headers, _body));
        return request;
    }

    private HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = new RequestBody(_body, once: false) };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", Target);
        return request;
    }

    private sealed class Known : AwsCredentialProvider
    {
        public override ValueTask<AwsCredentials> GetAsync(CancellationToken cancellationToken = default) => new(Credentials);
    }
}
