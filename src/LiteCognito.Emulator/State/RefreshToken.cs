using System.Security.Cryptography;

namespace LiteCognito.Emulator.State;

/// <summary>A refresh token and the sign-in it belongs to.</summary>
internal sealed class RefreshToken
{
    public required EmulatorUser User { get; init; }

    public required EmulatorClient Client { get; init; }

    /// <summary>What all tokens of the sign-in share.</summary>
    public required string OriginJti { get; init; }

    public required DateTimeOffset SignedInAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required string? DeviceKey { get; init; }

    public required IReadOnlyCollection<string> Scopes { get; init; }

    public string? Nonce { get; init; }

    public string Value { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(192)).Replace('+', '-').Replace('/', '_');

    /// <summary>When it was used up, and another given for it.</summary>
    public DateTimeOffset? RotatedAt { get; set; }

    public bool IsValid(DateTimeOffset now) => now < ExpiresAt && User.SignIns.Contains(OriginJti);

    /// <summary>Another of the same sign-in; rotation does not prolong it.</summary>
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
