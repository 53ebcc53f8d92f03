using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace LiteCognito.Tests;

/// <summary>Answers calls from a script, in process, and records them.</summary>
internal sealed class StubHandler(params (int Status, string Body)[] answers) : HttpMessageHandler
{
    private readonly Queue<(int Status, string Body)> _answers = new(answers);

    public List<(string Operation, JsonNode Body)> Calls { get; } = [];

    public CognitoClient Client(string? secret = null) => new(
        new()
        {
            UserPoolId = "us-east-1_AbCdEfGhI",
            ClientId = "client",
            ClientSecret = secret,
            Limits = new() { MaxAttempts = 1 },
        }, new HttpClient(this));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string target = request.Headers.GetValues("X-Amz-Target").Single();
        Calls.Add((target[(target.IndexOf('.') + 1)..], JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!));
        (int status, string body) = _answers.Dequeue();
        return new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1"),
        };
    }
}
