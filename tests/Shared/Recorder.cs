using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace LiteCognito;

/// <summary>Records the calls of clients in order.</summary>
internal sealed class Recorder
{
    private readonly ConcurrentQueue<(string Operation, JsonObject Body)> _calls = [];

    public IReadOnlyList<(string Operation, JsonObject Body)> All => [.. _calls];

    /// <summary>Flows and challenges in the order of the calls: <c>USER_SRP_AUTH</c>, <c>PASSWORD_VERIFIER</c>, …</summary>
    public IReadOnlyList<string> Steps =>
        [.. All.Select(call => (string?)call.Body["AuthFlow"] ?? (string?)call.Body["ChallengeName"]).OfType<string>()];

    /// <summary>Returns the AuthParameters or ChallengeResponses of the last call for a step.</summary>
    public JsonObject Sent(string step)
    {
        JsonObject body = Body(step);
        return (body["AuthParameters"] ?? body["ChallengeResponses"])!.AsObject();
    }

    public JsonObject Body(string step) =>
        All.Last(call => (string?)call.Body["AuthFlow"] == step || (string?)call.Body["ChallengeName"] == step).Body;

    public void Clear() => _calls.Clear();

    internal sealed class Handler(Recorder recorder, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string target = request.Headers.TryGetValues("X-Amz-Target", out IEnumerable<string>? values) ? values.First() : "";
            if (request.Content is not null)
            {
                JsonNode body = JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken))!;
                recorder._calls.Enqueue((target[(target.LastIndexOf('.') + 1)..], body.AsObject()));
            }
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
