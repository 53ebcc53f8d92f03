namespace LiteCognito;

/// <summary>Says what does not work in a browser. In a trimmed program, the exceptions of .NET itself have no messages.</summary>
internal static class Unsupported
{
    /// <summary>Throws in a browser.</summary>
    /// <param name="member">The name of the member that the program called.</param>
    /// <param name="reason">The reason and the remedy, as the end of the message.</param>
    /// <exception cref="PlatformNotSupportedException">The program runs in a browser.</exception>
    public static void InBrowser(string member, string reason)
    {
        if (OperatingSystem.IsBrowser())
            throw new PlatformNotSupportedException($"{member} does not work in a browser: {reason}");
    }
}
