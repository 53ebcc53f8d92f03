using System.Runtime.ExceptionServices;

namespace LiteCognito.Hosting;

/// <summary>
/// Signs in, and repeats the last refusal for a while without a call. Otherwise, each request of a program with a wrong password would
/// sign in again, and Cognito would lock the user out.
/// </summary>
internal sealed class GuardedSignIn(Func<CancellationToken, Task<CognitoSession>> signIn, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private ExceptionDispatchInfo? _refusal;
    private long _refusedAt;

    /// <summary>Signs in. It is never called concurrently.</summary>
    public async Task<CognitoSession> SignInAsync(CancellationToken cancellationToken)
    {
        if (_refusal is not null && clock.GetElapsedTime(_refusedAt) < Pause)
            _refusal.Throw();
        _refusal = null;
        try
        {
            return await signIn(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (Failures.IsRefusal(e))
        {
            _refusedAt = clock.GetTimestamp();
            _refusal = ExceptionDispatchInfo.Capture(e);
            throw;
        }
    }
}
