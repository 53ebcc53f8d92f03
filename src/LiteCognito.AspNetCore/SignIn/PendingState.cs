using System.Text.Json.Serialization;

namespace LiteCognito.SignIn;

/// <summary>What the cookie of a pending sign-in holds.</summary>
internal sealed class PendingState
{
    /// <summary>The challenge as <see cref="SignInChallenge.Save()"/> returned it.</summary>
    public required string Challenge { get; init; }

    public required string Username { get; init; }

    public required string ReturnUrl { get; init; }

    public bool IsPersistent { get; init; }

    /// <summary>The secret of an authenticator app that is being set up.</summary>
    public string? Secret { get; init; }
}

/// <summary>What the cookie of an authenticator app's setup holds. It belongs to one session.</summary>
internal sealed class SetupState
{
    public required string Session { get; init; }

    public required string Secret { get; init; }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PendingState)), JsonSerializable(typeof(SetupState))]
internal sealed partial class StateJson : JsonSerializerContext;
