using System.Text.Json.Serialization;

namespace LiteCognito.Model;

/// <summary>Data about a user's request that a server passes on for threat protection to evaluate (Cognito's ContextDataType).</summary>
public sealed record ContextData : Redacted
{
    /// <summary>The user's IP address.</summary>
    public required string IpAddress { get; init; }

    /// <summary>The name of your server that received the user's request.</summary>
    public required string ServerName { get; init; }

    /// <summary>The path of the user's request on your server.</summary>
    public required string ServerPath { get; init; }

    /// <summary>The HTTP headers of the user's request.</summary>
    public required IReadOnlyList<ContextHeader> HttpHeaders { get; init; }

    /// <summary>The encoded device data that AWS's client libraries for threat protection collect.</summary>
    public string? EncodedData { get; init; }
}

/// <summary>An HTTP header of a user's request (Cognito's HttpHeader).</summary>
public sealed record ContextHeader : Redacted
{
    /// <summary>The name of the header.</summary>
    [JsonPropertyName("headerName")]
    public string? HeaderName { get; init; }

    /// <summary>The value of the header.</summary>
    [JsonPropertyName("headerValue")]
    public string? HeaderValue { get; init; }
}
