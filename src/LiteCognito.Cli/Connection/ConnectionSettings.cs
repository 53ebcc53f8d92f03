using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using LiteCognito.Cli.Configuration;
using LiteCognito.Cli.Parsing;

namespace LiteCognito.Cli.Connection;

/// <summary>Where a sign-in goes. Kept with its session, so that a refresh goes to the same place.</summary>
internal sealed record ConnectionSettings
{
    /// <summary>Gets the address to call instead of AWS.</summary>
    public string? Endpoint { get; init; }

    public string? Region { get; init; }

    public bool AllowInsecureEndpoint { get; init; }

    public string? UserPoolId { get; init; }

    public string? ClientId { get; init; }

    /// <summary>Gets the value of --flow.</summary>
    public string? Flow { get; init; }

    /// <summary>
    /// Reads the settings of the command line, of the environment and of the profile, in this order. The environment includes AWS's
    /// variables for the endpoint and the region. What remains open comes from the profile of AWS's tools.
    /// </summary>
    public static ConnectionSettings Read(ParseResult line)
    {
        string? endpoint = Settings.GetExplicit(line, SharedOptions.Endpoint), region = Settings.GetExplicit(line, SharedOptions.Region);
        IReadOnlyDictionary<string, string> profile = Settings.GetProfile(line);
        if (!HasVariable("AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", "AWS_ENDPOINT_URL"))
            endpoint ??= profile.GetValueOrDefault(SharedOptions.Endpoint.Key);
        if (!HasVariable("AWS_REGION", "AWS_DEFAULT_REGION"))
            region ??= profile.GetValueOrDefault(SharedOptions.Region.Key);
        return new()
        {
            Endpoint = endpoint,
            Region = region,
            AllowInsecureEndpoint = line.GetValue(SharedOptions.AllowInsecureEndpoint),
            UserPoolId = Settings.Get(line, SharedOptions.Pool),
            ClientId = Settings.Get(line, SharedOptions.Client),
            Flow = Settings.Get(line, SharedOptions.Flow),
        };
    }

    /// <summary>Reads the settings from the output of a sign-in. Returns <see langword="null"/> if it contains none.</summary>
    public static ConnectionSettings? Read(JsonElement json) => json.Deserialize(ConnectionJson.Default.ConnectionSettings);

    /// <summary>Writes the settings as a JSON object.</summary>
    public void WriteTo(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, ConnectionJson.Default.ConnectionSettings);

    private static bool HasVariable(params string[] names) => names.Any(name => EnvironmentVariable.Get(name) is not null);
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ConnectionSettings))]
internal sealed partial class ConnectionJson : JsonSerializerContext;
