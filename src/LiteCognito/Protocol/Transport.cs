namespace LiteCognito.Protocol;

/// <summary>
/// Posts a JSON body to the service, retries if that may help, and returns the body of the response. A rejected call throws a
/// <see cref="CognitoException"/>.
/// </summary>
internal sealed class Transport(HttpClient http, Uri endpoint, string targetPrefix, CallLimits limits, TimeProvider clock)
{
    // One connection pool for all clients that are created without an HttpClient. CallLimits limits the time, not HttpClient.Timeout.
    private static readonly Lazy<HttpClient> Shared =
        new(() => new HttpClient(DefaultHandler.Create()) { Timeout = Timeout.InfiniteTimeSpan });

    private readonly Retries _retries = new();

    public static HttpClient DefaultHttp => Shared.Value;

    public HttpClient Http => http;

    public string TargetPrefix => targetPrefix;

    public int MaxResponseBytes => limits.MaxResponseBytes;

    public TimeProvider Clock => clock;

    /// <summary>Reads each response before its body. Only clients that need the service's time set it.</summary>
    public Action<HttpResponseMessage>? Answered { get; init; }

    /// <summary>Returns the address of a call. A signer may have one of its own.</summary>
    public Uri AddressOf(Authorizer? authorizer) => authorizer?.Endpoint ?? endpoint;

    /// <summary>Starts to trace and measure a call, or returns <see langword="null"/> if no program listens.</summary>
    public MeasuredCall? Measure(string operation, Authorizer? authorizer) => MeasuredCall.IsOn
        ? new("aws-api", $"{targetPrefix["AWS".Length..^"Service.".Length]}/{operation}", AddressOf(authorizer), clock) : null;

    /// <summary>Posts until there is a response, or until another attempt would not help or is not allowed.</summary>
    /// <param name="operation">The name of the operation.</param>
    /// <param name="body">The request body, which the caller zeroes afterwards.</param>
    /// <param name="authorizer">The signer, or <see langword="null"/> for a call that is not signed.</param>
    /// <param name="once">The mark of a call that must not take effect twice, or <see langword="null"/>.</param>
    /// <param name="measured">The measurement of the call, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    public async Task<Outcome> PostAsync(
        string operation, byte[] body, Authorizer? authorizer, Once? once, MeasuredCall? measured, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        int taken = 0;
        bool sent = false;
        for (int attempt = 1; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TimeSpan left = limits.Timeout - clock.GetElapsedTime(start);
            TimeSpan limit = left < limits.AttemptTimeout ? left : limits.AttemptTimeout;
            var call = new Attempt(this, operation, body, authorizer, once, attempt);
            Outcome outcome = await call.MakeAsync(limit, cancellationToken).ConfigureAwait(false);
            if (outcome.Answer is not null)
            {
                _retries.Return(taken);
                measured?.Answered(
                    outcome.Status, Redaction.CleanId(outcome.RequestId, Redaction.SecretsOf(body, outcome.SessionToken)));
                return outcome;
            }

            // An earlier attempt may have reached the service although the last one did not.
            sent |= outcome.MayHaveHappened;
            if (sent && outcome.Failure is CognitoNoAnswerException lost)
                lost.MayHaveHappened = true;
            bool isLast = outcome.Kind == OutcomeKind.Final || attempt == limits.MaxAttempts
                || (once is not null && outcome.MayHaveHappened);
            if (isLast || outcome.Kind != OutcomeKind.SignatureRejected)
            {
                TimeSpan delay = Retries.Delay(attempt, outcome.RetryAfter);
                if (isLast || delay >= limits.Timeout - clock.GetElapsedTime(start) || (taken = _retries.Take(outcome.Kind)) == 0)
                    throw FailureOf(outcome, once);
                await Task.Delay(delay, clock, cancellationToken).ConfigureAwait(false);
            }
            measured?.Retried(outcome.Failure!);
        }
    }

    /// <summary>Creates the exception for a response that is not the expected JSON.</summary>
    public CognitoProtocolException NotUnderstood(string operation, byte[] body, Outcome? outcome, Authorizer? authorizer) => new(
        $"The response to {operation} has {outcome?.Answer?.Length ?? 0} bytes, which are not the expected JSON. "
        + $"Check that {AddressOf(authorizer)} is a Cognito endpoint, and that no proxy changes or truncates responses.")
    {
        Operation = operation,
        Attempts = outcome?.Attempts ?? 0,
        RequestId = Redaction.CleanId(outcome?.RequestId, Redaction.SecretsOf(body, outcome?.SessionToken)),
    };

    /// <summary>Returns the failure. If the call may have taken effect and is therefore not retried, its message contains advice.</summary>
    private static Exception FailureOf(Outcome outcome, Once? once) => outcome switch
    {
        { MayHaveHappened: true, Failure: CognitoNoAnswerException lost } when once is not null => new CognitoNoAnswerException(
            lost.Operation, lost.Attempts, true,
            $"{lost.Operation} was sent, but its response was lost. The call is not retried. {once.Advice}", lost.InnerException!),
        { MayHaveHappened: true, Failure: CognitoException failed } when once is not null =>
            failed.With($"The call is not retried. {once.Advice}"),
        _ => outcome.Failure!,
    };
}
