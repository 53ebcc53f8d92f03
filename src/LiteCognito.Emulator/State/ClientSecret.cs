namespace LiteCognito.Emulator.State;

/// <summary>One of an app client's secrets.</summary>
internal sealed record ClientSecret(string Id, string Value, DateTimeOffset CreatedAt);
