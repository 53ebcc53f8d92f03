namespace LiteCognito;

/// <summary>
/// The ways to deliver messages, for <see cref="Model.AdminCreateUserRequest.DesiredDeliveryMediums"/>,
/// <see cref="Model.CodeDeliveryDetails.DeliveryMedium"/> and <see cref="DeliveredCodeChallenge.DeliveryMedium"/>.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CodeDeliveryDetailsType.html"/>
public static class CognitoDeliveryMediums
{
    /// <summary>Delivery by text message (SMS).</summary>
    public const string Sms = "SMS";

    /// <summary>Delivery by email.</summary>
    public const string Email = "EMAIL";
}
