using System.Diagnostics;
using LiteCognito.Tokens;

namespace LiteCognito;

/// <summary>RSA in managed code: one signature of OpenSSL, altered signatures, and speed. Runs in a browser and in tests.</summary>
internal static class BrowserRsaChecks
{
    // Made with `openssl genrsa 2048` and `openssl dgst -sha256 -sign`.
    private const string Modulus =
        "rrsGidD9E/StZsN8WRtJO25peOlfGo4PofHS0IEoTEszBcsyR7LEc7s8ugDRxKdi+FSlvVJGNCSfU9c+JJmz0kmSgEIQFfzPhPPtCscs3ZKg3irgsWNp" +
        "nhoLr/8DQY5ARHa6nxWB2IaBZR4EwS3/8mgITyh3KVImllpicAwWcF1uBuRVHeKxHS02o6KhvN8ysEd3FaNZikkhcsB0aCr5WXf7Lh/St2LagVt9Kp2Y" +
        "BE0DqNXZDzvB62y1CqUsBN3EM8Z8G2OLpwO9AtoCDlz0+08ei+S+AqoTC1qv2ZlQnLT8MTn3m/Vug5AumaO44vD7NPqEhMMPm1OTnMUKvUUgkQ==";

    private const string Signature =
        "YAn6drhU6wYYngrBeE1shtWIfz84HBW/oVRzCcve5ToNV7FNX4GqsrjQWg00wEQY00XL/ni6uC883ylBFkPrM5jfkZIBtG0/exmOV8RNl+RVZID6Q80i" +
        "TFHWHmB1wUXWNJevikhxpBHsIhaaqpq2wpUe6MXhCf0l/45VCogtjBwiLh6eGqGMg34XtamOs2GzgkBtGNZa+yrF1b9CBtEasGfd4TyaTHomHUMMCrqD" +
        "+f0fhp3bW9U4dWcRR0c6ewBVidXo05H8KrnzWRwoJ0AW7CyAeEN5v6mv/bW3wHD7cpsB+qB0GVgvII+NMcIUrSfXmKL6A2jEBhDxPuBVuJxuEw==";

    /// <summary>Verifies the genuine signature and eight others.</summary>
    /// <returns>The names of the signatures with a wrong result.</returns>
    public static List<string> Wrong()
    {
        ManagedRsa key = Key();
        byte[] text = "header.payload"u8.ToArray(), genuine = Convert.FromBase64String(Signature);
        List<string> wrong = [];
        Check("genuine", text, genuine, true);
        Check("another text", [.. text, 0], genuine, false);
        Check("no signature", text, [], false);
        Check("a shorter signature", text, genuine[..^1], false);
        Check("a longer signature", text, [.. genuine, 0], false);
        Check("a leading zero", text, [0, .. genuine], false);
        Check("zeros", text, new byte[genuine.Length], false);
        Check("the modulus", text, Convert.FromBase64String(Modulus), false);
        genuine[100] ^= 1;
        Check("one bit", text, genuine, false);
        return wrong;

        void Check(string name, byte[] signed, byte[] signature, bool expected)
        {
            if (key.Verify(signed, signature) != expected)
                wrong.Add(name);
        }
    }

    /// <summary>Measures verifications in milliseconds.</summary>
    /// <returns>The time of the first one, and the median of later ones.</returns>
    public static (double First, double Later) Measure(int later = 15)
    {
        ManagedRsa key = Key();
        byte[] genuine = Convert.FromBase64String(Signature);
        double first = Time();
        double[] times = [.. Enumerable.Range(0, later).Select(_ => Time()).Order()];
        return (first, times[later / 2]);

        double Time()
        {
            long started = Stopwatch.GetTimestamp();
            key.Verify("header.payload"u8, genuine);
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }
    }

    private static ManagedRsa Key() => new(Convert.FromBase64String(Modulus), [1, 0, 1]);
}
