using System.Buffers.Text;
using System.Security.Cryptography;

namespace LiteCognito.Emulator.OAuth;

/// <summary>What managed login remembers: pages that wait for an answer, and codes that wait for their exchange.</summary>
internal sealed class ManagedLoginState
{
    private static readonly TimeSpan CodeValidity = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, LoginStep> _steps = [];
    private readonly Dictionary<string, AuthorizationCode> _codes = [];

    /// <summary>Remembers what a page asks for, and returns the page's one-time name.</summary>
    public string Remember(LoginStep step, DateTimeOffset now)
    {
        RemoveExpired(_steps, step => step.ExpiresAt <= now);
        string id = Random();
        _steps.Add(id, step);
        return id;
    }

    public LoginStep? Take(string id, DateTimeOffset now) => _steps.Remove(id, out LoginStep? step) && now < step.ExpiresAt ? step : null;

    public string Issue(Authorization authorization, EmulatorUser user, DateTimeOffset now)
    {
        RemoveExpired(_codes, code => code.ExpiresAt <= now);
        string code = Guid.NewGuid().ToString();
        _codes.Add(code, new(authorization, user, now + CodeValidity));
        return code;
    }

    public AuthorizationCode? Find(string code) => _codes.GetValueOrDefault(code);

    private static void RemoveExpired<T>(Dictionary<string, T> entries, Func<T, bool> isExpired)
    {
        foreach (string old in entries.Where(entry => isExpired(entry.Value)).Select(entry => entry.Key).ToList())
            entries.Remove(old);
    }

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

/// <summary>What a browser was sent to sign in for.</summary>
internal sealed record Authorization(
    EmulatorClient Client, string RedirectUri, IReadOnlyCollection<string> Scopes, string? State, string? Nonce, string? Challenge);

/// <summary>A page that waits for its answer: user name and password, or the code of a second factor.</summary>
internal sealed record LoginStep(Authorization Authorization, DateTimeOffset ExpiresAt)
{
    public EmulatorUser? User { get; init; }

    public string? Factor { get; init; }

    /// <summary>The code that was sent.</summary>
    public string? Code { get; init; }

    public int Failures { get; init; }
}

/// <summary>
/// An authorization code. It stays known once used, until it would have expired: its theft ends the sign-in (RFC 6749 section
/// 4.1.2).
/// </summary>
internal sealed class AuthorizationCode(Authorization authorization, EmulatorUser user, DateTimeOffset expiresAt)
{
    public Authorization Authorization { get; } = authorization;

    public EmulatorUser User { get; } = user;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    public bool IsUsed { get; set; }

    /// <summary>The sign-in that it became.</summary>
    public string? OriginJti { get; set; }
}
