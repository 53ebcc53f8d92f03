using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Operations;

/// <summary>Sends and checks the codes that verify an email address or a phone number.</summary>
internal static class CodeDelivery
{
    /// <summary>Sends a code. Returns the code and the CodeDeliveryDetails of the response.</summary>
    public static (string Code, JsonObject Details) Send(Call call, EmulatorUser user, string attribute, string purpose)
    {
        string medium = attribute == "email" ? "EMAIL" : "SMS", destination = user.Attributes[attribute];
        return (call.State.Send(user, medium, destination, purpose), new()
        {
            ["Destination"] = Mask.Destination(destination),
            ["DeliveryMedium"] = medium,
            ["AttributeName"] = attribute,
        });
    }

    /// <summary>Rejects a code that differs from the sent one or has expired.</summary>
    public static void Check(Call call, string name, (string Code, DateTimeOffset ExpiresAt)? sent)
    {
        if (sent is not { } code)
            throw new ApiError("ExpiredCodeException", "Invalid code provided, please request a code again.");
        if (!call.CodeMatches(name, code.Code))
            throw new ApiError("CodeMismatchException", "Invalid verification code provided, please try again.");
        if (call.Now >= code.ExpiresAt)
            throw new ApiError("ExpiredCodeException", "Invalid code provided, please request a code again.");
    }
}

/// <summary>Masks addresses and phone numbers as Cognito does.</summary>
internal static class Mask
{
    public static string Destination(string destination)
    {
        int at = destination.IndexOf('@', StringComparison.Ordinal);
        if (at > 0 && at + 1 < destination.Length)
            return $"{destination[0]}***@{destination[at + 1]}***";
        return destination.Length <= 4 ? "****" : string.Concat("+", new string('*', destination.Length - 5), destination[^4..]);
    }
}
