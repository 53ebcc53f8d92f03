namespace LiteCognito.Emulator.Journal;

/// <summary>A part of the emulator's state that is kept as one record.</summary>
internal interface IRecorded
{
    /// <summary>The name of the record: its kind, a colon and an ID.</summary>
    string RecordKey { get; }

    /// <summary>True if the part has a record, and false if it was removed, for example.</summary>
    bool IsLive { get; }

    /// <summary>Writes the fields to a record, or reads all of them from one.</summary>
    void Exchange(Fields fields);
}
