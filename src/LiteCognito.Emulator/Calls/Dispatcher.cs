using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.IdentityPools;
using LiteCognito.Emulator.OAuth;
using LiteCognito.Emulator.Operations;
using LiteCognito.Emulator.Signatures;

namespace LiteCognito.Emulator;

/// <summary>From a request to an answer: operations by X-Amz-Target, key sets and the outbox by path.</summary>
internal static class Dispatcher
{
    public const int MaxBodyBytes = 1024 * 1024;

    private static readonly Service[] Services =
    [
        new(
            "AWSCognitoIdentityProviderService.",
            "cognito-idp",
            new(
            [
                .. SignUpArea.Operations, .. SignInArea.Operations, .. MfaArea.Operations, .. DeviceArea.Operations, .. PasskeyArea.Operations,
                .. TokenArea.Operations, .. AccountArea.Operations, .. PasswordArea.Operations, .. AttributeArea.Operations,
            ]),
            new(
            [
                .. UserCreation.Operations, .. UserArea.Operations, .. UserListArea.Operations, .. UserFactorArea.Operations, .. GroupArea.Operations,
                .. PoolArea.Operations, .. PoolMfaArea.Operations, .. ClientArea.Operations, .. IdentityProviderArea.Operations,
                .. ResourceServerArea.Operations,
            ])),
        new("AWSCognitoIdentityService.", "cognito-identity", IdentityArea.Operations, []),
    ];

    public static EmulatorResponse Dispatch(CognitoEmulator emulator, EmulatorRequest request)
    {
        try
        {
            lock (emulator.Gate)
                return OAuthArea.Find(request) is { } page ? page(new(emulator, request)) : request.Method == "GET"
                    ? Answer(200, "application/json", null, Get(emulator, request.Url))
                    : Answer(200, "application/x-amz-json-1.1", null, Post(emulator, request));
        }
        catch (ApiError error)
        {
            return Answer(error.Status, "application/x-amz-json-1.1", error.Code, new JsonObject { ["__type"] = error.Code, ["message"] = error.Message });
        }
        catch (Exception error) when (error is not ApiError)
        {
            // A fault of the emulator's own: the caller must not wait for an answer that never comes. The message may repeat input.
            return Answer(500, "application/x-amz-json-1.1", "InternalErrorException", new JsonObject { ["__type"] = "InternalErrorException", ["message"] = $"The emulator failed: {error.GetType().Name}." });
        }
    }

    /// <summary>A JSON object all of whose strings can be read; <see langword="null"/> where the bytes are something else.</summary>
    public static JsonDocument? ParseObject(byte[] json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    _ = reader.GetString(); // half a surrogate pair is found only here
            JsonDocument document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonObject Post(CognitoEmulator emulator, EmulatorRequest request)
    {
        string target = request.Method == "POST" ? request.Target ?? "" : "";
        Service service = Services.FirstOrDefault(known => target.StartsWith(known.TargetPrefix, StringComparison.Ordinal))
            ?? throw new ApiError("UnknownOperationException", $"Calls are POSTs with a header X-Amz-Target: {Services[0].TargetPrefix}Operation.", 404);
        if (request.Body.Length > MaxBodyBytes)
            throw new ApiError("RequestEntityTooLargeException", $"The body is larger than {MaxBodyBytes} bytes.", 413);
        string name = target[service.TargetPrefix.Length..];
        Scope? scope = null;
        if (!service.Unsigned.TryGetValue(name, out Func<Call, JsonObject>? operation))
        {
            if (!service.Signed.TryGetValue(name, out operation))
                throw new ApiError("UnknownOperationException", "This operation is not supported by the emulator.");
            scope = SignatureVerifier.Verify(emulator, request, service.Name);
        }

        using JsonDocument input = Parse(request.Body);
        return operation(new Call(emulator, input.RootElement, new Uri(request.Url.GetLeftPart(UriPartial.Authority)), scope?.Region));
    }

    private static JsonObject Get(CognitoEmulator emulator, Uri url)
    {
        if (url.AbsolutePath == "/_emulator/messages")
            return new() { ["messages"] = new JsonArray([.. emulator.Messages.Select(Message)]) };
        string[] segments = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments is [var pool, ".well-known", "jwks.json"] && emulator.FindPool(pool) is { } found)
            return found.Tokens.Jwks();
        if (segments is [var issuer, ".well-known", "openid-configuration"] && emulator.FindPool(issuer) is not null)
            return Discovery.Document(new Uri(url.GetLeftPart(UriPartial.Authority)), issuer);
        throw new ApiError("ResourceNotFoundException", "There is nothing here. Try /{userPoolId}/.well-known/jwks.json or /_emulator/messages.", 404);
    }

    private static JsonNode Message(EmulatorMessage message) => new JsonObject
    {
        ["poolId"] = message.PoolId,
        ["username"] = message.Username,
        ["medium"] = message.Medium,
        ["destination"] = message.Destination,
        ["code"] = message.Code,
        ["purpose"] = message.Purpose,
        ["sentAt"] = message.SentAt.ToString("O"),
    };

    private static JsonDocument Parse(byte[] body) => ParseObject(body) ?? throw new ApiError("SerializationException", "The body is not a JSON object.");

    private static EmulatorResponse Answer(int status, string contentType, string? errorType, JsonObject body) =>
        new(status, contentType, errorType, Guid.NewGuid().ToString(), System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()));

    /// <summary>A service by its targets: the name that signatures are for, operations that anyone may call, and those that are signed.</summary>
    private sealed record Service(
        string TargetPrefix, string Name, Dictionary<string, Func<Call, JsonObject>> Unsigned, Dictionary<string, Func<Call, JsonObject>> Signed);
}
