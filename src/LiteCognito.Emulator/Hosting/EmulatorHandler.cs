using System.Net;
using System.Net.Http.Headers;

namespace LiteCognito.Emulator.Hosting;

/// <summary>Answers an <see cref="HttpClient"/>'s requests in process.</summary>
internal sealed class EmulatorHandler(CognitoEmulator emulator) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        EmulatorResponse answer = Dispatcher.Dispatch(emulator, new(
            request.Method.Method, request.RequestUri!, Header(request, "X-Amz-Target"), Header(request, "Authorization"), body, request.Content?.Headers.ContentType?.MediaType));

        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { RequestMessage = request, Content = new ByteArrayContent(answer.Body) };
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(answer.ContentType);
        response.Headers.Add("x-amzn-RequestId", answer.RequestId);
        if (answer.ErrorType is { } error)
            response.Headers.Add("x-amzn-ErrorType", error);
        if (answer.Location is { } location)
            response.Headers.TryAddWithoutValidation("Location", location);
        return response;
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;
}
