namespace LiteCognito.Emulator.Seeds;

/// <summary>A mistake in a seed.</summary>
/// <param name="path">The path of the member or item that is wrong.</param>
/// <param name="mistake">The rest of the sentence after the path. It never contains a secret.</param>
internal sealed class SeedException(string path, string mistake) : Exception($"{path} {mistake}")
{
    public string Path { get; } = path;

    public string Mistake { get; } = mistake;
}
