namespace LiteCognito.Emulator.Journal;

/// <summary>The state file could not be written.</summary>
internal sealed class JournalException(string path, Exception cause)
    : IOException($"The state file {path} cannot be written: {cause.Message.TrimEnd('.')}.", cause);
