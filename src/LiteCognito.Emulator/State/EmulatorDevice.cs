using LiteCognito.Emulator.Journal;
using Org.BouncyCastle.Math;

namespace LiteCognito.Emulator.State;

/// <summary>A confirmed device of a user.</summary>
internal sealed class EmulatorDevice
{
    public required string Key { get; init; }

    public required string GroupKey { get; init; }

    public required string? Name { get; init; }

    public required BigInteger Salt { get; init; }

    public required BigInteger Verifier { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ModifiedAt { get; set; }

    public required DateTimeOffset AuthenticatedAt { get; set; }

    /// <summary>True if the device is remembered. A remembered device may sign in without a second factor.</summary>
    public required bool Remembered { get; set; }

    public string SrpIdentity => GroupKey + Key;

    public static EmulatorDevice Exchange(Fields fields, EmulatorDevice? device) => new()
    {
        Key = fields.Text("DeviceKey", device?.Key),
        GroupKey = fields.Text(nameof(GroupKey), device?.GroupKey),
        Name = fields.OptionalText(nameof(Name), device?.Name),
        Salt = fields.Integer(nameof(Salt), device?.Salt),
        Verifier = fields.Integer(nameof(Verifier), device?.Verifier),
        CreatedAt = fields.Time(nameof(CreatedAt), device?.CreatedAt ?? default),
        ModifiedAt = fields.Time(nameof(ModifiedAt), device?.ModifiedAt ?? default),
        AuthenticatedAt = fields.Time(nameof(AuthenticatedAt), device?.AuthenticatedAt ?? default),
        Remembered = fields.Flag(nameof(Remembered), device?.Remembered ?? false),
    };
}
