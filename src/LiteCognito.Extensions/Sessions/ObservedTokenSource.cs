using Microsoft.Extensions.Logging;

namespace LiteCognito.Hosting;

/// <summary>A source of tokens that records and logs whether it has one.</summary>
internal sealed class ObservedTokenSource(string name, ICognitoTokenSource inner, TimeProvider clock, ILogger logger)
    : ICognitoTokenSource
{
    private readonly Lock _lock = new();
    private SourceState _state = SourceState.Unused;
    private CognitoSession? _session;

    public string Name => name;

    public SourceState State => Volatile.Read(ref _state);

    /// <summary>Gets a value that indicates whether the last session has ended and no sign-in has followed.</summary>
    public bool HasEnded => (inner as CognitoSessionSource)?.CurrentSession?.HasEnded == true;

    public async ValueTask<string> GetTokenAsync(string? refused, CancellationToken cancellationToken)
    {
        try
        {
            string token = await inner.GetTokenAsync(refused, cancellationToken).ConfigureAwait(false);
            Succeed();
            return token;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Fail(e);
            throw;
        }
    }

    private void Succeed()
    {
        CognitoSession? session = (inner as CognitoSessionSource)?.CurrentSession;
        SourceState before = State;
        if (before.HasToken && ReferenceEquals(session, _session))
            return;
        lock (_lock)
        {
            if (_state.HasToken && ReferenceEquals(session, _session))
                return;
            bool isNew = !ReferenceEquals(session, _session) || _state.Kind == SourceKind.Unused;
            _session = session;
            Volatile.Write(ref _state, new(SourceKind.Signed, null, clock.GetUtcNow()));
            if (isNew)
                Log.SignedIn(logger, name);
            else
                Log.Recovered(logger, name);
        }
    }

    private void Fail(Exception exception)
    {
        string failure = Failures.Name(exception);
        lock (_lock)
        {
            bool isFirst = _state.Failure != failure;
            Volatile.Write(ref _state, new(SourceKind.Failed, failure, isFirst ? clock.GetUtcNow() : _state.Since));
        }
    }
}

/// <summary>What a source of tokens did last.</summary>
internal enum SourceKind
{
    Unused,
    Signed,
    Failed,
}

/// <summary>The last result of a source of tokens.</summary>
/// <param name="Kind">What the source did last.</param>
/// <param name="Failure">The name of the failure, or <see langword="null"/>.</param>
/// <param name="Since">The time since which the result has been the same.</param>
internal sealed record SourceState(SourceKind Kind, string? Failure, DateTimeOffset Since)
{
    public static SourceState Unused { get; } = new(SourceKind.Unused, null, default);

    public bool HasToken => Kind == SourceKind.Signed;
}
