using System.Text;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>Imports the users of a CSV file.</summary>
internal static class UserImport
{
    private const int MaxLineLength = 16_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private enum Outcome
    {
        Imported,
        Skipped,
        Failed,
    }

    /// <summary>Imports each user by itself: a line that cannot be imported does not affect the others.</summary>
    public static void Run(EmulatorPool pool, ImportJob job, DateTimeOffset now)
    {
        if (ReadLines(job.File!) is not { Length: > 0 } lines || Header(pool, lines[0]) is not { } header)
        {
            job.End("Failed", "The header or the encoding of the CSV file is not valid.", now);
            return;
        }
        foreach (string line in lines.Skip(1).Where(line => !string.IsNullOrWhiteSpace(line)))
            _ = Import(pool, header, line) switch
            {
                Outcome.Imported => job.ImportedUsers++,
                Outcome.Skipped => job.SkippedUsers++,
                _ => job.FailedUsers++,
            };
        if (job.ImportedUsers == 0 && job.SkippedUsers + job.FailedUsers > 0)
            job.End("Failed", "Too many users have failed or been skipped during the import.", now);
        else
            job.End("Succeeded", "Import Job Completed Successfully.", now);
    }

    private static string[]? ReadLines(byte[] file)
    {
        try
        {
            return [.. Utf8.GetString(file).Split('\n').Select(line => line.TrimEnd('\r'))];
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Returns the names of the columns, or <see langword="null"/> if one is unknown, missing or there twice.</summary>
    private static List<string>? Header(EmulatorPool pool, string line)
    {
        List<string>? names = CsvLine.Read(line);
        HashSet<string> columns = [.. ImportColumns.Of(pool)];
        return names?.Count == columns.Count && columns.SetEquals(names) ? names : null;
    }

    private static Outcome Import(EmulatorPool pool, List<string> header, string line)
    {
        if (line.Length > MaxLineLength || CsvLine.Read(line) is not { } values || values.Count != header.Count)
            return Outcome.Failed;
        var attributes = new Dictionary<string, string>();
        for (int i = 0; i < header.Count; i++)
            if (values[i].Length > 0)
                attributes[header[i]] = values[i];
        if (!attributes.Remove(ImportColumns.Username, out string? username) || username.Length > 128 || username.Any(char.IsWhiteSpace))
            return Outcome.Failed;
        if (pool.Find(username) is not null)
            return Outcome.Skipped;
        attributes.Remove(ImportColumns.MfaEnabled, out string? mfa);
        return IsMfaAllowed(pool, mfa) && ReadFlags(attributes) && HasVerifiedAddress(pool, attributes)
            && Add(pool, username, attributes, mfa) ? Outcome.Imported : Outcome.Failed;
    }

    private static bool Add(EmulatorPool pool, string username, Dictionary<string, string> attributes, string? mfa)
    {
        try
        {
            EmulatorUser user = UserNames.Create(pool, username, attributes, "User already exists");
            user.Status = Status(pool, attributes);
            foreach (string alias in pool.Options.AliasAttributes.Where(user.HasAlias))
                AttributeChanges.CheckAlias(user, alias, attributes);
            user.RemovePassword();
            bool hasMfa = mfa is null ? pool.Options.MfaConfiguration == MfaConfiguration.On : IsTrue(mfa);
            if (hasMfa && user.IsVerified("phone_number"))
                user.Factors.Add(EmulatorUser.Sms);
            pool.TryAdd(user);
            return true;
        }
        catch (ApiError)
        {
            return false;
        }
    }

    /// <summary>Returns CONFIRMED for a user who can sign in with a code, because only a password must be reset.</summary>
    private static string Status(EmulatorPool pool, Dictionary<string, string> attributes) =>
        pool.Options.AllowedFirstAuthFactors.Any(factor =>
            (factor == EmulatorUser.Email && attributes.ContainsKey("email"))
            || (factor == UserAuth.SmsOtp && attributes.ContainsKey("phone_number"))) ? "CONFIRMED" : "RESET_REQUIRED";

    /// <summary>Converts the flags to lower case. Returns false if one is neither true nor false, or has no address.</summary>
    private static bool ReadFlags(Dictionary<string, string> attributes)
    {
        foreach (string address in (string[])["email", "phone_number"])
        {
            string flag = address + "_verified";
            if (!attributes.TryGetValue(flag, out string? value))
                continue;
            if (!IsTrue(value) && !IsFalse(value))
                return false;
            if (IsTrue(value) && !attributes.ContainsKey(address))
                return false;
            attributes[flag] = IsTrue(value) ? "true" : "false";
        }
        return true;
    }

    private static bool HasVerifiedAddress(EmulatorPool pool, Dictionary<string, string> attributes) =>
        pool.Options.AutoVerifiedAttributes.Any(address => attributes.GetValueOrDefault(address + "_verified") == "true");

    private static bool IsMfaAllowed(EmulatorPool pool, string? mfa) => mfa is null || (IsTrue(mfa)
        ? pool.Options.MfaConfiguration != MfaConfiguration.Off
        : IsFalse(mfa) && pool.Options.MfaConfiguration != MfaConfiguration.On);

    private static bool IsTrue(string text) => text.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static bool IsFalse(string text) => text.Equals("false", StringComparison.OrdinalIgnoreCase);
}
