using System.Text.Json.Serialization;
using LiteCognito.Cli.Connection;

namespace LiteCognito.Cli.Sessions;

/// <summary>A session with the settings of its sign-in. The secret of the app client is not part of it.</summary>
internal sealed record KeptSession
{
    public const int CurrentVersion = 1;

    public required int Version { get; init; }

    public required ConnectionSettings Connection { get; init; }

    public required StoredSession Session { get; init; }

    /// <summary>True if no required member is null, which JSON allows.</summary>
    public bool IsWhole => Connection is { UserPoolId: not null, ClientId: not null }
        && Session is { UserPoolId: not null, ClientId: not null, Username: not null, LoginName: not null, Tokens.AccessToken: not null };
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KeptSession))]
internal sealed partial class KeptSessionJson : JsonSerializerContext;
