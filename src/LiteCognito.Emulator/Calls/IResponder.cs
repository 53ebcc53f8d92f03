namespace LiteCognito.Emulator.Calls;

/// <summary>Answers the requests that a host receives.</summary>
internal interface IResponder
{
    /// <summary>The clock of the responses.</summary>
    TimeProvider Clock { get; }

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait for a response that is delayed.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled before the call began.</exception>
    Task<EmulatorResponse> AnswerAsync(EmulatorRequest request, CancellationToken cancellationToken);
}
