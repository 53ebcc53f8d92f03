using System.Globalization;
using LiteCognito.Aot;

namespace LiteCognito.Browser.Page;

/// <summary>The client side of SRP and the verification of signatures: results and speed.</summary>
internal static class SrpChecks
{
    public static IEnumerable<KeyValuePair<string, Func<Settings, Task<string>>>> All =>
    [
        new("Srp_agrees_with_the_vectors", _ => Task.FromResult(Replay())),
        new("Srp_agrees_with_BigInteger_on_every_kernel", _ => Task.FromResult(Agree())),
        new("Srp_client_takes", _ => Task.FromResult(MeasureSrp())),
        new("Altered_signatures_are_refused", _ => Task.FromResult(string.Join(", ", BrowserRsaChecks.Wrong()))),
        new("Verification_takes", _ => Task.FromResult(MeasureRsa())),
    ];

    private static string Replay()
    {
        var tally = new Tally();
        SrpVectors.Replay(tally);
        return $"{tally.Passed} passed, {tally.Failed} failed";
    }

    /// <summary>Returns the kernels with the number of exchanges that agree.</summary>
    private static string Agree() =>
        string.Join(", ", BrowserSrpChecks.Agree().Select(kernel => $"{kernel.Key} {kernel.Value}").Order(StringComparer.Ordinal));

    /// <summary>Returns milliseconds: of the page's first client, of a later one, and of one with BigInteger.</summary>
    private static string MeasureSrp()
    {
        (_, double first, double later, double bigInteger) = BrowserSrpChecks.Measure();
        return string.Create(CultureInfo.InvariantCulture, $"{first:0} {later:0} {bigInteger:0}");
    }

    /// <summary>Returns milliseconds: of the page's first verification, and of a later one.</summary>
    private static string MeasureRsa()
    {
        (double first, double later) = BrowserRsaChecks.Measure();
        return string.Create(CultureInfo.InvariantCulture, $"{first:0} {later:0}");
    }
}
