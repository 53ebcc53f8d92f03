namespace LiteCognito.Emulator.Journal;

/// <summary>A record: a JSON object in UTF-8 with its key.</summary>
internal sealed class StateRecord(string key, byte[] value)
{
    public string Key { get; } = key;

    public byte[] Value { get; } = value;
}
