using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Control;

/// <summary>The faults that callers have asked for, in their order.</summary>
/// <param name="operations">The names of the operations that can fail.</param>
internal sealed class Faults(IReadOnlyCollection<string> operations)
{
    private const string All = "*", Operation = "operation", Error = "error", Message = "message", Status = "status",
        Delay = "delayMilliseconds", Times = "times";

    private const int MostFaults = 1000, MostTimes = 1_000_000, MaxDelay = 10 * 60 * 1000, MaxName = 128, MaxMessage = 1000;

    private readonly List<Fault> _faults = [];

    /// <summary>Takes the first fault for a call, if there is one.</summary>
    public Fault? Take(string? operation)
    {
        if (operation is null)
            return null;
        lock (_faults)
        {
            int index = _faults.FindIndex(fault => fault.Operation == operation || fault.Operation == All);
            if (index < 0)
                return null;
            Fault taken = _faults[index];
            if (--taken.Times == 0)
                _faults.RemoveAt(index);
            return taken;
        }
    }

    public void Clear()
    {
        lock (_faults)
            _faults.Clear();
    }

    public JsonObject List(ControlRequest request)
    {
        request.Query();
        lock (_faults)
            return new() { ["faults"] = Json.List(_faults, fault => fault.Describe()) };
    }

    public JsonObject Add(ControlRequest request)
    {
        Fault fault = Read(request.Body(Operation, Error, Message, Status, Delay, Times));
        lock (_faults)
        {
            if (_faults.Count >= MostFaults)
                throw new ApiError(
                    "LimitExceededException", $"There are {MostFaults} faults already. DELETE /_emulator/faults removes them.");
            _faults.Add(fault);
            return fault.Describe();
        }
    }

    public JsonObject Remove(ControlRequest request)
    {
        request.Query();
        lock (_faults)
        {
            int removed = _faults.Count;
            _faults.Clear();
            return new() { ["removed"] = removed };
        }
    }

    private Fault Read(ControlBody body)
    {
        string operation = body.Text(Operation, MaxName) ?? throw ApiError.InvalidParameter($"{Operation} is missing.");
        if (operation != All && !operations.Contains(operation))
            throw ApiError.InvalidParameter(Unknown(operation));
        string? error = body.Text(Error, MaxName), message = body.Text(Message, MaxMessage);
        int? status = body.Integer(Status, 400, 599), delay = body.Integer(Delay, 1, MaxDelay);
        if (error is null && delay is null)
            throw ApiError.InvalidParameter($"A fault must have {Error}, {Delay} or both.");
        if (error is null && (message is not null || status is not null))
            throw ApiError.InvalidParameter($"{(message is null ? Status : Message)} needs {Error}.");
        if (error?.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '#') == false)
            throw ApiError.InvalidParameter($"{Error} must be the code of an error, such as TooManyRequestsException.");
        return new(
            operation, error, message ?? "The emulator was asked to fail this call.",
            status ?? (error is "InternalErrorException" or "InternalFailure" ? 500 : 400), TimeSpan.FromMilliseconds(delay ?? 0))
        {
            Times = body.Integer(Times, 1, MostTimes) ?? 1,
        };
    }

    private string Unknown(string operation)
    {
        const int MostMistakes = 3, MaxShown = 40;
        string known = operations.MinBy(name => Distance(name, operation))!;
        return $"{Operation} '{PlainText.Of(operation, MaxShown)}' is not one that the emulator knows. "
            + (Distance(known, operation) <= MostMistakes
                ? $"Did you mean {known}?"
                : $"Use the name of an operation such as InitiateAuth, {RequestReader.Token} for POST /oauth2/token, or {All} for all.");
    }

    /// <summary>Counts the letters to insert, remove or replace to get from one name to the other, without regard to case.</summary>
    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int replaced = diagonal + (char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j - 1], row[j]) + 1);
            }
        }
        return row[^1];
    }
}
