using System.Globalization;

namespace LiteCognito.Srp;

/// <summary>
/// Formats Cognito's TIMESTAMP, such as <c>Fri Jan 2 10:26:05 UTC 2026</c>: in English regardless of the culture, and without a leading
/// zero in the day.
/// </summary>
/// <remarks>
/// <para>Source: spec/srp.md, "The exchange".</para>
/// <para>Size: at most 32 characters.</para>
/// <para>Timing: the value is public.</para>
/// </remarks>
internal static class Timestamp
{
    /// <summary>The maximum length of the text, in characters.</summary>
    public const int MaxLength = 32;

    public static int Format(Span<char> destination, DateTimeOffset time)
    {
        time.UtcDateTime.TryFormat(destination, out int written, "ddd MMM d HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture);
        return written;
    }
}
