namespace LiteCognito.Model;

/// <summary>Where codes by SMS go, in a form that older programs use (Cognito's MFAOptionType).</summary>
public sealed record MFAOption
{
    /// <summary>How: SMS is the only one that works. <c>SMS</c> or <c>EMAIL</c>.</summary>
    public string? DeliveryMedium { get; init; }

    /// <summary>The attribute that holds the number: <c>phone_number</c>.</summary>
    public string? AttributeName { get; init; }
}
