using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using LiteCognito.Stores;

namespace LiteCognito;

/// <summary>
/// Keeps challenges on the server while the user looks for a code, so that a challenge that one instance received can be answered on
/// another instance. A browser gets only a short random handle.
/// </summary>
/// <remarks>
/// <c>AddDistributedStores</c> registers the store. The challenges are encrypted by Data Protection. They expire with Cognito's session,
/// after <see cref="CognitoClientOptions.AuthSessionValidity"/>. Anyone who has a handle can answer its challenge, so keep it in a cookie
/// that scripts cannot read.
/// </remarks>
/// <example>
/// <!-- scenario: sms -->
/// <code language="csharp">
/// using LiteCognito;
///
/// static async Task&lt;string&gt; BeginAsync(DistributedChallengeStore challenges, SignInChallenge challenge) =>
///     await challenges.PutAsync(challenge);                       // the value of a cookie
///
/// static async Task&lt;SignInStep?&gt; AnswerAsync(DistributedChallengeStore challenges, string handle, string code) =>
///     await challenges.TakeAsync(handle) is CodeChallenge taken   // once, so that no code is sent twice
///         ? await taken.RespondAsync(code) : null;
/// </code>
/// </example>
public sealed class DistributedChallengeStore
{
    private const int HandleSize = 32;

    private static readonly SearchValues<char> HandleCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private readonly SealedCache _cache;
    private readonly Func<CognitoClient> _client;
    private readonly Func<TimeSpan> _lifetime;

    internal DistributedChallengeStore(SealedCache cache, Func<CognitoClient> client, Func<TimeSpan> lifetime)
    {
        _cache = cache;
        _client = client;
        _lifetime = lifetime;
    }

    /// <summary>Stores a challenge.</summary>
    /// <param name="challenge">The challenge.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The handle of the challenge: 43 random letters, digits, <c>-</c> and <c>_</c>, with 256 bits of entropy.</returns>
    /// <exception cref="TokenStoreUnavailableException">The cache cannot be reached.</exception>
    public async Task<string> PutAsync(SignInChallenge challenge, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        string handle = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(HandleSize));
        await _cache.SetAsync(
            new() { Key = Key(handle), WrittenAt = _cache.Now, Text = challenge.Save() }, _lifetime(), isCopied: false, probes: false,
            cancellationToken).ConfigureAwait(false);
        return handle;
    }

    /// <summary>
    /// Gets a challenge and removes it, so that it is answered only once, even if the user sends a form twice. Store the challenge again if
    /// <see cref="CognitoException.CanAnswerAgain"/> says that another answer may follow.
    /// </summary>
    /// <param name="handle">The handle of the challenge, or <see langword="null"/> if the request has none.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>
    /// The challenge, or <see langword="null"/> if there is none: the handle is not valid, the challenge was taken before, or it has
    /// expired.
    /// </returns>
    /// <exception cref="TokenStoreUnavailableException">The cache cannot be reached.</exception>
    public async Task<SignInChallenge?> TakeAsync(string? handle, CancellationToken cancellationToken = default) =>
        IsHandle(handle) ? Resume(await _cache.TakeAsync(Key(handle!), cancellationToken).ConfigureAwait(false)) : null;

    /// <summary>Gets a challenge and keeps it, for example to show a page that asks for the code.</summary>
    /// <param name="handle">The handle of the challenge, or <see langword="null"/> if the request has none.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>
    /// The challenge, or <see langword="null"/> if there is none: the handle is not valid, the challenge was taken before, or it has
    /// expired.
    /// </returns>
    /// <exception cref="TokenStoreUnavailableException">The cache cannot be reached.</exception>
    public async Task<SignInChallenge?> ReadAsync(string? handle, CancellationToken cancellationToken = default) =>
        IsHandle(handle)
            ? Resume((await _cache.ReadAsync(Key(handle!), false, cancellationToken).ConfigureAwait(false)).Entry) : null;

    /// <summary>Returns the key of a challenge. A list of the keys of the cache contains no handle.</summary>
    private string Key(string handle) => _cache.Key("challenge", handle);

    /// <summary>False for a text that no handle can be, which costs no call of the cache.</summary>
    private static bool IsHandle(string? handle) =>
        handle?.Length == (HandleSize * 8 + 5) / 6 && !handle.AsSpan().ContainsAnyExcept(HandleCharacters);

    private SignInChallenge? Resume(StoredEntry? entry)
    {
        if (entry?.Text is not { } saved)
            return null;
        CognitoClient client = _client();
        try
        {
            return client.ResumeSignIn(saved);
        }
        catch (SignInStateException e) when (e.Reason == SignInStateRefusal.OtherSignIn)
        {
            return client.ResumeAdminSignIn(saved);
        }
        catch (SignInStateException)
        {
            return null; // it has expired, or belongs to settings of this client that have changed since
        }
    }
}
