using System.Security.Cryptography;
using LiteCognito.Emulator.Journal;

namespace LiteCognito.Emulator.State;

/// <summary>A refresh token and the sign-in that it belongs to.</summary>
internal sealed class RefreshToken : IRecorded
{
    private const int KeyLength = 24;

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

    public string Value { get; init; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(192)).Replace('+', '-').Replace('/', '_');

    /// <summary>The time at which rotation first replaced this token.</summary>
    public DateTimeOffset? RotatedAt { get; set; }

    public string RecordKey => RecordKind.Token + Value[..KeyLength];

    public bool IsLive => User.Pool.State.RefreshTokens.Has(Value, this);

    public static RefreshToken Restore(Fields fields, Func<Fields, EmulatorUser> user, Func<Fields, EmulatorClient> client) =>
        Exchange(fields, null, user(fields), client(fields));

    public void Exchange(Fields fields)
    {
        User.ExchangeReference(fields);
        fields.Text("ClientId", Client.Id);
        Exchange(fields, this, User, Client);
    }

    /// <summary>Returns true if all tokens that came from this one have expired too. They are valid for at most a day.</summary>
    public bool IsForgotten(DateTimeOffset now) => now >= ExpiresAt.AddDays(1);

    private static RefreshToken Exchange(Fields fields, RefreshToken? token, EmulatorUser user, EmulatorClient client) => new()
    {
        User = user,
        Client = client,
        Value = fields.Text(nameof(Value), token?.Value),
        OriginJti = fields.Text(nameof(OriginJti), token?.OriginJti),
        SessionId = fields.Text(nameof(SessionId), token?.SessionId),
        IsTracked = fields.Flag(nameof(IsTracked), token?.IsTracked ?? false),
        SignedInAt = fields.Time(nameof(SignedInAt), token?.SignedInAt ?? default),
        LastUsedAt = fields.Time(nameof(LastUsedAt), token?.LastUsedAt ?? default),
        ExpiresAt = fields.Time(nameof(ExpiresAt), token?.ExpiresAt ?? default),
        DeviceKey = fields.OptionalText(nameof(DeviceKey), token?.DeviceKey),
        Scopes = fields.List(nameof(Scopes), token?.Scopes),
        Nonce = fields.OptionalText(nameof(Nonce), token?.Nonce),
        RotatedAt = fields.OptionalTime(nameof(RotatedAt), token?.RotatedAt),
    };

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
