namespace LiteCognito.Emulator.Journal;

/// <summary>A record that a line sets, or removes.</summary>
/// <param name="key">The key of the record.</param>
/// <param name="offset">The offset of the value from the start of the line.</param>
/// <param name="length">The length of the value in bytes, or 0 if the line removes the record.</param>
/// <param name="hash">A hash of the value.</param>
internal sealed class JournalChange(string key, int offset, int length, ulong hash)
{
    public string Key { get; } = key;

    public int Offset { get; } = offset;

    public int Length { get; } = length;

    public ulong Hash { get; } = hash;
}
