using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace LiteCognito;

/// <summary>What a client of the application learns about an exception of the library (RFC 9457).</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Name">The end of the URN that identifies the kind of problem.</param>
/// <param name="Title">A text for people, which is the same for every problem of the kind.</param>
internal sealed partial record Problem(int Status, string Name, string Title)
{
    private const string TypePrefix = "urn:litecognito:problem:";

    /// <summary>Gets the number of seconds that <c>Retry-After</c> names, or <see langword="null"/> for none.</summary>
    public int? RetryAfter { get; init; }

    public string Type => TypePrefix + Name;

    /// <summary>Sets the status, and writes the body if the application has services for problem details and the client accepts JSON.</summary>
    public async Task WriteAsync(HttpContext context, Exception exception, string? detail = null)
    {
        context.Response.StatusCode = Status;
        context.Response.Headers.CacheControl = "no-store";
        if (RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (context.RequestServices.GetService<IProblemDetailsService>() is not { } service)
            return;
        var details = new ProblemDetails { Status = Status, Type = Type, Title = Title, Detail = detail };
        if (exception is CognitoException { RequestId: { } requestId })
            details.Extensions["requestId"] = requestId;
        await service.TryWriteAsync(new() { HttpContext = context, ProblemDetails = details, Exception = exception }).ConfigureAwait(false);
    }
}
