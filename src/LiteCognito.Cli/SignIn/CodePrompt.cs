using System.Text.Json;
using LiteCognito.Model;

namespace LiteCognito.Cli.SignIn;

/// <summary>The text that prompts for a code: where the user finds it.</summary>
internal static class CodePrompt
{
    /// <summary>The prompt for a code of an app whose name is unknown.</summary>
    public const string AuthenticatorApp = "Code from the authenticator app: ";

    /// <summary>Returns the prompt for the code of a challenge.</summary>
    public static string For(CodeChallenge challenge) => challenge switch
    {
        SoftwareTokenMfaChallenge { FriendlyDeviceName: { Length: > 0 } name } => $"Code from the authenticator app {name}: ",
        SoftwareTokenMfaChallenge => AuthenticatorApp,
        DeliveredCodeChallenge delivered => $"Code sent by {Medium(delivered)}{To(delivered.Destination)}: ",
        _ => $"Code for {challenge.Name}: ",
    };

    /// <summary>Returns the prompt for a code that was sent.</summary>
    public static string For(CodeDeliveryDetails? delivery) => $"Code{Describe(delivery)}: ";

    /// <summary>Returns a sentence that says where a code went.</summary>
    public static string DescribeDelivery(CodeDeliveryDetails? delivery) => $"The code was{Describe(delivery, " sent")}.";

    /// <summary>Writes where a code went.</summary>
    public static void Write(Utf8JsonWriter writer, CodeDeliveryDetails? delivery)
    {
        if (delivery is null)
            return;
        writer.WriteString("codeDestination", delivery.Destination);
        writer.WriteString("codeDeliveryMedium", delivery.DeliveryMedium);
        writer.WriteString("codeAttribute", delivery.AttributeName);
    }

    private static string Describe(CodeDeliveryDetails? delivery, string unknown = "") => delivery is null
        ? unknown
        : $" sent by {(delivery.DeliveryMedium == CognitoDeliveryMediums.Email ? "email" : "text message")}{To(delivery.Destination)}";

    private static string Medium(DeliveredCodeChallenge challenge) =>
        challenge.DeliveryMedium == CognitoDeliveryMediums.Email || (challenge.DeliveryMedium is null && challenge is EmailOtpChallenge)
            ? "email" : "text message";

    private static string To(string? destination) => destination is null ? "" : $" to {destination}";
}
