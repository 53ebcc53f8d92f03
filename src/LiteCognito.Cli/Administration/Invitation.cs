using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Parsing;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Administration;

/// <summary>
/// How a new user receives the invitation with the temporary password. Cognito's default is SMS only, so that a user with an email address
/// alone would receive nothing.
/// </summary>
internal static class Invitation
{
    public static readonly Option<string> Deliver = SharedOptions.Create(
        "--deliver", "list",
        "Send the invitation by email, sms or both, as email,sms. Default: email if the user has an email address, otherwise sms.");

    public static readonly Option<bool> Suppress = CreateSwitch("--suppress", "Do not send an invitation.");

    /// <summary>Throws if the options contradict each other.</summary>
    public static void Check(ParseResult line)
    {
        if (line.GetValue(Deliver) is not { } deliver)
            return;
        if (line.GetValue(Suppress))
            throw new UsageException("--deliver cannot be used with --suppress, which sends no invitation.");
        if (ParseMediums(deliver).Length == 0)
            throw new UsageException("--deliver is email, sms or both, as email,sms.");
    }

    /// <summary>
    /// Returns EMAIL and SMS as the options say, or the one that fits the user: email has precedence. The result is empty if the user has
    /// no address, or with --suppress.
    /// </summary>
    public static string[] GetMediums(ParseResult line, string username, JsonArray? attributes)
    {
        if (line.GetValue(Suppress))
            return [];
        if (line.GetValue(Deliver) is { } deliver)
            return ParseMediums(deliver);
        bool hasPhoneNumber = Has(attributes, "phone_number");
        // In some pools, the user name is the email address or the phone number.
        if (Has(attributes, "email") || (!hasPhoneNumber && username.Contains('@', StringComparison.Ordinal)))
            return ["EMAIL"];
        return hasPhoneNumber || username.StartsWith('+') ? ["SMS"] : [];
    }

    /// <summary>Returns the mediums for which the user, as AdminCreateUser returns it, has an address.</summary>
    public static string[] GetReached(string[] mediums, JsonElement response)
    {
        var attributes = (RawCall.Copy(response)["User"] as JsonObject)?["Attributes"] as JsonArray;
        return [.. mediums.Where(medium => Has(attributes, medium == "EMAIL" ? "email" : "phone_number"))];
    }

    /// <summary>Adds the members about the invitation to a request of AdminCreateUser.</summary>
    public static void AddTo(ParseResult line, JsonObject request, string[] mediums)
    {
        if (line.GetValue(Suppress))
            request["MessageAction"] = "SUPPRESS";
        else if (mediums.Length > 0)
            request["DesiredDeliveryMediums"] = new JsonArray([.. mediums.Select(medium => (JsonNode)medium)]);
    }

    /// <summary>Describes the delivery, such as <c>by email and SMS</c>.</summary>
    public static string Describe(string[] mediums) =>
        $"by {string.Join(" and ", mediums.Select(medium => medium == "EMAIL" ? "email" : medium))}";

    private static bool Has(JsonArray? attributes, string name) => attributes?.Any(attribute => attribute is JsonObject pair
        && pair["Name"] is JsonValue key && key.TryGetValue(out string? found) && found == name
        && pair["Value"] is JsonValue value && value.TryGetValue(out string? address) && address.Length > 0) == true;

    /// <summary>Returns the mediums, or none if the list contains a wrong word.</summary>
    private static string[] ParseMediums(string list)
    {
        string[] mediums = [.. SplitList(list).Select(word => word.ToUpperInvariant()).Distinct()];
        return Array.TrueForAll(mediums, medium => medium is "EMAIL" or "SMS") ? mediums : [];
    }
}
