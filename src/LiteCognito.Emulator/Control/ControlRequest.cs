using System.Text.Json;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Control;

/// <summary>A request for one of the emulator's own endpoints. What has the wrong form is refused by name.</summary>
internal sealed class ControlRequest(EmulatorRequest request)
{
    private const int MaxBodyBytes = 64 * 1024, MaxShown = 40;

    /// <summary>Reads the parameters of the query.</summary>
    public Dictionary<string, string> Query(params string[] known)
    {
        var parameters = new Dictionary<string, string>();
        foreach ((string name, string value) in FormText.Read(request.Url.Query.TrimStart('?')))
        {
            if (!known.Contains(name))
                throw ApiError.InvalidParameter($"There is no parameter '{PlainText.Of(name, MaxShown)}'. {Known("parameters", known)}");
            if (!parameters.TryAdd(name, value))
                throw ApiError.InvalidParameter($"The parameter {name} is there twice.");
        }
        return parameters;
    }

    public bool HasBody => request.Body.Length > 0;

    /// <summary>Reads the members of the JSON body.</summary>
    public ControlBody Body(params string[] known)
    {
        Query();
        if (request.Body.Length > MaxBodyBytes)
            throw new ApiError("RequestEntityTooLargeException", $"The body is larger than {MaxBodyBytes} bytes.", 413);
        using JsonDocument body = Json.ParseObject(request.Body)
            ?? throw new ApiError("SerializationException", $"The body is not a JSON object. {Known("members", known)}");
        foreach (JsonProperty member in body.RootElement.EnumerateObject())
            if (!known.Contains(member.Name))
                throw ApiError.InvalidParameter($"There is no member '{PlainText.Of(member.Name, MaxShown)}'. {Known("members", known)}");
        return new(body.RootElement.Clone());
    }

    private static string Known(string kind, string[] names) => names.Length == 0 ? $"There are no {kind}."
        : $"The {kind} are {string.Join(", ", names)}.";
}

/// <summary>The members of a JSON body. A member that is <c>null</c> is missing.</summary>
internal sealed class ControlBody(JsonElement body)
{
    public string? Text(string name, int maxLength)
    {
        if (Find(name) is not { } value)
            return null;
        return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text && text.Length <= maxLength
            ? text : throw ApiError.InvalidParameter($"{name} must be a text of 1 to {maxLength} characters.");
    }

    public int? Integer(string name, int min, int max)
    {
        if (Find(name) is not { } value)
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= min && number <= max
            ? number : throw ApiError.InvalidParameter($"{name} must be a whole number from {min} to {max}.");
    }

    /// <summary>Gets a number of seconds, at most as many as a thousand years have.</summary>
    public TimeSpan? Seconds(string name)
    {
        const decimal Most = 1000m * 366 * 24 * 60 * 60;
        if (Find(name) is not { } value)
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal seconds) && Math.Abs(seconds) <= Most
            ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : throw ApiError.InvalidParameter($"{name} must be a number of seconds, such as 3600.");
    }

    /// <summary>Gets a time with its offset from UTC.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Find(name) is not { } value)
            return null;
        return value.ValueKind == JsonValueKind.String && value.GetString() is [.., _, _, _, _, _, _] text && HasOffset(text)
            && value.TryGetDateTimeOffset(out DateTimeOffset time)
            ? time : throw ApiError.InvalidParameter($"{name} must be a time such as 2030-01-01T00:00:00Z.");
    }

    private static bool HasOffset(string text) =>
        text.Contains('T', StringComparison.Ordinal) && (text.EndsWith('Z') || text[^6] is '+' or '-');

    private JsonElement? Find(string name) =>
        body.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
