using System.Text.Json.Serialization;

namespace LiteCognito.Browser.Page;

/// <summary>The values that a test gives to a check. Each check reads the ones that it needs.</summary>
public sealed record Settings
{
    public string UserPoolId { get; init; } = "";

    public string ClientId { get; init; } = "";

    public Uri Endpoint { get; init; } = new("http://localhost/");

    public string Username { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>The code that the authenticator app shows.</summary>
    public string Code { get; init; } = "";

    /// <summary>True to send the requests through an HttpClient that the program creates and that follows redirects.</summary>
    public bool OwnHttpClient { get; init; }
}

[JsonSerializable(typeof(Settings))]
internal sealed partial class SettingsJson : JsonSerializerContext;
