namespace LiteCognito.Protocol;

/// <summary>
/// Posts one JSON body to the service, again where that may help, and returns the answer's. A refused call becomes a
/// <see cref="CognitoException"/>.
/// </summary>
internal sealed class Transport(HttpClient http, Uri endpoint, string targetPrefix, CallLimits limits, TimeProvider clock)
{
    // One connection pool for every client that brings none of its own. Time is limited by attempt and call.
    private static readonly Lazy<HttpClient> Shared = new(() => new HttpClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    { Timeout = Timeout.InfiniteTimeSpan });

    private readonly Retries _retries = new();

    public static HttpClient DefaultHttp => Shared.Value;

    public Uri Endpoint => endpoint;

    /// <summary>Posts until there is an answer, or no sense in another attempt.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="body">Its input, which stays the caller's.</param>
    /// <param name="authorizer">What signs it; <see langword="null"/> for a call that is not signed.</param>
    /// <param name="once">Marks a call that must not happen twice.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<Outcome> PostAsync(
        string operation, byte[] body, Authorizer? authorizer, Once? once, CancellationToken cancellationToken)
    {
        string target = targetPrefix + operation;
        long start = clock.GetTimestamp();
        int taken = 0;
        bool sent = false;
        for (int attempt = 1; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TimeSpan left = limits.Timeout - clock.GetElapsedTime(start);
            TimeSpan limit = left < limits.AttemptTimeout ? left : limits.AttemptTimeout;
            var call = new Attempt(operation, target, endpoint, body, authorizer, attempt, limits.MaxResponseBytes);
            Outcome outcome = await call.MakeAsync(http, clock, limit, cancellationToken).ConfigureAwait(false);
            if (outcome.Answer is not null)
            {
                _retries.Return(taken);
                return outcome;
            }

            // One attempt may have reached the service, though the last did not.
            sent |= outcome.MayHaveHappened;
            if (sent && outcome.Failure is CognitoNoAnswerException lost)
                lost.MayHaveHappened = true;
            bool isLast = outcome.Kind == OutcomeKind.Final || attempt == limits.MaxAttempts
                || (once is not null && outcome.MayHaveHappened);
            if (!isLast && outcome.Kind == OutcomeKind.SignatureRejected)
                continue;
            TimeSpan delay = Retries.Delay(attempt, outcome.RetryAfter);
            if (isLast || delay >= limits.Timeout - clock.GetElapsedTime(start) || (taken = _retries.Take(outcome.Kind)) == 0)
                throw FailureOf(outcome, once);
            await Task.Delay(delay, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The exception for an answer that is no JSON of the expected shape.</summary>
    public CognitoProtocolException NotUnderstood(string operation, Outcome? outcome) => new(
        $"{operation} was answered with {outcome?.Answer?.Length ?? 0} bytes that are not the JSON expected. "
        + $"Check that {endpoint} is a Cognito endpoint and that nothing in between alters or cuts answers.")
    { Operation = operation, Attempts = outcome?.Attempts ?? 0, RequestId = outcome?.RequestId };

    /// <summary>The failure. If the call may have happened and is not sent twice for that, it says what to do.</summary>
    private static Exception FailureOf(Outcome outcome, Once? once) => outcome switch
    {
        { MayHaveHappened: true, Failure: CognitoNoAnswerException lost } when once is not null => new CognitoNoAnswerException(
            lost.Operation, lost.Attempts, true,
            $"{lost.Operation} was sent, but its answer was lost, and it is not sent twice. {once.Advice}", lost.InnerException!),
        { MayHaveHappened: true, Failure: CognitoException failed } when once is not null =>
            failed.With($"It is not sent twice. {once.Advice}"),
        _ => outcome.Failure!,
    };
}
