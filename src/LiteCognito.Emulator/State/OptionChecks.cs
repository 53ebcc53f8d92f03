namespace LiteCognito.Emulator.State;

/// <summary>Rejects options with values that have no meaning, which would have no effect.</summary>
internal static class OptionChecks
{
    private static readonly string[] Addresses = ["email", "phone_number"];

    public static void Check(EmulatorPoolOptions options)
    {
        string? mistake =
            FindUnknown(nameof(options.MfaToSetUp), options.MfaToSetUp, [EmulatorUser.SoftwareToken, EmulatorUser.Email])
            ?? FindUnknown(
                nameof(options.AllowedFirstAuthFactors), options.AllowedFirstAuthFactors,
                ["PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"])
            ?? FindUnknown(nameof(options.AliasAttributes), options.AliasAttributes, [.. Addresses, "preferred_username"])
            ?? FindUnknown(nameof(options.UsernameAttributes), options.UsernameAttributes, Addresses)
            ?? FindUnknown(nameof(options.AutoVerifiedAttributes), options.AutoVerifiedAttributes, Addresses)
            ?? FindCustom(options.CustomAttributes);
        if (mistake is not null)
            throw new ArgumentException($"{nameof(EmulatorPoolOptions)}.{mistake}", nameof(options));
        if (options.AliasAttributes.Count > 0 && options.UsernameAttributes.Count > 0)
            throw new ArgumentException(
                $"{nameof(EmulatorPoolOptions)} has both {nameof(options.AliasAttributes)} and {nameof(options.UsernameAttributes)}. "
                + "A pool can have one of them.",
                nameof(options));
    }

    /// <summary>Returns whether a text has the form of an app client's ID.</summary>
    public static bool IsClientId(string id) =>
        id.Length is >= 1 and <= 128 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '+');

    public static void Check(EmulatorClientOptions options)
    {
        if (options.Id is { } id && !IsClientId(id))
            throw new ArgumentException(
                $"{nameof(EmulatorClientOptions)}.{nameof(options.Id)} is not the ID of an app client. "
                + "It has 1 to 128 letters, digits, '_' and '+'.",
                nameof(options));
        string? mistake = FindUnknown(nameof(options.ExplicitAuthFlows), options.ExplicitAuthFlows, AuthFlows.Names)
            ?? FindUnknown(nameof(options.AllowedOAuthFlows), options.AllowedOAuthFlows, ["code", "client_credentials"]);
        if (mistake is not null)
            throw new ArgumentException($"{nameof(EmulatorClientOptions)}.{mistake}", nameof(options));
    }

    public static void CheckIssuer(Uri? issuer)
    {
        if (issuer is not null && !(issuer.IsAbsoluteUri && issuer.Scheme is "http" or "https" && issuer.Host.Length > 0
            && (issuer.UserInfo + issuer.Query + issuer.Fragment).Length == 0))
            throw new ArgumentException(
                $"{nameof(CognitoEmulatorOptions)}.{nameof(CognitoEmulatorOptions.Issuer)} is not an address with http or https "
                + "and without a user, a query or a fragment.",
                nameof(issuer));
    }

    public static void CheckOrigins(IEnumerable<string> origins)
    {
        if (origins.FirstOrDefault(origin => Origin.Parse(origin) is null) is { } mistake)
            throw new ArgumentException(
                $"{nameof(CognitoEmulatorOptions)}.{nameof(CognitoEmulatorOptions.AllowedOrigins)} has '{mistake}', which is not the "
                + "origin of a page: a scheme, a host and optionally a port, such as http://localhost:3000.",
                nameof(origins));
    }

    private static string? FindUnknown(string option, IEnumerable<string> values, string[] known) =>
        values.FirstOrDefault(value => !known.Contains(value)) is { } unknown
            ? $"{option} has '{unknown}', which is not one of these: {string.Join(", ", known)}." : null;

    private static string? FindCustom(IEnumerable<string> names)
    {
        const int MostCharacters = 20;
        string? mistake = names.FirstOrDefault(name => !name.StartsWith(AttributeSchema.CustomPrefix, StringComparison.Ordinal)
            || name.Length - AttributeSchema.CustomPrefix.Length is < 1 or > MostCharacters);
        return mistake is null ? null
            : $"{nameof(EmulatorPoolOptions.CustomAttributes)} has '{mistake}', which is not the name of a custom attribute: "
                + $"{AttributeSchema.CustomPrefix} and 1 to {MostCharacters} characters.";
    }
}
