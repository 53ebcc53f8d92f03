using System.Security.Cryptography;

namespace LiteCognito.Emulator.State;

/// <summary>A refresh token and the sign-in that it belongs to.</summary>
internal sealed class RefreshToken
{
    public required EmulatorUser User { get; init; }

    public required EmulatorClient Client { get; init; }

    /// <summary>The ID that all tokens of the sign-in share.</summary>
    public required string OriginJti { get; init; }

    public required DateTimeOffset SignedInAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required string? DeviceKey { get; init; }

    public required IReadOnlyCollection<string> Scopes { get; init; }

    public string? Nonce { get; init; }

    public string Value { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(192)).Replace('+', '-').Replace('/', '_');

    /// <summary>The time at which rotation first replaced this token.</summary>
    public DateTimeOffset? RotatedAt { get; set; }

    /// <summary>Creates the next token of the same sign-in. Rotation does not extend the lifetime.</summary>
    public RefreshToken Successor() => new()
    {
        User = User,
        Client = Client,
        OriginJti = OriginJti,
        SignedInAt = SignedInAt,
        ExpiresAt = ExpiresAt,
        DeviceKey = DeviceKey,
        Scopes = Scopes,
    };
}
