using System.Net;

namespace LiteCognito.Tests.OAuth;

/// <summary>Answers every request the same way and records the requests.</summary>
internal sealed class Answering(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    public List<(HttpRequestMessage Request, string Body)> Calls { get; } = [];

    public static Answering With(int status, string body, string type = "application/json") =>
        new(_ => new((HttpStatusCode)status) { Content = new StringContent(body, System.Text.Encoding.UTF8, type) });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Calls.Add((request, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
        return answer(request);
    }
}
