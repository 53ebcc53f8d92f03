namespace LiteCognito.Model;

/// <summary>A destination for SMS codes, in a legacy format (Cognito's MFAOptionType).</summary>
public sealed record MFAOption
{
    /// <summary>The delivery medium: <c>SMS</c> or <c>EMAIL</c>. Cognito supports only <c>SMS</c>.</summary>
    public string? DeliveryMedium { get; init; }

    /// <summary>The name of the attribute that contains the phone number: <c>phone_number</c>.</summary>
    public string? AttributeName { get; init; }
}
