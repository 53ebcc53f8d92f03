using System.Globalization;

namespace LiteCognito.Srp;

/// <summary>
/// Cognito's TIMESTAMP: <c>Fri Jan 2 10:26:05 UTC 2026</c>, in English whatever the culture, the day without a leading zero.
/// </summary>
internal static class Timestamp
{
    /// <summary>Longest text.</summary>
    public const int MaxLength = 32;

    public static int Format(Span<char> destination, DateTimeOffset time)
    {
        time.UtcDateTime.TryFormat(destination, out int written, "ddd MMM d HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture);
        return written;
    }
}
