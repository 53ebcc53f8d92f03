using System.Text.Json.Serialization;

namespace LiteCognito.Model;

/// <summary>What threat protection may know of the user's request, from a server that passes it on (Cognito's ContextDataType).</summary>
public sealed record ContextData : Redacted
{
    /// <summary>The user's IP address.</summary>
    public required string IpAddress { get; init; }

    /// <summary>The server's name.</summary>
    public required string ServerName { get; init; }

    /// <summary>The path that the user called.</summary>
    public required string ServerPath { get; init; }

    /// <summary>The headers of the user's request.</summary>
    public required IReadOnlyList<ContextHeader> HttpHeaders { get; init; }

    /// <summary>The encoded device data that AWS's own libraries collect.</summary>
    public string? EncodedData { get; init; }
}

/// <summary>A header of a user's request (Cognito's HttpHeader).</summary>
public sealed record ContextHeader : Redacted
{
    /// <summary>The header's name.</summary>
    [JsonPropertyName("headerName")]
    public string? HeaderName { get; init; }

    /// <summary>Its value.</summary>
    [JsonPropertyName("headerValue")]
    public string? HeaderValue { get; init; }
}
