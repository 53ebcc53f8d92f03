using System.Buffers.Text;
using System.Security.Cryptography;

namespace LiteCognito.Emulator.OAuth;

/// <summary>The state of managed login: open pages and authorization codes.</summary>
internal sealed class ManagedLoginState
{
    private static readonly TimeSpan CodeValidity = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, LoginStep> _steps = [];
    private readonly Dictionary<string, AuthorizationCode> _codes = [];

    /// <summary>Stores the step that a page shows, and returns the ID with which the page can be answered once.</summary>
    public string Remember(LoginStep step, DateTimeOffset now)
    {
        RemoveExpired(_steps, step => step.ExpiresAt <= now);
        string id = Random();
        _steps.Add(id, step);
        return id;
    }

    public LoginStep? Take(string id, DateTimeOffset now)
    {
        if (!_steps.Remove(id, out LoginStep? step) || now >= step.ExpiresAt)
            return null;
        step.User?.Touch();
        return step;
    }

    public string Issue(Authorization authorization, EmulatorUser user, DateTimeOffset now)
    {
        RemoveExpired(_codes, code => code.ExpiresAt <= now);
        string code = Guid.NewGuid().ToString();
        _codes.Add(code, new(authorization, user, now + CodeValidity));
        return code;
    }

    public AuthorizationCode? Find(string code)
    {
        AuthorizationCode? found = _codes.GetValueOrDefault(code);
        found?.User.Touch();
        return found;
    }

    public void Clear()
    {
        _steps.Clear();
        _codes.Clear();
    }

    private static void RemoveExpired<T>(Dictionary<string, T> entries, Func<T, bool> isExpired)
    {
        foreach (string old in entries.Where(entry => isExpired(entry.Value)).Select(entry => entry.Key).ToList())
            entries.Remove(old);
    }

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

/// <summary>The authorization request that a sign-in answers.</summary>
internal sealed record Authorization(
    EmulatorClient Client, string RedirectUri, IReadOnlyCollection<string> Scopes, string? State, string? Nonce, string? Challenge);

/// <summary>A page that is waiting for an answer: user name and password, or the code of a second factor.</summary>
internal sealed record LoginStep(Authorization Authorization, DateTimeOffset ExpiresAt)
{
    public EmulatorUser? User { get; init; }

    public string? Factor { get; init; }

    /// <summary>The code that was sent to the user.</summary>
    public string? Code { get; init; }

    public int Failures { get; init; }
}

/// <summary>
/// An authorization code. A used code is kept until it expires, because a second use revokes the tokens of the first
/// (RFC 6749 section 4.1.2).
/// </summary>
internal sealed class AuthorizationCode(Authorization authorization, EmulatorUser user, DateTimeOffset expiresAt)
{
    public Authorization Authorization { get; } = authorization;

    public EmulatorUser User { get; } = user;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    public bool IsUsed { get; set; }

    /// <summary>The ID of the sign-in that the code was exchanged for.</summary>
    public string? OriginJti { get; set; }
}
