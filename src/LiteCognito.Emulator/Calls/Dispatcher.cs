using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Journal;
using LiteCognito.Emulator.Model;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Calls;

/// <summary>Routes requests: operations by X-Amz-Target, pages by path.</summary>
/// <param name="state">The state that the operations read and change.</param>
/// <param name="services">The services. The hint for an unknown target names the first one.</param>
/// <param name="pages">Answers requests that are not operations; returns <see langword="null"/> if no page has the path.</param>
/// <param name="verify">Rejects a request that is not signed for the service; returns the region of the signature.</param>
internal sealed class Dispatcher(
    EmulatorState state,
    IReadOnlyList<Service> services,
    Func<EmulatorRequest, EmulatorResponse?> pages,
    Func<EmulatorRequest, string, string> verify)
{
    public const int MaxBodyBytes = 1024 * 1024;

    private const string CallType = "application/x-amz-json-1.1", PlainJson = "application/json";

    public EmulatorResponse Dispatch(EmulatorRequest request)
    {
        try
        {
            using (state.Enter())
                return pages(request) ?? (request.Method == "GET" ? throw Nothing()
                    : IsPlainJson(request) ? UnknownOperation() : EmulatorResponse.Json(200, CallType, Post(request)));
        }
        catch (ApiError error)
        {
            return Refuse(error.Status, error.Code, error.Message);
        }
        catch (JournalException error)
        {
            return Refuse(500, "InternalErrorException", error.Message);
        }
        catch (Exception error) when (error is not ApiError)
        {
            // A bug in the emulator must not leave the caller without a response. The exception's message may repeat input, so the
            // response contains only the type.
            return Refuse(500, "InternalErrorException", $"The emulator failed: {error.GetType().Name}.");
        }
    }

    /// <summary>Returns true for a call whose Content-Type is one of another protocol, in which the service has no operations.</summary>
    private static bool IsPlainJson(EmulatorRequest request) =>
        request.Target is not null && request.ContentType is { } type
        && type.Split(';')[0].Trim().Equals(PlainJson, StringComparison.OrdinalIgnoreCase);

    // The service's own form of this error, which differs from all others.
    private static EmulatorResponse UnknownOperation() => EmulatorResponse.Json(404, PlainJson, new()
    {
        ["Output"] = new JsonObject { ["__type"] = "com.amazon.coral.service#UnknownOperationException" },
        ["Version"] = "1.0",
    });

    private static EmulatorResponse Refuse(int status, string code, string message) =>
        EmulatorResponse.Error(status, CallType, code, message);

    private JsonObject Post(EmulatorRequest request)
    {
        string target = request.Method == "POST" ? request.Target ?? "" : "";
        Service service = services.FirstOrDefault(known => target.StartsWith(known.TargetPrefix, StringComparison.Ordinal))
            ?? throw new ApiError(
                "UnknownOperationException", $"Calls are POSTs with a header X-Amz-Target: {services[0].TargetPrefix}Operation.", 404);
        if (request.Body.Length > MaxBodyBytes)
            throw new ApiError("RequestEntityTooLargeException", $"The body is larger than {MaxBodyBytes} bytes.", 413);
        string name = target[service.TargetPrefix.Length..];
        string? region = null;
        if (!service.Unsigned.TryGetValue(name, out Func<Call, JsonObject>? operation))
        {
            if (!service.Signed.TryGetValue(name, out operation))
                throw new ApiError("UnknownOperationException", "This operation is not supported by the emulator.");
            region = verify(request, service.Name);
        }

        using JsonDocument body = Json.ParseObject(request.Body)
            ?? throw new ApiError("SerializationException", "The body is not a JSON object.");
        using JsonDocument? clean = Checked(service, name, body);
        JsonElement input = (clean ?? body).RootElement;
        return operation(new Call(state, input, new Uri(request.Url.GetLeftPart(UriPartial.Authority)), region));
    }

    /// <summary>Rejects an input that the service's model does not allow. Returns what the operation reads, if it is less.</summary>
    private static JsonDocument? Checked(Service service, string operation, JsonDocument input)
    {
        if (ModelTables.Find(service.TargetPrefix) is not { } model || model.Input(operation) is not { } members)
            return null;
        (string? type, string? limits, bool isClean) = InputCheck.Check(model, members, input.RootElement);
        if (type is not null)
            throw new ApiError("SerializationException", type);
        if (limits is not null)
            throw new ApiError(service.Name == "cognito-identity" ? "ValidationException" : "InvalidParameterException", limits);
        return isClean ? null : InputCleaning.Clean(model, members, input.RootElement);
    }

    private static ApiError Nothing() => new(
        "ResourceNotFoundException", "There is nothing here. Try /{userPoolId}/.well-known/jwks.json or /_emulator/.", 404);
}
