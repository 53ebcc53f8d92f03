using System.Net;
using System.Net.Http.Headers;
using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Hosting;

/// <summary>Answers the requests of an <see cref="HttpClient"/> in process.</summary>
internal sealed class EmulatorHandler(IResponder responder) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var asked = new EmulatorRequest(
            request.Method.Method, request.RequestUri!, request.RequestUri!.PathAndQuery, [.. Headers(request)], body)
        {
            IsInProcess = true,
        };
        EmulatorResponse answer = await Answers.ToAsync(asked, responder, cancellationToken).ConfigureAwait(false);

        var response = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(answer.Body),
        };
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(answer.ContentType);
        response.Headers.Date = responder.Clock.GetUtcNow();
        response.Headers.Add("x-amzn-RequestId", answer.RequestId);
        if (answer.Location is { } location)
            response.Headers.TryAddWithoutValidation("Location", location);
        foreach ((string name, string value) in answer.ErrorHeaders.Concat(answer.Headers).Concat(CrossOrigin.Headers(asked, answer)))
            if (!response.Headers.TryAddWithoutValidation(name, value))
                response.Content.Headers.TryAddWithoutValidation(name, value); // such as Allow
        return response;
    }

    /// <summary>Returns the headers as a connection would send them.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Headers(HttpRequestMessage request)
    {
        if (request.Headers.Host is null)
            yield return new("Host", request.RequestUri!.Authority);
        foreach ((string name, HeaderStringValues values) in request.Headers.NonValidated)
            foreach (string value in values)
                yield return new(name, value);
        if (request.Content is null)
            yield break;
        _ = request.Content.Headers.ContentLength; // reading the property creates the header
        foreach ((string name, HeaderStringValues values) in request.Content.Headers.NonValidated)
            foreach (string value in values)
                yield return new(name, value);
    }
}
