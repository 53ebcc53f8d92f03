using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.Journal;

namespace LiteCognito.Emulator.Control;

/// <summary>The emulator's own endpoints below <c>/_emulator/</c>, which Cognito does not have.</summary>
/// <param name="access">Decides who may use them.</param>
/// <param name="routes">The handlers by path and method. HEAD is answered as GET.</param>
internal sealed class ControlEndpoints(
    Access access, IReadOnlyDictionary<string, IReadOnlyDictionary<string, Func<ControlRequest, EmulatorResponse>>> routes)
{
    /// <summary>The number of seconds for which a browser may remember a preflight response.</summary>
    private const string MaxAge = "600";

    private const string JsonType = "application/json", Root = "/_emulator", PagePath = Root + "/";

    private static readonly (string Name, string Value)[] Protections =
    [
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("Vary", "Origin"),
    ];

    /// <summary>Answers a request. A mistake of the caller becomes an error in the form of all others.</summary>
    public EmulatorResponse Answer(EmulatorRequest request)
    {
        EmulatorResponse response;
        try
        {
            access.Check(request, request.Url.AbsolutePath is Root or PagePath);
            response = Route(request);
        }
        catch (ApiError error)
        {
            response = EmulatorResponse.Error(error.Status, JsonType, error.Code, error.Message);
        }
        catch (JournalException error)
        {
            response = EmulatorResponse.Error(500, JsonType, "InternalErrorException", error.Message);
        }
        catch (Exception error) when (error is not (ApiError or JournalException))
        {
            // As for an operation, a bug in the emulator must not leave the caller without a response.
            response = EmulatorResponse.Error(
                500, JsonType, "InternalErrorException", $"The emulator failed: {error.GetType().Name}.");
        }
        string? origin = access.AllowedOrigin(request);
        return response with
        {
            Headers = [.. response.Headers, .. Protections, .. origin is null ? [] : CorsHeaders.Of(origin)],
        };
    }

    /// <summary>Turns a handler that returns JSON into one that returns a response.</summary>
    public static Func<ControlRequest, EmulatorResponse> Json(Func<ControlRequest, JsonObject> answer) =>
        request => EmulatorResponse.Json(200, JsonType, answer(request));

    private EmulatorResponse Route(EmulatorRequest request)
    {
        if (request.Url.AbsolutePath == Root)
            return EmulatorResponse.Text(302, "text/plain", "") with { Location = PagePath };
        if (!routes.TryGetValue(request.Url.AbsolutePath[PagePath.Length..], out var methods))
            throw new ApiError(
                "ResourceNotFoundException", $"There is nothing here. Below {PagePath} there are {string.Join(", ", Names())}.", 404);
        string method = request.Method == "HEAD" ? "GET" : request.Method;
        if (method == "OPTIONS" && access.AllowedOrigin(request) is not null)
            return EmulatorResponse.Text(200, "text/plain", "") with
            {
                Headers = [.. CorsHeaders.Preflight(request, string.Join(',', methods.Keys), MaxAge)],
            };
        if (!methods.TryGetValue(method, out Func<ControlRequest, EmulatorResponse>? handler))
            return EmulatorResponse.Error(
                405, JsonType, "MethodNotAllowedException", $"{request.Url.AbsolutePath} allows {string.Join(", ", methods.Keys)}.") with
            {
                Headers = [("Allow", string.Join(", ", methods.Keys))],
            };
        // A form of another site cannot send this type.
        if (method != "GET" && request.Body.Length > 0 && !IsJson(request.ContentType))
            throw new ApiError("UnsupportedMediaTypeException", $"The Content-Type of the body must be {JsonType}.", 415);
        return handler(new(request));
    }

    private IEnumerable<string> Names() =>
        routes.Keys.Where(name => name.Length > 0 && !name.Contains('.', StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static bool IsJson(string? contentType) =>
        contentType?.Split(';')[0].Trim().Equals(JsonType, StringComparison.OrdinalIgnoreCase) == true;
}
