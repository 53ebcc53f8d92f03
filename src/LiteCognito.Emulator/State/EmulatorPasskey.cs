using System.Buffers.Text;
using LiteCognito.Emulator.Journal;

namespace LiteCognito.Emulator.State;

/// <summary>A passkey that a user has registered.</summary>
internal sealed class EmulatorPasskey
{
    public required byte[] RawId { get; init; }

    /// <summary>The COSE_Key as the authenticator encoded it.</summary>
    public required byte[] PublicKey { get; init; }

    public required uint Counter { get; set; }

    public required string? Attachment { get; init; }

    public required IReadOnlyList<string> Transports { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string Id => Base64Url.EncodeToString(RawId);

    public static EmulatorPasskey Exchange(Fields fields, EmulatorPasskey? passkey) => new()
    {
        RawId = fields.Bytes(nameof(RawId), passkey?.RawId),
        PublicKey = fields.Bytes(nameof(PublicKey), passkey?.PublicKey),
        Counter = (uint)fields.Number(nameof(Counter), passkey?.Counter ?? 0),
        Attachment = fields.OptionalText(nameof(Attachment), passkey?.Attachment),
        Transports = fields.List(nameof(Transports), passkey?.Transports),
        CreatedAt = fields.Time(nameof(CreatedAt), passkey?.CreatedAt ?? default),
    };
}
