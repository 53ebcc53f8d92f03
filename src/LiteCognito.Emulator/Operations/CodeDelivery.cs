using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>Sends and checks the codes that verify an email address or a phone number.</summary>
internal static class CodeDelivery
{
    /// <summary>
    /// Sends a code to an address of the user, or to a new value of the attribute. Returns the code and the CodeDeliveryDetails of the
    /// response.
    /// </summary>
    public static (SentCode Code, JsonObject Details) Send(
        Call call, EmulatorUser user, string attribute, string purpose, TimeSpan validity, string? newValue = null)
    {
        string medium = attribute == "email" ? "EMAIL" : "SMS", destination = newValue ?? user.Attributes[attribute];
        string code = call.State.Send(user, medium, destination, purpose);
        return (new(code, attribute, call.Now + validity) { NewValue = newValue }, new()
        {
            ["Destination"] = Mask.Destination(destination),
            ["DeliveryMedium"] = medium,
            ["AttributeName"] = attribute,
        });
    }

    /// <summary>Rejects a code that differs from the sent one or has expired.</summary>
    public static void Check(Call call, string name, SentCode? sent)
    {
        string given = call.GetRequired(name);
        if (sent is null)
            throw Expired();
        if (sent.IsLocked)
            throw new ApiError("LimitExceededException", "Attempt limit exceeded, please try after some time.");
        if (!FixedTime.AreEqual(given, sent.Code))
        {
            sent.CountFailure();
            throw new ApiError("CodeMismatchException", "Invalid verification code provided, please try again.");
        }
        if (call.Now >= sent.ExpiresAt)
            throw Expired();
    }

    public static ApiError Expired() => new("ExpiredCodeException", "Invalid code provided, please request a code again.");
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
