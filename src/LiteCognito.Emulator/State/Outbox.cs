using LiteCognito.Emulator.Journal;

namespace LiteCognito.Emulator.State;

/// <summary>The newest messages that the emulator has "sent", oldest first.</summary>
internal sealed class Outbox(EmulatorState state)
{
    private const int MostMessages = 10_000;

    private readonly List<SentMessage> _messages = [];
    private long _next;

    public IReadOnlyList<SentMessage> All => _messages;

    public void Add(EmulatorMessage message)
    {
        var sent = new SentMessage(_next++, message);
        _messages.Add(sent);
        state.Touch(sent);
        if (_messages.Count <= MostMessages)
            return;
        Drop(_messages[0]);
        _messages.RemoveAt(0);
    }

    /// <summary>Removes messages, and returns how many.</summary>
    public int Remove(Func<EmulatorMessage, bool> isUnwanted)
    {
        _messages.FindAll(sent => isUnwanted(sent.Message)).ForEach(Drop);
        return _messages.RemoveAll(sent => !sent.IsLive);
    }

    public void Clear() => _messages.Clear();

    public void Restore(Fields fields)
    {
        SentMessage message = SentMessage.Restore(fields);
        _messages.Add(message);
        _next = Math.Max(_next, message.Number + 1);
    }

    private void Drop(SentMessage message)
    {
        message.IsLive = false;
        state.Touch(message);
    }
}

/// <summary>A message in the outbox.</summary>
internal sealed class SentMessage(long number, EmulatorMessage message) : IRecorded
{
    public long Number { get; } = number;

    public EmulatorMessage Message { get; } = message;

    public string RecordKey => RecordKind.Message + Number;

    public bool IsLive { get; set; } = true;

    public static SentMessage Restore(Fields fields) => new(fields.Number(nameof(Number), 0), Exchange(fields, null));

    public void Exchange(Fields fields)
    {
        fields.Number(nameof(Number), Number);
        Exchange(fields, Message);
    }

    private static EmulatorMessage Exchange(Fields fields, EmulatorMessage? message) => new(
        fields.Text("UserPoolId", message?.PoolId),
        fields.Text(nameof(message.Username), message?.Username),
        fields.Text(nameof(message.Medium), message?.Medium),
        fields.Text(nameof(message.Destination), message?.Destination),
        fields.Text(nameof(message.Code), message?.Code),
        fields.Text(nameof(message.Purpose), message?.Purpose),
        fields.Time(nameof(message.SentAt), message?.SentAt ?? default));
}
