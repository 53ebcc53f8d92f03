using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Control;

/// <summary>What happens to the next calls of an operation instead of, or before, the normal answer.</summary>
/// <param name="operation">The name of the operation, or <c>*</c> for all.</param>
/// <param name="error">The code of the error, or <see langword="null"/> for the normal answer.</param>
/// <param name="message">The message of the error.</param>
/// <param name="status">The status of the error.</param>
/// <param name="delay">How long the caller waits.</param>
internal sealed class Fault(string operation, string? error, string message, int status, TimeSpan delay)
{
    public string Operation { get; } = operation;

    public string? Error { get; } = error;

    public string Message { get; } = message;

    public int Status { get; } = status;

    public TimeSpan Delay { get; } = delay;

    /// <summary>The number of calls that are left.</summary>
    public required int Times { get; set; }

    /// <summary>Creates the error, in the form of the endpoint that is called.</summary>
    public EmulatorResponse? Response(RequestSubject subject) => Error is null ? null
        : subject.Operation == RequestReader.Token
            ? EmulatorResponse.Json(
                Status, "application/json;charset=UTF-8", new() { ["error"] = Error, ["error_description"] = Message })
        : EmulatorResponse.Error(Status, "application/x-amz-json-1.1", Error, Message);

    public JsonObject Describe()
    {
        var description = new JsonObject { ["operation"] = Operation };
        if (Error is not null)
        {
            description["error"] = Error;
            description["message"] = Message;
            description["status"] = Status;
        }
        if (Delay > TimeSpan.Zero)
            description["delayMilliseconds"] = (int)Delay.TotalMilliseconds;
        description["times"] = Times;
        return description;
    }
}
