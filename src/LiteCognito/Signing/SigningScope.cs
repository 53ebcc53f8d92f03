using LiteCognito.Secrets;

namespace LiteCognito.Signing;

/// <summary>The time, region and service that a signature is valid for.</summary>
/// <param name="time">The time of the x-amz-date header, such as <c>20150830T123600Z</c>.</param>
/// <param name="region">The AWS region of the call.</param>
/// <param name="service">The service of the call, such as <c>cognito-idp</c>.</param>
internal readonly ref struct SigningScope(ReadOnlySpan<char> time, string region, string service)
{
    /// <summary>The number of characters of a day, such as <c>20150830</c>.</summary>
    public const int DayLength = 8;

    /// <summary>The last part of every scope.</summary>
    public static ReadOnlySpan<byte> Terminator => "aws4_request"u8;

    public ReadOnlySpan<char> Time { get; } = time;

    /// <summary>The day of <see cref="Time"/>. A signing key is valid for one day.</summary>
    public ReadOnlySpan<char> Day => Time[..DayLength];

    public string Region { get; } = region;

    public string Service { get; } = service;

    /// <summary>Appends <c>{day}/{region}/{service}/aws4_request</c>.</summary>
    public void WriteTo(ref SecretBuffer to)
    {
        to.Append(Day);
        to.Append("/"u8);
        to.Append(Region);
        to.Append("/"u8);
        to.Append(Service);
        to.Append("/"u8);
        to.Append(Terminator);
    }
}
