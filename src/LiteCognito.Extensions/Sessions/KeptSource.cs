namespace LiteCognito.Hosting;

/// <summary>The name of a token source that a background service keeps signed in.</summary>
internal sealed record KeptSource(string Name);
