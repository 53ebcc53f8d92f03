using System.Security.Cryptography;

namespace LiteCognito.Emulator.State;

/// <summary>A refresh token and the sign-in that it belongs to.</summary>
internal sealed class RefreshToken
{
    public required EmulatorUser User { get; init; }

    public required EmulatorClient Client { get; init; }

    /// <summary>The ID that all tokens of the sign-in share.</summary>
    public required string OriginJti { get; init; }

    /// <summary>The ID of the sign-in in the list of the user's sessions.</summary>
    public string SessionId { get; init; } = "tkn" + RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 25);

    /// <summary>Whether the pool tracked sessions at the sign-in.</summary>
    public bool IsTracked { get; init; }

    public required DateTimeOffset SignedInAt { get; init; }

    /// <summary>The time of the sign-in or of the latest refresh.</summary>
    public required DateTimeOffset LastUsedAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required string? DeviceKey { get; init; }

    public required IReadOnlyCollection<string> Scopes { get; init; }

    public string? Nonce { get; init; }

    public string Value { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(192)).Replace('+', '-').Replace('/', '_');

    /// <summary>The time at which rotation first replaced this token.</summary>
    public DateTimeOffset? RotatedAt { get; set; }

    /// <summary>Returns true if all tokens that came from this one have expired too. They are valid for at most a day.</summary>
    public bool IsForgotten(DateTimeOffset now) => now >= ExpiresAt.AddDays(1);

    /// <summary>Creates the next token of the same sign-in. Rotation does not extend the lifetime.</summary>
    public RefreshToken Successor(DateTimeOffset now) => new()
    {
        User = User,
        Client = Client,
        OriginJti = OriginJti,
        SessionId = SessionId,
        IsTracked = IsTracked,
        SignedInAt = SignedInAt,
        LastUsedAt = now,
        ExpiresAt = ExpiresAt,
        DeviceKey = DeviceKey,
        Scopes = Scopes,
    };
}
