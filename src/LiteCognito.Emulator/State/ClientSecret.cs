namespace LiteCognito.Emulator.State;

/// <summary>A secret of an app client.</summary>
internal sealed record ClientSecret(string Id, string Value, DateTimeOffset CreatedAt);
