using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Operations;

/// <summary>Rejects unknown values in lists of names.</summary>
internal static class Enumeration
{
    public static readonly string[] FirstFactors = ["PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"];
    public static readonly string[] OAuthFlows = ["code", "implicit", "client_credentials"];
    public static readonly string[] VerifiedAttributes = ["phone_number", "email"];
    public static readonly string[] AliasAttributes = ["phone_number", "email", "preferred_username"];

    public static readonly string[] FactorConfigurations = ["SINGLE_FACTOR", "MULTI_FACTOR_WITH_USER_VERIFICATION"];

    public static void Check(IReadOnlyCollection<string> values, string member, string[] known)
    {
        if (!values.All(known.Contains))
            throw ApiError.InvalidParameter(
                $"1 validation error detected: Value '[{string.Join(", ", values)}]' at '{member}' failed to satisfy constraint: Member "
                + $"must satisfy constraint: [Member must satisfy enum value set: [{string.Join(", ", known)}]]");
    }
}
