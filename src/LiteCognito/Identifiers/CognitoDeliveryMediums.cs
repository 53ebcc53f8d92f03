namespace LiteCognito;

/// <summary>
/// How messages are delivered, for <see cref="Model.AdminCreateUserRequest.DesiredDeliveryMediums"/>,
/// <see cref="Model.CodeDeliveryDetails.DeliveryMedium"/> and <see cref="DeliveredCodeChallenge.DeliveryMedium"/>.
/// </summary>
public static class CognitoDeliveryMediums
{
    /// <summary>By text message.</summary>
    public const string Sms = "SMS";

    /// <summary>By email.</summary>
    public const string Email = "EMAIL";
}
