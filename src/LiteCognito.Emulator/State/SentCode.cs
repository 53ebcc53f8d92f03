using LiteCognito.Emulator.Journal;

namespace LiteCognito.Emulator.State;

/// <summary>A code that was sent to an address of a user.</summary>
/// <param name="Code">The code.</param>
/// <param name="Attribute">The attribute that holds the address.</param>
/// <param name="ExpiresAt">The time at which the code stops being valid.</param>
internal sealed record SentCode(string Code, string Attribute, DateTimeOffset ExpiresAt)
{
    private const int MaxFailures = 5;

    private int _failures;

    /// <summary>The address that the code was sent to, if the attribute gets it only when the code is verified.</summary>
    public string? NewValue { get; init; }

    /// <summary>True if too many wrong codes were given. The user must then request another code.</summary>
    public bool IsLocked => _failures >= MaxFailures;

    public void CountFailure() => _failures++;

    public static SentCode Exchange(Fields fields, SentCode? code)
    {
        int failures = fields.Int32("Failures", code?._failures ?? 0);
        return new(
            fields.Text(nameof(Code), code?.Code),
            fields.Text(nameof(Attribute), code?.Attribute),
            fields.Time(nameof(ExpiresAt), code?.ExpiresAt ?? default))
        {
            NewValue = fields.OptionalText(nameof(NewValue), code?.NewValue),
            _failures = failures,
        };
    }
}
